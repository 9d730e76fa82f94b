import { randomUUID } from 'node:crypto'
import type { AnyRoute } from '#kernel/contract.ts'
import type { Day } from '#kernel/day.ts'
import { refuse, type Refused } from '#kernel/decision.ts'
import type { Concern } from '#kernel/second-person.ts'
import type { Given, Handlers, HttpRefusal } from '#platform/http/index.ts'
import type { Secrets } from '#platform/secrets/index.ts'
import type { ChangeDecision } from './asked.ts'
import { changeStatus, correctMember, enterMember } from './changing.ts'
import { correctAffiliation, endAffiliation, joinCell, moveMember, toRemove } from './changing-belongings.ts'
import type { changingRoutes } from './changing.contract.ts'
import { chainOf, inHand } from './in-hand.ts'
import type { Change, KnownMember } from './known-member.ts'
import { knownMember } from './loaded.ts'
import { insertPerson, keepNumber, loadMember, saveChange, versionOf } from './member.sql.ts'
import { unlessRaced } from './races.sql.ts'
import { type Place, placesOf } from './reach.sql.ts'
import type { MemberRefusal } from './refusals.ts'

type Acting = Pick<Given<AnyRoute>, 'tx' | 'actor' | 'world' | 'record' | 'second'>

interface State {
  readonly member: KnownMember
  /** Units within the actor's reach for writing. */
  readonly places: ReadonlyMap<string, Place>
}

/** `2026-11-25T09:30`, by the clocks of Vietnam. */
function inVietnam(at: string): string {
  return new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 16)
}

/** A member of whom the actor may change something, locked, with the units that the command names. */
async function loadState(
  { tx, actor, world }: Acting,
  person: string,
  named: readonly string[],
): Promise<State | undefined> {
  const loaded = await loadMember(tx, person)
  const places = await placesOf(tx, [...(loaded?.affiliations.map((a) => a.unit) ?? []), ...named])
  const writes = (unit: string) => isWritable(actor, places.get(unit))
  const member = loaded && inHand(knownMember(loaded, inVietnam), writes, world.today)
  return member && { member, places: new Map([...places].filter(([unit]) => writes(unit))) }
}

/** Within both walls. */
function isWritable({ can }: Acting['actor'], place: Place | undefined): boolean {
  return place !== undefined && place.writable && can('members.write', place.path)
}

interface Deed {
  readonly command: string
  readonly on: Day
  /** Units it names. */
  readonly units: readonly string[]
  decide(state: State): ChangeDecision
  /** What the log keeps beside the person's id: ids, days, names of fields; never what stands in them. */
  says(change: Change, state: State): Readonly<Record<string, unknown>>
  alsoSave?(): Promise<void>
  /** What a second person has to agree to first; `undefined` where one is enough. */
  second?(state: State): Concern | undefined
}

/** One command on one member: load, may they, decide, save, with the event at the cell and, of a move, at the new one too. */
function act(
  given: Acting,
  person: string,
  deed: Deed,
): Promise<{ version: number } | Refused<MemberRefusal | HttpRefusal>> {
  return unlessRaced(async () => {
    const state = await loadState(given, person, deed.units)
    if (!state) return refuse({ code: 'notFound' })
    const decided = deed.decide(state)
    if (!decided.ok) return decided
    const { member } = state
    const concern = deed.second?.(state)
    if (concern) await given.second(concern)
    await saveChange(given.tx, person, decided.change, member.record.id)
    await deed.alsoSave?.()
    const body = { person, ...deed.says(decided.change, state) }
    for (const unit of chainsOf(state, deed.on, decided.change))
      await given.record({ unit, command: deed.command, on: deed.on, body })
    return { version: await versionOf(given.tx, person) }
  })
}

/** Where it is written down: at the cell, and where else something begins or ends, as far as that is the actor's own. */
function chainsOf({ member, places }: State, on: Day, change: Change): ReadonlySet<string> {
  const units = [chainOf(member, on), ...change.affiliations.map((a) => a.unit)]
  const theirs = units.filter((unit) => unit !== undefined && places.has(unit))
  const last = member.affiliations.map((a) => a.unit).findLast((unit) => places.has(unit))
  return new Set([...theirs, ...(theirs.length === 0 ? [last] : [])].filter((unit) => unit !== undefined))
}

export function changingHandlers(secrets: Secrets | undefined): Handlers<typeof changingRoutes, MemberRefusal> {
  function sealed(person: string, number: string | null) {
    return number === null || !secrets ? null : { sealed: secrets.seal(number, person), hash: secrets.hash(number) }
  }

  return {
    enterMember(given) {
      const { tx, actor, body, world } = given
      return unlessRaced(async () => {
        const found = (await placesOf(tx, [body.unit])).get(body.unit)
        const place = isWritable(actor, found) ? found : undefined
        if (!place) return refuse({ code: 'notFound' })
        if (body.number !== null && !secrets) return refuse({ code: 'members.keyMissing' })
        const decided = enterMember(place, body, world)
        if (!decided.ok) return decided
        const person = randomUUID()
        await insertPerson(tx, person)
        await saveChange(tx, person, decided.change, undefined)
        if (body.number !== null) await keepNumber(tx, person, sealed(person, body.number))
        const { unit, kind, cause, status, on } = body
        await given.record({ unit, command: 'members.enter', on, body: { person, kind, cause, status } })
        return { person }
      })
    },

    async correctMember(given) {
      const { tx, params, body, world } = given
      const { number } = body
      if (typeof number === 'string' && !secrets) return refuse({ code: 'members.keyMissing' })
      return act(given, params.person, {
        command: 'members.correct',
        on: body.on,
        units: [],
        decide: ({ member }) => correctMember(member, body, world),
        says: () => ({ fields: [...Object.keys(body.fields), ...(number === undefined ? [] : ['number'])] }),
        async alsoSave() {
          if (number !== undefined) await keepNumber(tx, params.person, sealed(params.person, number))
        },
      })
    },

    changeStatus: (given) =>
      act(given, given.params.person, {
        command: 'members.changeStatus',
        on: given.body.on,
        units: [],
        decide: ({ member }) => changeStatus(member, given.body, given.world),
        says: () => ({ status: given.body.status }),
      }),

    moveMember: (given) =>
      act(given, given.params.person, {
        command: 'members.move',
        on: given.body.on,
        units: [given.body.unit],
        decide: ({ member, places }) => moveMember(member, places.get(given.body.unit), given.body, given.world),
        says: (_, { member }) => ({
          from: member.affiliations.find((a) => a.id === given.body.affiliation)?.unit,
          to: given.body.unit,
        }),
      }),

    joinCell: (given) =>
      act(given, given.params.person, {
        command: 'members.join',
        on: given.body.on,
        units: [given.body.unit],
        decide: ({ member, places }) => joinCell(member, places.get(given.body.unit), given.body, given.world),
        says: () => ({ unit: given.body.unit, kind: given.body.kind, cause: given.body.cause }),
      }),

    endAffiliation: (given) =>
      act(given, given.params.person, {
        command: 'members.end',
        on: given.body.on,
        units: [],
        decide: ({ member }) => endAffiliation(member, given.body, given.world),
        second: ({ member }) => toRemove(member, given.body),
        says: () => ({ affiliation: given.body.affiliation, cause: given.body.cause }),
      }),

    correctAffiliation: (given) =>
      act(given, given.params.person, {
        command: 'members.correctAffiliation',
        on: given.body.on,
        units: [given.body.unit],
        decide: ({ member, places }) =>
          correctAffiliation(
            member,
            places.get(given.body.unit),
            { ...given.body, affiliation: given.params.affiliation },
            given.world,
          ),
        says: () => ({ affiliation: given.params.affiliation, fromOn: given.body.fromOn, toOn: given.body.toOn }),
      }),
  }
}
