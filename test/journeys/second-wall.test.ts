import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { roles } from '#kernel/authority.ts'
import { type Answered, aServer, anAccount, signedIn } from './a-server.ts'
import { build } from './days.ts'
import { described, type Operation } from './oracle-asking.ts'
import { asks } from './oracle-asks.ts'
import { lists } from './oracle-lists.ts'
import { fill, secrets, today } from './oracle-things.ts'

const server = await aServer({ secrets })
const { database } = server
const standing = { when: 2, basis: 0 }
const days = await build(database, {
  moves: [{ cell: 1, to: 2, year: 0 }],
  merges: [{ from: 0, to: 1 }],
  spells: Array.from({ length: 14 }, (_, i) => ({ cell: i, kind: i, from: i, years: i % 5, late: false })),
  corrections: [{ who: 1, year: 3 }],
})
const world = await fill(server, days, [roles.map((role) => ({ role, unit: 0, ...standing }))])
const nobody = await anAccount(database)

/** What stands for somebody: names, cards, numbers, and words of what is kept about people. */
const words = [
  ...days.people.flatMap(({ versions, card }) => [card, ...versions.map(({ word }) => word)]),
  ...world.planted.flatMap(({ word, draftWord }) => [word, draftWord]),
  ...Object.entries(world.things).flatMap(([kind, all]) =>
    kind === 'breach' ? [] : all.flatMap(({ word, number }) => [word, number].filter((one) => one !== undefined)),
  ),
]

interface Callable {
  readonly name: string
  readonly args: readonly { readonly name: string; readonly type: string }[]
}

/** Told to anybody who asks, since it is of nobody: units and their names, the day, how words are compared, what is one's own. */
const ofNobody = new Set([
  'account',
  'below',
  'bears_anything',
  'edges_on',
  'fold',
  'is_new',
  'is_root',
  'labels_on',
  'last_parent',
  'layers',
  'name_above_on',
  'name_key',
  'open_first',
  'scopes_on',
  'today',
  'unit_name_on',
  'words_of',
  'needs_two_to_recover',
  'note_seen',
  'serves_by_pin',
])
/** The hand an account is signed in, bound or written by: names of accounts stand beside what they have done. */
const ofAccounts = new Set(['name_of_account'])
/** Those that keep what the account itself has, or counts tries before there is one. */
const writes =
  /^(add_passkey|bind_device|begin_entry|begin_sign_on|keep_paper_codes|know_browser|propose_totp|take_\w+|start_session|enqueue|note_seen|see_news|ask_head_key)$/

test('an account without a role is told nothing by any function it may call, about whatever thing, and changes nothing', async () => {
  const { rows: all } = await database.asOwner((tx) =>
    sql<Callable>`
      select p.proname as name, coalesce((select jsonb_agg(jsonb_build_object('name', coalesce(p.proargnames[i], ''), 'type', format_type(t, null)) order by i)
        from unnest(p.proargtypes::oid[]) with ordinality as a(t, i)), '[]') as args
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'chibo' and p.prokind = 'f' and p.prorettype <> 'trigger'::regtype and has_function_privilege('chibo_app', p.oid, 'execute')
      order by 1`.execute(tx),
  )
  assert.ok(all.length > 100)
  const told: string[] = []
  for (const one of all) for (const values of waysToCall(one)) told.push(...(await faultsOf(one, values)))
  assert.deepEqual([...new Set(told)], [])
})

async function faultsOf(one: Callable, values: readonly unknown[]): Promise<string[]> {
  const { says, wrote } = await call(one, values)
  const [text, given] = [JSON.stringify(says), JSON.stringify(values)]
  const speaks = words.filter((word) => text.includes(word) && !given.includes(word))
  const isOpen = says.length === 0 || ofNobody.has(one.name) || ofAccounts.has(one.name)
  return [
    ...speaks.map((word) => `${one.name} tells ${word}`),
    ...(isOpen ? [] : [`${one.name} says ${text.slice(0, 200)}`]),
    ...(wrote > 0 && !writes.test(one.name) ? [`${one.name} wrote`] : []),
  ]
}

test('and sees no row of a table but its own, those of units and those of the grants', async () => {
  const seen = await database.as(nobody.id, async (tx) => {
    const { rows: tables } = await sql<{ name: string }>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname !~ '^unit(_|$)'
        and has_any_column_privilege('chibo_app', oid, 'select')`.execute(tx)
    const found: string[] = []
    for (const { name } of tables) {
      const own = name === 'account' ? sql`where id <> ${nobody.id}` : sql``
      const what = name === 'paper_code' ? sql`account` : sql`1`
      const { rows } = await sql`select ${what} from ${sql.table(name)} ${own} limit 1`.execute(tx)
      if (rows.length > 0) found.push(name)
    }
    return found
  })
  assert.deepEqual(seen.toSorted(), ['giving_line', 'grant_line'])
})

function tells({ text }: Answered): string[] {
  return words.filter((word) => text.includes(word))
}

test('who looks after the machine is told of no member by anything the application answers', async () => {
  const { person } = await signedIn(server, [{ role: 'itOfficer', unit: days.units[0]! }])

  for (const { path } of Object.values(lists)) assert.deepEqual(tells(await person.get(path)), [], path)
  let asked = 0
  for (const operation of (await described(server)).filter((o) => o.method === 'GET'))
    for (const address of addressesOf(operation)) {
      const answered = await person.get(address)
      assert.deepEqual(tells(answered), [], `${operation.id}: ${answered.text.slice(0, 300)}`)
      asked += 1
    }
  assert.ok(asked > 200)
})

/** About every thing it can be asked about, or about one of every kind. */
function addressesOf({ id, path }: Operation): readonly string[] {
  const ask = asks[id]
  const about = ask ? world.things[ask.of] : Object.values(world.things).flatMap((things) => things.slice(0, 1))
  const isAbout = path.includes('{') || ask?.at !== undefined
  return (isAbout ? about : about.slice(0, 1)).map((thing) => {
    const query = [ask?.at && `${ask.at}=${thing.id}`, ask?.query?.slice(1)].filter(Boolean).join('&')
    return `${path.replaceAll(/\{\w+\}/g, thing.id)}?${query}`
  })
}

/** Every id of a kind that fits, in turn; other arguments as somebody would send them. */
function waysToCall({ args }: Callable): readonly (readonly unknown[])[] {
  const each = args.map(({ name, type }) => valuesFor(name, type))
  return Array.from({ length: Math.max(1, ...each.map((values) => values.length)) }, (_, i) =>
    each.map((values) => values[i % values.length]),
  )
}

function idsFor(name: string): readonly string[] {
  const of = (kind: keyof typeof world.things, n: number) => world.things[kind].slice(0, n).map(({ id }) => id)
  if (/unit|scope|parent|heads/.test(name)) return [days.units[0]!, days.units[6]!]
  if (/person|member|kept|gone|people/.test(name)) return of('member', 3)
  if (/account/.test(name)) return of('account', 2)
  if (/seat/.test(name)) return of('seat', 2)
  return Object.keys(world.things).flatMap((kind) => of(kind as keyof typeof world.things, 1))
}

const fitting: Readonly<Record<string, readonly unknown[]>> = {
  text: ['members.read', 'a'],
  'text[]': [['zq'], null],
  date: [today, '2021-01-01'],
  'timestamp with time zone': ['infinity', '2021-01-01'],
  jsonb: ['[]', '{}'],
  bytea: [Buffer.alloc(32, 1)],
  'bytea[]': [[Buffer.alloc(32, 1)]],
  integer: [50],
  bigint: [50],
  'bigint[]': [[1]],
  boolean: [true, false],
  interval: ['1 day'],
}

function valuesFor(name: string, type: string): readonly unknown[] {
  if (type === 'uuid') return idsFor(name)
  if (type === 'uuid[]') return [idsFor(name)]
  const values = fitting[type]
  assert.ok(values, `a value for ${type}, here`)
  return values
}

class Undone extends Error {}

/** What it answers but nulls, no, zero and nothing; refused is nothing. How many rows it wrote. Undone again. */
async function call({ name, args }: Callable, values: readonly unknown[]) {
  let answered: { says: readonly unknown[]; wrote: number } = { says: [], wrote: 0 }
  const rowsWritten = sql<{
    n: number
  }>`select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::int as n from pg_stat_xact_user_tables`
  await database
    .as(nobody.id, async (tx) => {
      const before = await rowsWritten.execute(tx)
      const list = sql.join(args.map(({ type }, i) => sql`${values[i]}::${sql.raw(type)}`))
      const { rows } = await sql<{
        x: unknown
      }>`select to_jsonb(x) as x from chibo.${sql.raw(name)}(${list}) x`.execute(tx)
      const after = await rowsWritten.execute(tx)
      const says = rows.map(({ x }) => x).filter((x) => !isNothing(x))
      answered = { says, wrote: after.rows[0]!.n - before.rows[0]!.n }
      throw new Undone()
    })
    .catch((error: { code?: string }) => {
      // refused, or not even of a form that could be asked
      if (!(error instanceof Undone))
        assert.match(error.code ?? '', /^(42501|2[23]\w{3})$/, `${name}: ${error.code ?? ''}`)
    })
  return answered
}

function isNothing(x: unknown): boolean {
  if (x === null || x === false || x === 0 || x === '') return true
  if (Array.isArray(x)) return x.every(isNothing)
  return typeof x === 'object' && Object.values(x).every(isNothing)
}
