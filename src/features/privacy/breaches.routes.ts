import { randomUUID } from 'node:crypto'
import { todayInVietnam } from '#kernel/day.ts'
import { refuse } from '#kernel/decision.ts'
import { pathOf } from '#features/units/index.server.ts'
import type { AnyRoute } from '#kernel/contract.ts'
import { type Call, command, type Given, type Handlers } from '#platform/http/index.ts'
import { type BreachRefusal, clockOf, type Entered, noticeBreach, recordBreach } from './breach.ts'
import { breachRoutes, type BreachView } from './breaches.contract.ts'
import {
  type BreachRow,
  breachesBelow,
  insertBreach,
  insertNotice,
  loadBreach,
  ownBreaches,
  rewriteBreach,
} from './breaches.sql.ts'
import { isWithin, officeOf } from './office.sql.ts'
import { noticePaper } from './paper.ts'
import { wordOf } from './paper.server.ts'

type Asking = Pick<Call, 'actor' | 'world'> & Pick<Given<AnyRoute>, 'tx'>

export const breachHandlers: Handlers<typeof breachRoutes, BreachRefusal> = {
  async listBreaches(given) {
    const { tx, params, world } = given
    const rows = await breachesBelow(tx, params.id)
    if (!(await mayAt(given, params.id))) return refuse({ code: 'notFound' })
    return { breaches: rows.map((row) => viewOf(row, Date.parse(world.now))) }
  },

  async listMyBreaches({ tx }) {
    const rows = await ownBreaches(tx)
    return {
      breaches: rows.map(({ noticed_at: noticedAt, told_on: toldOn, data, ...told }) => ({
        ...told,
        data: [...data],
        noticedAt: noticedAt.toISOString(),
        toldOn,
      })),
    }
  },

  recordBreach: command(breachRoutes.recordBreach, {
    load: async (given) =>
      (await mayAt(given, given.params.id)) && (await tellsOwn(given, given.params.id, given.body.toldUnit))
        ? { id: randomUUID() }
        : undefined,
    decide: (_state, { body, world }) => recordBreach(enteredOf(body), Date.parse(world.now), world),
    save: ({ tx, params, body }, { id }, { counted }) =>
      insertBreach(tx, { id, unit: params.id, toldUnit: body.toldUnit }, enteredOf(body), counted),
    event: ({ params, body }, { id }) => ({
      unit: params.id,
      command: 'privacy.recordBreach',
      on: dayOf(body.noticedAt),
      body: { breach: id, data: body.data, people: body.people },
    }),
    answer: (_given, { id }) => ({ breach: id }),
  }),

  correctBreach: command(breachRoutes.correctBreach, {
    async load(given) {
      const found = await theirs(given, given.params.id)
      return found && (await tellsOwn(given, found.unit, given.body.toldUnit)) ? found : undefined
    },
    decide: (found, { body, world }) =>
      found.version === body.version
        ? recordBreach(enteredOf(body), Date.parse(world.now), world)
        : refuse({ code: 'privacy.changedMeanwhile' }),
    save: ({ tx, body }, found, { counted }) =>
      rewriteBreach(tx, { id: found.id, toldUnit: body.toldUnit }, enteredOf(body), counted),
    event: ({ world }, found) => ({
      unit: found.unit,
      command: 'privacy.correctBreach',
      on: world.today,
      body: { breach: found.id, version: found.version + 1 },
    }),
    answer: () => ({}),
  }),

  noticeBreach: command(breachRoutes.noticeBreach, {
    load: (given) => theirs(given, given.params.id),
    decide: (found, { body, world }) =>
      noticeBreach(
        { noticedAt: found.noticed_at.getTime(), dueAt: found.due_at.getTime() },
        { ...body, at: Date.parse(body.at) },
        Date.parse(world.now),
      ),
    save: ({ tx, body }, found) => insertNotice(tx, found, { id: randomUUID(), ...body }),
    event: ({ body }, found, { late }) => ({
      unit: found.unit,
      command: 'privacy.noticeBreach',
      on: dayOf(body.at),
      body: { breach: found.id, whom: body.whom, late },
    }),
    answer: (_given, _found, { late }) => ({ late }),
  }),

  async downloadNotice(given) {
    const { tx, params, world } = given
    const found = await theirs(given, params.id, false)
    if (!found) return refuse({ code: 'notFound' })
    const paper = noticePaper(
      viewOf(found, Date.parse(world.now)),
      await officeOf(tx, found.unit),
      world.today,
      Date.parse,
    )
    return wordOf(paper, `Thông báo sự cố dữ liệu cá nhân ${dayOf(found.noticed_at.toISOString())}`)
  },
}

async function mayAt({ tx, actor, world }: Asking, unit: string): Promise<boolean> {
  const isTheirs = await isWithin(tx, 'privacy.breaches', unit)
  return actor.can('privacy.breaches', await pathOf(tx, unit, world.today)) && isTheirs
}

async function theirs(given: Asking, id: string, locked = true): Promise<BreachRow | undefined> {
  const found = await loadBreach(given.tx, id, locked)
  return (await mayAt(given, found?.unit ?? id)) ? found : undefined
}

/** Members are told of an incident by their own office or one above it. */
async function tellsOwn({ tx, world }: Asking, unit: string, told: string | null): Promise<boolean> {
  return told === null || (await pathOf(tx, told, world.today)).includes(unit)
}

function dayOf(instant: string) {
  return todayInVietnam(Date.parse(instant))
}

/** What was typed, its instant as a number. */
function enteredOf({ noticedAt, what, data, people, measures }: Typed): Entered {
  return { noticedAt: Date.parse(noticedAt), what, data, people, measures }
}

type Typed = Omit<Entered, 'noticedAt'> & { readonly noticedAt: string }

function viewOf(row: BreachRow, now: number): BreachView {
  const { id, what, people, measures, version, by } = row
  const notices = row.notices.map(({ at, late_reason: lateReason, ...notice }) => ({
    ...notice,
    at: new Date(at).toISOString(),
    lateReason,
  }))
  const told = notices.map(({ whom, at }) => ({ whom, at: Date.parse(at) }))
  const { state, hours } = clockOf(row.due_at.getTime(), told, now)
  return {
    id,
    unit: { id: row.unit, name: row.unit_name },
    noticedAt: row.noticed_at.toISOString(),
    what,
    data: [...row.data],
    people,
    measures,
    told: toldOf(row),
    version,
    recordedAt: row.recorded_at.toISOString(),
    by,
    notices,
    clock: { dueAt: row.due_at.toISOString(), state, hours, value: row.rule_value, trust: row.rule_trust },
  }
}

function toldOf({ told_unit: unit, told_name: name, told_on: on }: BreachRow): BreachView['told'] {
  return unit === null ? null : { unit, name: name ?? '', on: String(on) }
}
