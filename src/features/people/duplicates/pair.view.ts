import type { Language, Text } from '#kernel/text.ts'
import { writtenPart } from '#features/lists/index.ts'
import type { DuplicateRow, DuplicateSide, DuplicateView } from './duplicates.contract.ts'
import { fieldNames } from '../member.ts'
import type { MergeField } from './merging.ts'
import type { ListedPair, PairPlace, PairSide, PlacedBelonging, WaitingPair } from './pair.ts'
import { reasonText } from './reasons.ts'

export function rowView(pair: ListedPair, language: Language): DuplicateRow {
  const { id, state, one, other, reasons, answered_by: answeredBy, answered_at: answeredAt } = pair
  return {
    id,
    state,
    ofTen: tenths(pair.probability),
    one,
    other,
    reason: reasons[0] ? reasonText(reasons[0])[language] : '',
    answeredBy,
    answeredAt: answeredAt?.toISOString() ?? null,
  }
}

export function pairView(
  pair: WaitingPair,
  placed: PairPlace,
  may: DuplicateView['may'],
  language: Language,
): DuplicateView {
  const { id, state, version, one, other, answeredBy, answeredAt } = pair
  return {
    id,
    state,
    version,
    ...placed,
    one: sideView(one),
    other: sideView(other),
    lines: linesOf(pair, language).toSorted((a, b) => order[a.says] - order[b.says]),
    ofTen: tenths(pair.probability),
    reasons: pair.reasons.map((r) => ({
      speaksFor: r.speaksFor,
      strength: r.strength,
      sentence: reasonText(r)[language],
    })),
    answeredBy,
    answeredAt,
    may,
  }
}

/** Never ten: nobody is told that a pair is certain. */
function tenths(probability: number): number {
  return Math.min(9, Math.max(1, Math.round(probability * 10)))
}

function sideView({ person, version, record, belongs, statuses, hasNumber }: PairSide): DuplicateSide {
  return {
    person,
    version,
    name: record.name ?? '',
    belongs: belongs.map(spellView),
    statuses: statuses.map(({ status, from, to }) => ({ status, from, to })),
    hasNumber,
  }
}

export function spellView({
  id,
  kind,
  unit,
  unitName,
  above,
  from,
  to,
}: PlacedBelonging): DuplicateSide['belongs'][number] {
  return { id, kind, unit: { id: unit, name: unitName, above }, from, to }
}

type Line = DuplicateView['lines'][number]

const order = { different: 0, missing: 1, same: 2, none: 3 } as const

const days: readonly MergeField[] = ['born', 'admittedOn', 'officialOn', 'retiredOn']
const sexes: Readonly<Record<string, Text>> = { male: { vi: 'Nam', en: 'Male' }, female: { vi: 'Nữ', en: 'Female' } }

export const fieldLabels: Readonly<Record<MergeField, Text>> = {
  name: { vi: 'Họ và tên', en: 'Full name' },
  born: { vi: 'Ngày sinh', en: 'Date of birth' },
  sex: { vi: 'Giới tính', en: 'Sex' },
  card: { vi: 'Số thẻ đảng', en: 'Party card number' },
  admittedOn: { vi: 'Ngày vào Đảng', en: 'Admitted' },
  officialOn: { vi: 'Ngày chính thức', en: 'Official member' },
  retiredOn: { vi: 'Ngày nghỉ hưu', en: 'Retired' },
  workplace: { vi: 'Nơi làm việc', en: 'Workplace' },
  permanentResidence: { vi: 'Nơi thường trú', en: 'Permanent residence' },
  temporaryResidence: { vi: 'Nơi tạm trú', en: 'Temporary residence' },
  actualResidence: { vi: 'Nơi ở hiện nay', en: 'Actual residence' },
  skills: { vi: 'Trình độ, chuyên môn', en: 'Skills' },
}

const others = {
  number: { vi: 'Số định danh', en: 'Identity number' },
  held: { vi: 'có (không hiện)', en: 'held (not shown)' },
  cell: { vi: 'Chi bộ chính thức', en: 'Official cell' },
} as const satisfies Record<string, Text>

export function valueText(field: MergeField, value: string | null, language: Language): string {
  if (value === null) return ''
  if (days.includes(field)) return writtenPart(value)
  return field === 'sex' ? (sexes[value]?.[language] ?? value) : value
}

function linesOf({ one, other, sameNumber }: WaitingPair, language: Language): Line[] {
  const lines = fieldNames.map((field): Line => {
    const [left, right] = [
      valueText(field, one.record[field], language),
      valueText(field, other.record[field], language),
    ]
    return { field, label: fieldLabels[field][language], left, right, says: says(left, right), mergeable: true }
  })
  const held = (side: PairSide) => (side.hasNumber ? others.held[language] : '')
  const [a, b] = [cellsOf(one), cellsOf(other)]
  const number = says(held(one), held(other))
  return [
    ...lines,
    { field: 'cell', label: others.cell[language], left: a, right: b, says: says(a, b), mergeable: false },
    {
      field: 'number',
      label: others.number[language],
      left: held(one),
      right: held(other),
      says: sameNumber === false ? 'different' : number,
      mergeable: sameNumber === false,
    } as const,
  ].filter((l) => l.says !== 'none')
}

function says(a: string, b: string): Line['says'] {
  if (a === '' || b === '') return a === b ? 'none' : 'missing'
  return a === b ? 'same' : 'different'
}

function cellsOf(side: PairSide): string {
  return side.belongs
    .filter((b) => b.kind === 'official' && side.here.includes(b.unit) && b.to === null)
    .map((b) => (b.above === null ? b.unitName : `${b.unitName}, ${b.above}`))
    .join('; ')
}
