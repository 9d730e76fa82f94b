import type { TreeRow, UnitPage } from './units.contract.ts'

interface Typed {
  readonly from_on: string
  readonly to_on: string
  readonly decision: string | null
  readonly recorded_at: { toISOString(): string }
  readonly by: string | null
}

/** Who said it and from when to when it is true. */
export function typedView({ from_on, to_on, decision, recorded_at, by }: Typed) {
  return { fromOn: from_on, toOn: dayOrNull(to_on), decision, typedAt: recorded_at.toISOString(), by }
}

/** `infinity` is no day. */
export function dayOrNull(text: string | null): string | null {
  return text === 'infinity' ? null : text
}

interface Named {
  readonly id: string
  readonly name: string
  readonly kind: string
}

export function unitView({ id, name, kind }: Named): Named {
  return { id, name, kind }
}

interface Counted {
  readonly unit: string
  readonly slice: string
  readonly n: number
}

/** A level of the tree with its counts. A slice is kind.status. */
export function treeRows(
  units: readonly (Named & { readonly below: number })[],
  counts: readonly Counted[],
): TreeRow[] {
  const byUnit = Map.groupBy(counts, (c) => c.unit)
  return units.map((unit) => {
    const here = byUnit.get(unit.id) ?? []
    const sum = (begins: string) => here.filter((c) => c.slice.startsWith(begins)).reduce((n, c) => n + c.n, 0)
    return {
      ...unitView(unit),
      below: unit.below,
      members: sum('official.'),
      probationary: sum('official.probationary'),
      exempt: sum('official.exempt'),
      residing: sum('residence.'),
    }
  })
}

export function lineView(
  rows: readonly (Named & { readonly on_day: string; readonly decision: string | null })[],
): UnitPage['came'] {
  return rows.map((row) => ({ unit: unitView(row), on: row.on_day, decision: row.decision }))
}
