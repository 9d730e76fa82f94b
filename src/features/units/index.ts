export type { Commune, CommuneList, Committee, Place } from './place.ts'
export { province, resolveUnit, type PlaceContext } from './resolve.ts'
export { unitsNamedIn, type Named } from './passage.ts'
export { sameCommune, samePlace, successors, type Sameness } from './succession.ts'
