import assert from 'node:assert/strict'
import { type Asking, type Operation, send } from './oracle-asking.ts'
import { asks } from './oracle-asks.ts'
import { heads, today } from './oracle-clerks.ts'
import type { Everything, Kind, Thing } from './oracle-things.ts'

/** What a page tells the browser that may be done with the things it shows, and by which operations that is done. */
interface Page {
  readonly of: Kind
  readonly path: (id: string) => string
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into any answer
  readonly told: (json: any, thing: Thing, world: Everything) => readonly Told[]
  readonly does: Readonly<Record<string, string>>
}

interface Told {
  readonly thing: Thing
  readonly may: readonly string[]
}

const pages: Readonly<Record<string, Page>> = {
  getUnit: {
    of: 'unit',
    path: (id) => `/api/units/${id}`,
    told: ({ may }, thing) => [{ thing, may }],
    does: { found: 'foundUnit', rename: 'renameUnit', move: 'moveUnit', close: 'closeUnit', takeBack: 'takeBackUnit' },
  },
  listPosts: {
    of: 'unit',
    path: (id) => `/api/units/${id}/posts`,
    told: ({ takes }, thing) => [{ thing, may: takes.length > 0 ? ['take'] : [] }],
    does: { take: 'takePost' },
  },
  listRoles: {
    of: 'unit',
    path: (id) => `/api/units/${id}/roles`,
    told: ({ held }, _thing, { things }) =>
      held.flatMap(({ id, may }: { id: string; may: readonly string[] }) => {
        const thing = things.seat.find((seat) => seat.id === id)
        return thing ? [{ thing, may }] : []
      }),
    does: { delegate: 'delegate', end: 'endDelegation' },
  },
  getMember: {
    of: 'member',
    path: (id) => `/api/members/${id}`,
    told: ({ may }, thing) => [{ thing, may }],
    does: {
      correct: 'correctMember',
      status: 'changeStatus',
      move: 'moveMember',
      join: 'joinCell',
      end: 'endAffiliation',
      readNumber: 'readNumber',
    },
  },
  getImport: {
    of: 'import',
    path: (id) => `/api/imports/${id}`,
    told: (json, thing) => [{ thing, may: json.may ?? json.import.may }],
    does: { edit: 'editImportCell', accept: 'acceptImport', cancel: 'cancelImport', undo: 'undoImport' },
  },
  getDuplicate: {
    of: 'duplicate',
    path: (id) => `/api/duplicates/${id}`,
    told: ({ may }, thing) => [{ thing, may }],
    does: { settle: 'answerDuplicate' },
  },
  getMerge: {
    of: 'merge',
    path: (id) => `/api/merges/${id}`,
    told: ({ may }, thing) => [{ thing, may }],
    does: { undo: 'undoMerge' },
  },
  getReconciliation: {
    of: 'reconciliation',
    path: (id) => `/api/reconciliations/${id}`,
    told: ({ may }, thing) => [{ thing, may }],
    does: {
      addList: 'uploadList',
      run: 'startRun',
      report: 'downloadReport',
      erase: 'eraseReconciliation',
      keep: 'keepFor',
    },
  },
  getMemberTrail: {
    of: 'member',
    path: (id) => `/api/trails/members/${id}`,
    told: ({ may }, thing) => [{ thing, may }],
    does: { export: 'exportMemberTrail' },
  },
  getAccountTrail: {
    of: 'account',
    path: (id) => `/api/trails/accounts/${id}`,
    told: ({ may }, thing) => [{ thing, may }],
    does: { export: 'exportAccountTrail' },
  },
}

/** What the browser is told it may do is what the server lets it do, and nothing else is. */
export async function compareAbilities(given: Asking, operations: readonly Operation[]): Promise<number> {
  const { world, clerk, choice } = given
  let asked = 0
  for (const page of Object.values(pages))
    for (const thing of choice.some(world.things[page.of], most)) {
      const { status, json } = await clerk.person.get(page.path(thing.id))
      if (status !== 200) continue
      for (const told of page.told(json, thing, world)) asked += await compareEach(given, operations, page, told)
    }
  const { json } = await clerk.person.get('/api/session')
  const actions = [...new Set(operations.map((o) => o.action))].filter((action) => action !== 'session')
  for (const unit of world.days.units) {
    const told: readonly string[] = json.units.find((u: { id: string }) => u.id === unit)?.may ?? []
    for (const action of actions) assert.equal(told.includes(action), heads(clerk, action).includes(unit), action)
  }
  return asked
}

/** Things of each page. */
const most = 5

async function compareEach(
  given: Asking,
  operations: readonly Operation[],
  { of, does }: Page,
  { thing, may }: Told,
): Promise<number> {
  const each = Object.entries(does)
  for (const [ability, id] of each) {
    const [operation, ask] = [operations.find((o) => o.id === id)!, asks[id]!]
    const { status, text } = await send(given, operation, ask, { thing, on: today, known: today })
    const isLet = may.includes(ability) ? ![403, 404].includes(status) || status === ask.told : status >= 400
    const who = given.clerk.seats.map((s) => s.role).join()
    assert.ok(isLet, `${of} ${thing.id}: ${who} is told ${may.join()}, ${id} → ${String(status)} ${text.slice(0, 200)}`)
  }
  return each.length
}
