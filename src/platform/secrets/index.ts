export { type KeyRefusal, keyFileName, nextKeyFile, provideKey, readKey, takeNextKey } from './key-file.ts'
export { fingerprintOf, type Secrets, secretsFrom } from './seal.ts'
