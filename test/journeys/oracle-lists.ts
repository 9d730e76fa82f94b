import assert from 'node:assert/strict'
import { isBelow } from './days.ts'
import { rules } from './oracle-rules.ts'
import { type Clerk, has, heads, today } from './oracle-clerks.ts'
import type { Everything, Thing } from './oracle-things.ts'

/** An operation that lists what is within reach: exactly those, and as many as it says. */
interface Listed {
  readonly path: string
  readonly action: string
  readonly rows: string
  /** Where the answer says how many there are. */
  readonly total?: (json: any) => number // oxlint-disable-line typescript/no-explicit-any -- tests look into any answer
  /** Where the id of a row stands, if not in `id`. */
  readonly id?: (row: any) => string // oxlint-disable-line typescript/no-explicit-any -- tests look into any answer
  readonly expected: (world: Everything, clerk: Clerk) => readonly string[]
}

const by =
  (kind: 'import' | 'duplicate' | 'merge' | 'view' | 'account' | 'request' | 'proposal', action: string) =>
  (world: Everything, clerk: Clerk) =>
    ids(world.things[kind].filter((thing) => rules[kind](world, clerk, thing, action, today)))

function ownId({ id }: { readonly id: string }): string {
  return id
}

function ids(things: readonly Thing[]): string[] {
  return things.map((thing) => thing.id)
}

export const lists: Readonly<Record<string, Listed>> = {
  listImports: {
    path: '/api/imports?size=200',
    action: 'members.import',
    rows: 'imports',
    total: (j) => j.total,
    expected: by('import', 'members.import'),
  },
  listDuplicates: {
    path: '/api/duplicates?size=200',
    action: 'duplicates.settle',
    rows: 'rows',
    total: (j) => j.counts.open,
    expected: by('duplicate', 'duplicates.settle'),
  },
  listMerges: {
    path: '/api/merges?size=200',
    action: 'duplicates.settle',
    rows: 'rows',
    total: (j) => j.total,
    expected: by('merge', 'duplicates.settle'),
  },
  listViews: {
    path: '/api/members/views',
    action: 'members.read',
    rows: 'views',
    expected: by('view', 'members.read'),
  },
  listProposals: {
    path: '/api/proposals',
    action: 'session',
    rows: 'proposals',
    expected: by('proposal', 'session'),
  },
  listRequests: {
    path: '/api/requests?size=200',
    action: 'requests.read',
    rows: 'rows',
    total: (j) => j.found,
    id: (row) => row.request.id,
    expected: by('request', 'requests.read'),
  },
  listMyUnits: {
    path: '/api/units?size=200',
    action: 'units.read',
    rows: 'units',
    total: (j) => j.total,
    expected: ({ days }, clerk) => days.units.filter((unit) => isBelow(days, unit, heads(clerk, 'units.read'), today)),
  },
  listReconciliations: {
    path: '/api/reconciliations',
    action: 'reconciliation.read',
    rows: 'reconciliations',
    expected: ({ days, planted }, clerk) =>
      planted
        .filter((p) => isBelow(days, p.unit, heads(clerk, 'reconciliation.read'), today))
        .map((p) => p.reconciliation),
  },
}

export async function compareLists(world: Everything, clerk: Clerk, noWall: boolean): Promise<void> {
  for (const [id, { path, action, rows, total, expected, id: idOf = ownId }] of Object.entries(lists)) {
    const answered = await clerk.person.get(path)
    const said = `${id}: ${answered.text.slice(0, 300)}`
    if (!noWall && action !== 'session' && heads(clerk, action).length === 0) {
      assert.equal(answered.status, 403, said)
      continue
    }
    assert.equal(answered.status, 200, said)
    const wanted = expected(world, clerk).toSorted()
    assert.deepEqual(answered.json[rows].map(idOf).toSorted(), wanted, said)
    if (total) assert.equal(total(answered.json), wanted.length, said)
  }
  await findNumbers(world, clerk)
}

async function findNumbers({ days, things }: Everything, clerk: Clerk): Promise<void> {
  for (const { id, number } of things.member) {
    const { status, json, text } = await clerk.person.send('POST', '/api/members/by-number', { body: { number } })
    const people = (json.people ?? []).map((p: { person: string }) => p.person)
    assert.ok(status === 200 || heads(clerk, 'members.read').length === 0, text)
    assert.deepEqual(people, has(days, id, 'members.read', clerk) ? [id] : [], `findByNumber: ${text}`)
  }
}
