import type { Language, Text } from '#kernel/text.ts'
import { writtenPart } from '#features/lists/index.ts'
import { reasonText } from '../duplicates/reasons.ts'
import { statuses } from '../member.ts'
import { isTaken, type Change } from './difference.ts'
import type { Entry } from './entry.ts'
import { fieldLabels, type Changeable } from './fields.ts'
import type { ChangeView, DifferenceRow, GoneRow } from './imports.contract.ts'
import type { GoneOutcome, Other, PersonShown } from './outcome.ts'
import type { Chosen } from './choosing.ts'
import {
  blockedText,
  doubleText,
  elsewhereText,
  goneText,
  hindranceTexts,
  keptTexts,
  pastText,
  sexTexts,
  sinceText,
  statusTexts,
  waitingTexts,
} from './texts.ts'

/** A compared row as it is looked at. `entry`: what was read of it, mended cells included. */
export function differenceRow(row: Chosen, entry: Entry | undefined, language: Language): DifferenceRow {
  const { found } = row
  return {
    row: row.row,
    stands: row.stands,
    name: entry?.known.name ?? '',
    born: writtenOrNull(entry?.known.born ?? null),
    cell: cellShown(found),
    called: entry?.cell ?? '',
    taken: isWritten(row),
    known: found.known && personShown(found.known),
    changes: found.changes.map((change) => changeView(change, row.taken, language)),
    others: found.others.map((other) => otherView(other, language)),
    verdict: standingVerdict(row),
    because: becauseOf(row)?.[language] ?? null,
  }
}

function cellShown({ cell }: Chosen['found']): DifferenceRow['cell'] {
  return cell && { id: cell.id, name: cell.name }
}

/** Whom of the register a row as it is looked at tells of. */
export function peopleIn({ known, others }: DifferenceRow): readonly { readonly person: string }[] {
  return [...(known ? [known] : []), ...others]
}

/** A return that was chosen and cannot be written any more is chosen no longer. */
function standingVerdict({ stands, person, verdict }: Chosen): string | null {
  return stands === 'returning' && person === null ? null : verdict
}

function isWritten({ stands, person, leave, found, taken }: Chosen): boolean {
  if (leave) return false
  if (stands === 'new') return true
  if (stands === 'returning') return person !== null && found.cell !== null
  return (stands === 'changed' || stands === 'kept') && found.changes.some((change) => isTaken(change, taken))
}

function becauseOf({ stands, found }: Chosen) {
  if (stands === 'elsewhere') return elsewhereText
  if (stands === 'double') return doubleText(found.first)
  if (found.why !== null) return waitingTexts[found.why]
  const { since } = found.cell ?? {}
  return since !== undefined && goesToCell(stands, found) ? sinceText(since) : undefined
}

/** Whether the row would write that somebody belongs to the cell. */
function goesToCell(stands: Chosen['stands'], { changes }: Chosen['found']): boolean {
  return stands === 'new' || stands === 'returning' || changes.some(({ field }) => field === 'cell')
}

function changeView(change: Change, chosen: Chosen['taken'], language: Language): ChangeView {
  const { field, before, after, kept, blocked } = change
  const because = blocked && kept !== 'removal' ? blockedText : kept && keptTexts[kept]
  return {
    field,
    label: fieldLabels[field][language],
    before: valueText(field, before, language),
    after: valueText(field, after, language),
    taken: isTaken(change, chosen),
    because: because ? because[language] : null,
    blocked,
  }
}

function valueText(field: Changeable, value: string | null, language: Language): string | null {
  if (field === 'number') return language === 'vi' ? 'không hiện' : 'not shown'
  if (value === null) return null
  if (field === 'born' || field.endsWith('On')) return writtenPart(value)
  return wordOf(field, value)?.[language] ?? value
}

function wordOf(field: Changeable, value: string): Text | undefined {
  if (field === 'sex') return sexTexts[value]
  const status = field === 'status' ? statuses.find((s) => s === value) : undefined
  return status && statusTexts[status]
}

function otherView(other: Other, language: Language): DifferenceRow['others'][number] {
  return {
    ...personShown(other),
    percent: Math.round(other.probability * 100),
    reasons: other.reasons.map((reason) => reasonText(reason)[language]),
    writes: other.writes,
    past: other.past
      ? {
          told: pastText(other.past)[language],
          hindrance: other.past.hindrance && hindranceTexts[other.past.hindrance][language],
        }
      : null,
  }
}

function personShown({ person, name, born, cell }: PersonShown) {
  return { person, name, born: writtenOrNull(born), cell }
}

function writtenOrNull(part: string | null): string | null {
  return part === null ? null : writtenPart(part)
}

export function goneRow(
  {
    n,
    found,
    choice,
  }: { readonly n: number; readonly found: GoneOutcome['found']; readonly choice: GoneRow['choice'] },
  language: Language,
): GoneRow {
  return { n, person: personShown(found), because: goneText(found)[language], choice, blocked: found.blocked }
}
