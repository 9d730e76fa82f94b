import type { Day } from '#kernel/day.ts'
import { samePlace, type Place, type Sameness } from '#features/units/index.ts'
import type { Subject } from './entry.ts'
import { dayOf } from './organisations.ts'

/** Where a person was sent: the last word of the lists. */
export function destinationOf(sent: Subject): Place | undefined {
  return sent.stands.findLast((e) => e.to)?.to
}

export function receivedAt(received: Subject, way: 'from' | 'to'): Place | undefined {
  return received.stands.findLast((e) => e[way])?.[way]
}

/** Whether a person was received where they were sent, or by its successor; received in several places, any will do. */
export function whereabouts(sent: Subject, received: Subject, on: Day): Sameness {
  const destination = destinationOf(sent)
  const places = received.stands.flatMap((e) => e.to ?? [])
  if (!destination || places.length === 0) return 'unknown'
  const found = new Set(places.map((place) => samePlace(destination, place, eventOf(sent, received) ?? on)))
  if (found.has('same')) return 'same'
  return found.has('unknown') ? 'unknown' : 'different'
}

/** The day of the move as far as it is told: names of units are read by it. */
function eventOf(sent: Subject, received: Subject): Day | undefined {
  const days = [...received.stands.map((e) => dayOf(e.receivedOn)), ...sent.stands.map((e) => dayOf(e.introducedOn))]
  return days.find((d) => d !== undefined)
}
