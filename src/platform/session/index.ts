export { codeDigest, newCode } from './code.ts'
export { guardOrigin, type Hosts } from './guard.ts'
export { hashPassword, isPassword } from './password.ts'
export { digestOf, newToken, sessionCookie } from './token.ts'
