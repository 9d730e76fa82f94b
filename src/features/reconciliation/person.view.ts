import type { Language } from '#kernel/text.ts'
import { fold } from '#kernel/names.ts'
import { day, type Day } from '#kernel/day.ts'
import { clocksFor, type KeptClock, type World } from '#features/transfers/index.ts'
import { clockView } from '#features/transfers/index.ts'
import type { Kept, Side } from './entry.ts'
import type { KeptRow } from './kept.ts'
import { partOf } from '#features/lists/index.ts'
import { eventsOf, type StandingDetails } from './standing.ts'
import { notComparedText, reasonText } from './texts.ts'
import type { PersonView } from './wire.ts'
import type { Stands } from './run.ts'

/** What the database tells of one row of a list. */
export interface RowSeen extends KeptRow {
  readonly list: string
  readonly file_name: string
  readonly side: Side
}

export interface PersonSeen extends RowSeen {
  readonly id: string
  readonly stands: Stands
  readonly by_person: boolean
  readonly details: StandingDetails
  readonly seen: {
    readonly name: string
    readonly born: string | null
    readonly to_unit: string | null
    readonly received_on: string | null
    readonly file_name: string
    readonly row: number
    readonly organisation: string | null
  } | null
  readonly sender: string | null
  readonly receiver: string | null
  readonly kept_clocks: readonly KeptClock[]
  readonly attempts: number
  readonly last_attempt: Day | null
}

/** A row alone, without standing: one side of a pair, a repeated row. */
export function rowView(id: string, row: RowSeen): PersonView {
  return {
    id,
    name: row.name,
    born: row.born,
    sex: row.sex,
    card: row.card,
    admittedOn: row.admitted_on,
    officialOn: row.official_on,
    from: row.from_unit,
    to: row.to_unit,
    effectiveOn: row.effective_on,
    introducedOn: row.introduced_on,
    receivedOn: row.received_on,
    noticeOn: row.notice_on,
    retiredOn: row.retired_on,
    source: { kind: row.side, list: row.list, fileName: row.file_name, row: row.row },
    seenAs: null,
    because: null,
    clocks: [],
    attempts: { n: 0, lastOn: null },
  }
}

function wayOf({ from_unit, to_unit, sender, receiver }: PersonSeen): Pick<PersonView, 'from' | 'to'> {
  return { from: from_unit ?? sender, to: to_unit ?? receiver }
}

function seenView({ name, born, to_unit, organisation, received_on, file_name, row }: NonNullable<PersonSeen['seen']>) {
  return { name, born, to: placeOf(to_unit, organisation), receivedOn: received_on, fileName: file_name, row }
}

/** A bare cell with the organisation of its list: "Khối 6" alone could be anywhere. */
function placeOf(unit: string | null, organisation: string | null): string | null {
  if (unit === null || organisation === null) return unit ?? organisation
  return fold(unit).includes(fold(organisation)) ? unit : `${unit}, ${organisation}`
}

const waiting: ReadonlySet<Stands> = new Set(['notSeenYet', 'doubtful', 'notCompared', 'neverIntroduced'])

/** A person where they stand, with clocks as of today, in the reader's language. */
export function personView(person: PersonSeen, world: World, language: Language): PersonView {
  const { details, seen, by_person } = person
  const reasons = (details.reasons ?? []).map((r) => reasonText(r)[language])
  return {
    ...rowView(person.id, person),
    // where a row says nothing, the title of its list may
    ...wayOf(person),
    retiredOn: person.retired_on ?? details.retirement?.on ?? null,
    seenAs: seen && { ...seenView(seen), reasons, by: by_person ? 'person' : 'computed' },
    because: details.because ? notComparedText(details.because)[language] : null,
    clocks: waiting.has(person.stands) ? clocksOf(person, world).map((c) => clockView(c, language)) : [],
    attempts: { n: person.attempts, lastOn: person.last_attempt },
  }
}

function clocksOf(person: PersonSeen, world: World) {
  const days = {
    ...known('effectiveOn', person.effective_on),
    ...known('introducedOn', person.introduced_on),
    ...known('noticeOn', person.notice_on),
  }
  return clocksFor(eventsOf([days], person.side, person.details), world, person.kept_clocks)
}

function known<K extends 'effectiveOn' | 'introducedOn' | 'noticeOn'>(
  key: K,
  text: string | null,
): Pick<Kept, K> | object {
  const part = partOf(text)
  return part === undefined ? {} : { [key]: part }
}

/** Days that are days, not months or years. */
export function wholeDay(text: string | null): Day | undefined {
  return text?.length === 10 ? day(text) : undefined
}
