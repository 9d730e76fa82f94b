import { day, type Day } from '#kernel/day.ts'

/** Since when the register knows of the province: its present borders. */
export const longAgo = day('1991-08-12')
/** Two levels instead of three. */
export const reform = day('2025-07-01')
export const resolution = '1678/NQ-UBTVQH15'

export type CellKind =
  | 'residentialCell'
  | 'communeAgencyCell'
  | 'agencyCell'
  | 'schoolCell'
  | 'hospitalCell'
  | 'enterpriseCell'

/** A unit to be founded, with everything that is known of it. */
export interface PlannedUnit {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly short?: string
  readonly aliases?: readonly string[]
  readonly from: Day
  /** The first day on which it stands no longer. */
  readonly to?: Day
  readonly decision?: string
  /** Where it stands, oldest first; empty for the root. */
  readonly under: readonly Place[]
}

export interface Place {
  readonly parent: string
  readonly from: Day
  readonly decision?: string
}

export interface Succession {
  readonly from: string
  readonly to: string
  readonly on: Day
  readonly decision?: string
}

/** A cell to be filled. */
export interface PlannedCell {
  readonly unit: string
  readonly kind: CellKind
  /** The committee that keeps its list: the commune, or the provincial committee. */
  readonly committee: string
  /** As a list names the place of work. */
  readonly name: string
  readonly from: Day
  /** Members counted there. */
  members: number
  /** Members counted elsewhere who live there. */
  residents: number
  /** Of those: retired, and never transferred. */
  lost: number
  /** Share of members who have reached the age of retirement. */
  readonly retired: number
  /** Share of those who had worked in an agency before. */
  readonly cameFromWork: number
}

/** A province: people work, live and move within it. */
export interface Region {
  /** First three digits of its card numbers. */
  readonly code: string
  readonly cells: readonly PlannedCell[]
}

export interface Plan {
  readonly units: readonly PlannedUnit[]
  readonly successions: readonly Succession[]
  readonly regions: readonly Region[]
}

/** What is collected while a plan is drawn up. */
export interface Drawing {
  readonly units: PlannedUnit[]
  readonly successions: Succession[]
  readonly cells: PlannedCell[]
}

export function isWork(cell: PlannedCell): boolean {
  return cell.kind !== 'residentialCell'
}
