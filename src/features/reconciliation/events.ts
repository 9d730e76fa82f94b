import type { Day } from '#kernel/day.ts'
import type { TransferEvents } from '#features/transfers/index.ts'
import type { Entry, Subject } from './entry.ts'
import { dayOf } from './organisations.ts'
import { firstDayOf } from './retirement.ts'

/** The days from which a sent person's three clocks run, as the lists tell them; none is taken from another. */
export function eventsOf(sent: Subject): TransferEvents {
  return {
    // a retirement told by its month begins on its first day
    effectiveOn: told(sent, (e) => firstDayOf(e.effectiveOn) ?? firstDayOf(e.retiredOn)),
    introducedOn: told(sent, (e) => dayOf(e.introducedOn)),
    noticeOn: told(sent, (e) => dayOf(e.noticeOn)),
    inSentList: sent.side === 'sent',
  }
}

function told(subject: Subject, pick: (entry: Entry) => Day | undefined): Day | undefined {
  return subject.stands.map(pick).find((day) => day !== undefined)
}
