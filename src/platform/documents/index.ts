export { readGrids, type ReadOptions } from './read.ts'
export type { Note, Read } from './read-here.ts'
export { tellRefusal, type FileRefusal, type Classification, type Found, type Limit, type Told } from './refusals.ts'
