export { type KeyRefusal, keyFileName, provideKey, readKey } from './key-file.ts'
export { fingerprintOf, type Secrets, secretsFrom } from './seal.ts'
