export { understand, understandInSteps, type Progress, type Understood } from './understand.ts'
export { fromOldFont, likelyFont, toOldFont, type OldFont } from './fonts.ts'
export type * from './understanding.ts'
