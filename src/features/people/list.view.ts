import { affiliationKinds, type AffiliationKind, type Status, statuses } from './member.ts'
import type { MemberRow, UnitShown } from './member.contract.ts'

/** A row of the list, as the database gives it. */
export interface RowSeen {
  readonly affiliation: string
  readonly person: string
  readonly kind: AffiliationKind
  readonly unit: string
  readonly name: string
  readonly born: string | null
  readonly sex: 'male' | 'female' | null
  readonly card: string | null
  readonly admitted_on: string | null
  readonly official_on: string | null
  readonly retired_on: string | null
  readonly status: Status
  readonly workplace: string | null
  readonly from_on: string
  readonly to_on: string
}

export function ended(toOn: string): string | null {
  return toOn === 'infinity' ? null : toOn
}

export function rowView(row: RowSeen, units: ReadonlyMap<string, UnitShown>): MemberRow {
  return {
    affiliation: row.affiliation,
    person: row.person,
    name: row.name,
    born: row.born,
    sex: row.sex,
    card: row.card,
    admittedOn: row.admitted_on,
    officialOn: row.official_on,
    retiredOn: row.retired_on,
    workplace: row.workplace,
    unit: units.get(row.unit) ?? { id: row.unit, name: '', above: null },
    kind: row.kind,
    status: row.status,
    fromOn: row.from_on,
    toOn: ended(row.to_on),
  }
}

/** `official.exempt` as its two words; `undefined` for what is none of ours. */
export function readSlice(slice: string): { readonly kind: AffiliationKind; readonly status: Status } | undefined {
  const [first, second] = slice.split('.')
  const kind = affiliationKinds.find((k) => k === first)
  const status = statuses.find((s) => s === second)
  return kind && status ? { kind, status } : undefined
}
