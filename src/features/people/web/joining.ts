import type { AffiliationKind, Cause } from './contract.ts'

/** Why somebody may begin to belong in which way. */
export const causesOf: Readonly<Record<AffiliationKind, readonly Cause[]>> = {
  official: ['admitted', 'received', 'found'],
  temporary: ['received', 'found'],
  residence: ['introduced', 'found'],
  assigned: ['assigned', 'found'],
}
