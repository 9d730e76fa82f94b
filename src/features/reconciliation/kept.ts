import type { Kept } from './entry.ts'
import { partOf, textOf } from '#features/lists/index.ts'

/** A row of `list_row`: days are text as far as the list tells them. */
export interface KeptRow {
  readonly row: number
  readonly name: string
  readonly born: string | null
  readonly sex: 'male' | 'female' | null
  readonly card: string | null
  readonly admitted_on: string | null
  readonly official_on: string | null
  readonly from_unit: string | null
  readonly to_unit: string | null
  readonly effective_on: string | null
  readonly introduced_on: string | null
  readonly received_on: string | null
  readonly notice_on: string | null
  readonly retired_on: string | null
}

export function rowOf(kept: Kept): KeptRow {
  return {
    row: kept.row,
    name: kept.name,
    born: textOf(kept.birth),
    sex: kept.sex ?? null,
    card: kept.card ?? null,
    admitted_on: textOf(kept.admittedOn),
    official_on: textOf(kept.officialOn),
    from_unit: kept.from ?? null,
    to_unit: kept.to ?? null,
    effective_on: textOf(kept.effectiveOn),
    introduced_on: textOf(kept.introducedOn),
    received_on: textOf(kept.receivedOn),
    notice_on: textOf(kept.noticeOn),
    retired_on: textOf(kept.retiredOn),
  }
}

export function keptOf(row: KeptRow): Kept {
  return {
    row: row.row,
    name: row.name,
    ...present('birth', partOf(row.born)),
    ...present('sex', row.sex ?? undefined),
    ...present('card', row.card ?? undefined),
    ...present('admittedOn', partOf(row.admitted_on)),
    ...present('officialOn', partOf(row.official_on)),
    ...present('from', row.from_unit ?? undefined),
    ...present('to', row.to_unit ?? undefined),
    ...present('effectiveOn', partOf(row.effective_on)),
    ...present('introducedOn', partOf(row.introduced_on)),
    ...present('receivedOn', partOf(row.received_on)),
    ...present('noticeOn', partOf(row.notice_on)),
    ...present('retiredOn', partOf(row.retired_on)),
  }
}

function present<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one key of a known name
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: T })
}
