import type { Language } from '#kernel/text.ts'
import type { MergePreview, MergeRow, MergeView } from './duplicates.contract.ts'
import { fieldNames } from '../member.ts'
import { collisionsOf, type Merged, type Piece } from './merging.ts'
import type { LoadedMerge, MergeListed, PairSide } from './pair.ts'
import { fieldLabels, spellView, valueText } from './pair.view.ts'

/** What would stand after a merge; without `merged`, what has to be said first. */
export function previewView(
  kept: PairSide,
  gone: PairSide,
  merged: Merged | undefined,
  language: Language,
): MergePreview {
  const rowOf = new Map([...kept.belongs, ...gone.belongs].map((b) => [b.id, b]))
  const collisions = collisionsOf(kept, gone).flatMap((c) => {
    const [k, g] = [rowOf.get(c.kept), rowOf.get(c.gone)]
    return k && g ? [{ kept: spellView(k), gone: spellView(g), from: c.from, to: c.to }] : []
  })
  return { collisions, after: merged ? afterView(kept, gone, merged, language) : null }
}

function afterView(kept: PairSide, gone: PairSide, merged: Merged, language: Language): MergePreview['after'] {
  const record = fieldNames.flatMap((field) => {
    const value = valueText(field, merged.record[field], language)
    const from = merged.fields.includes(field) ? ('gone' as const) : ('kept' as const)
    return value === '' ? [] : [{ field, label: fieldLabels[field][language], value, of: from }]
  })
  const rowOf = new Map([...kept.belongs, ...gone.belongs].map((b) => [b.id, b]))
  const belongs = merged.belongs.flatMap((piece) => {
    const row = rowOf.get(piece.of)
    if (!row) return []
    const whole = row.from === piece.from && row.to === piece.to
    return [{ ...spellView({ ...row, from: piece.from, to: piece.to }), of: sideOf(kept.belongs, piece), whole }]
  })
  const statusOf = new Map([...kept.statuses, ...gone.statuses].map((s) => [s.id, s.status]))
  const statuses = merged.statuses.flatMap((piece) => {
    const status = statusOf.get(piece.of)
    return status ? [{ status, from: piece.from, to: piece.to, of: sideOf(kept.statuses, piece) }] : []
  })
  return {
    record,
    belongs: belongs.toSorted(byDay),
    statuses: statuses.toSorted(byDay),
    number: kept.hasNumber || gone.hasNumber ? merged.number : null,
  }
}

function sideOf(kept: readonly { readonly id: string }[], { of }: Piece): 'kept' | 'gone' {
  return kept.some(({ id }) => id === of) ? 'kept' : 'gone'
}

function byDay(a: { readonly from: string }, b: { readonly from: string }): number {
  return a.from < b.from ? -1 : a.from > b.from ? 1 : 0
}

export function mergeRow(row: MergeListed): MergeRow {
  return {
    id: row.id,
    kept: { person: row.kept, name: row.kept_name },
    gone: { person: row.gone, name: row.gone_name },
    at: row.at.toISOString(),
    by: row.by,
    undoneAt: row.undone_at?.toISOString() ?? null,
    undoneBy: row.undone_by,
  }
}

export function mergeView(merge: LoadedMerge, may: boolean): MergeView {
  const { id, pair, at, by, version, undoneAt, undoneBy, later, first } = merge
  return {
    id,
    pair,
    kept: { person: merge.kept, name: merge.keptName },
    gone: { person: merge.gone, name: merge.goneName },
    at,
    by,
    version,
    undoneAt,
    undoneBy,
    before: { kept: merge.beforeKept.map(spellView), gone: merge.beforeGone.map(spellView) },
    later: later.map((l) => ({ at: l.at, by: l.by, what: [...l.what], units: [...l.units] })),
    first,
    may: may && undoneAt === null && first === null ? ['undo'] : [],
  }
}
