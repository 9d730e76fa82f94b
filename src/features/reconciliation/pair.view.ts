import type { Language, Text } from '#kernel/text.ts'
import { fold } from '#kernel/names.ts'
import { resolveUnit, samePlace } from '#features/units/index.ts'
import { fieldLabels } from './field-labels.ts'
import type { PairView } from './pairs.contract.ts'
import { writtenPart } from './partial.ts'
import { rowView, type RowSeen } from './person.view.ts'
import type { Reason } from './reasons.ts'
import { reasonText } from './texts.ts'

export interface PairSeen {
  readonly id: string
  readonly probability: number
  readonly reasons: readonly Reason[]
  readonly answer: 'same' | 'different' | 'later' | null
  readonly answered_by_name: string | null
  readonly answered_at: Date | null
  readonly version: number
  readonly left: RowSeen & { readonly id: string }
  readonly right: RowSeen & { readonly id: string }
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

function linesOf(left: RowSeen, right: RowSeen, language: Language): Line[] {
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
    place('from', left.from_unit, right.from_unit, language),
    place('to', left.to_unit, right.to_unit, language),
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

function place(field: 'from' | 'to', a: string | null, b: string | null, language: Language): Line {
  const [left, right] = [a ?? '', b ?? '']
  return { field, label: labels[field][language], left, right, says: placeSays(left, right) }
}

function placeSays(a: string, b: string): Line['says'] {
  const plain = says(a, b)
  if (plain !== 'different') return plain
  if (fold(a) === fold(b)) return 'same'
  const [one, other] = [resolveUnit(a), resolveUnit(b)]
  return one && other && samePlace(one, other) === 'same' ? 'samePlace' : 'different'
}

function dayOf(row: RowSeen, language: Language): string {
  const told: readonly (readonly [Text, string | null])[] = [
    [labels.introduced, row.side === 'sent' ? row.introduced_on : null],
    [labels.received, row.side === 'received' ? row.received_on : null],
    [labels.retired, row.side === 'residing' ? row.retired_on : null],
  ]
  return told.flatMap(([label, day]) => (day === null ? [] : [`${label[language]} ${writtenPart(day)}`])).join(', ')
}
