import type { Language, Text } from '#kernel/text.ts'
import { fold } from '#kernel/names.ts'
import { resolveUnit, samePlace, type Place } from '#features/units/index.ts'
import { fieldLabels } from './field-labels.ts'
import type { PairView } from './pairs.contract.ts'
import { writtenPart } from '#features/lists/index.ts'
import { rowView, type RowSeen } from './person.view.ts'
import type { Reason } from './reasons.ts'
import { reasonText } from './texts.ts'

/** One side of a pair, with the one organisation that drew up its list. */
export interface PairRow extends RowSeen {
  readonly id: string
  readonly organisation: string | null
}

export interface PairSeen {
  readonly id: string
  readonly probability: number
  readonly reasons: readonly Reason[]
  readonly answer: 'same' | 'different' | 'later' | null
  readonly answered_by_name: string | null
  readonly answered_at: Date | null
  readonly version: number
  readonly left: PairRow
  readonly right: PairRow
}

export interface PairPlaced {
  readonly position: number
  readonly of: number
  readonly answered: number
  readonly previous: string | null
  readonly next: string | null
}

export function pairView(pair: PairSeen, placed: PairPlaced, language: Language): PairView {
  const { left, right } = pair
  return {
    id: pair.id,
    ...placed,
    left: rowView(left.id, left),
    right: rowView(right.id, right),
    lines: linesOf(left, right, language),
    ofTen: Math.min(9, Math.max(1, Math.round(pair.probability * 10))),
    reasons: pair.reasons.map((r) => ({
      speaksFor: r.speaksFor,
      strength: r.strength,
      sentence: reasonText(r)[language],
    })),
    answer: pair.answer,
    answeredBy: pair.answered_by_name,
    answeredAt: pair.answered_at?.toISOString() ?? null,
    version: pair.version,
  }
}

type Line = PairView['lines'][number]

const sexes = { male: { vi: 'Nam', en: 'Male' }, female: { vi: 'Nữ', en: 'Female' } } as const
const labels = {
  from: { vi: 'Từ', en: 'From' },
  to: { vi: 'Đến', en: 'To' },
  day: { vi: 'Ngày', en: 'Day' },
  introduced: { vi: 'giới thiệu', en: 'introduced' },
  received: { vi: 'tiếp nhận', en: 'received' },
  retired: { vi: 'nghỉ hưu', en: 'retired' },
} as const satisfies Record<string, Text>

function linesOf(left: PairRow, right: PairRow, language: Language): Line[] {
  const line = (field: string, a: string, b: string): Line => ({
    field,
    label: fieldLabels[field]?.[language] ?? field,
    left: a,
    right: b,
    says: says(a, b),
  })
  const sex = (row: RowSeen) => (row.sex === null ? '' : sexes[row.sex][language])
  return [
    line('name', left.name, right.name),
    line('birth', writtenPart(left.born), writtenPart(right.born)),
    line('sex', sex(left), sex(right)),
    line('admittedOn', writtenPart(left.admitted_on), writtenPart(right.admitted_on)),
    line('card', left.card ?? '', right.card ?? ''),
    place('from', [left.from_unit ?? left.organisation, right.from_unit], [left.organisation, null], language),
    place('to', [left.to_unit, right.to_unit ?? right.organisation], [null, right.organisation], language),
    {
      field: 'day',
      label: labels.day[language],
      left: dayOf(left, language),
      right: dayOf(right, language),
      says: 'none',
    },
  ]
}

function says(a: string, b: string): Line['says'] {
  if (a === '' || b === '') return a === b ? 'none' : 'missing'
  return a === b ? 'same' : 'different'
}

type Two = readonly [left: string | null, right: string | null]

/** `within`: the organisation of the list on its own side; a bare cell lies in it, and it may be all that the other side tells. */
function place(field: 'from' | 'to', [a, b]: Two, within: Two, language: Language): Line {
  const [left, right] = [a ?? '', b ?? '']
  return { field, label: labels[field][language], left, right, says: placeSays(left, right, within) }
}

function placeSays(a: string, b: string, [ofLeft, ofRight]: Two): Line['says'] {
  const plain = says(a, b)
  if (plain !== 'different') return plain
  if (fold(a) === fold(b)) return 'same'
  const [left, right] = [meant(a, ofLeft), meant(b, ofRight)]
  return left.some((one) => right.some((other) => samePlace(one, other) === 'same')) ? 'samePlace' : 'different'
}

function meant(text: string, organisation: string | null): readonly Place[] {
  const around = organisation === null ? undefined : resolveUnit(organisation)
  const unit = resolveUnit(text, around?.commune ? { commune: around.commune } : {})
  return [unit, around].filter((p) => p !== undefined)
}

function dayOf(row: RowSeen, language: Language): string {
  const told: readonly (readonly [Text, string | null])[] = [
    [labels.introduced, row.side === 'sent' ? row.introduced_on : null],
    [labels.received, row.side === 'received' ? row.received_on : null],
    [labels.retired, row.side === 'residing' ? row.retired_on : null],
  ]
  return told.flatMap(([label, day]) => (day === null ? [] : [`${label[language]} ${writtenPart(day)}`])).join(', ')
}
