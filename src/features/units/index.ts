export type { Commune, CommuneList, Committee, Place } from './place.ts'
