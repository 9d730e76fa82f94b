import { day } from '#kernel/day.ts'
import type { TransferEvents } from '#features/transfers/index.ts'
import type { Entry, Side } from './entry.ts'
import { dayOf } from './organisations.ts'
import type { Reason } from './reasons.ts'

/** What a run found about one person, kept with it so that it can be told again in any language. */
export interface StandingDetails {
  readonly reasons?: readonly Reason[]
  /** For those not compared. */
  readonly because?: { readonly code: 'noReceiver' | 'noSender'; readonly unit: string }
  readonly retirement?: { readonly on: string; readonly from: 'list' | 'birth' }
}

type Days = Pick<Entry, 'effectiveOn' | 'introducedOn' | 'noticeOn'>

/** The events of a person's clocks, from whichever of their rows tells them first. */
export function eventsOf(rows: readonly Days[], side: Side, { retirement }: StandingDetails): TransferEvents {
  const first = (pick: (row: Days) => Entry['birth']) =>
    rows.map((row) => dayOf(pick(row))).find((on) => on !== undefined)
  // of somebody never introduced only the list's own retirement day is an event; one derived from birth is not
  const retiredOn = retirement?.from === 'list' ? day(retirement.on) : undefined
  return {
    effectiveOn: first((row) => row.effectiveOn) ?? retiredOn,
    introducedOn: first((row) => row.introducedOn),
    noticeOn: first((row) => row.noticeOn),
    inSentList: side === 'sent',
  }
}
