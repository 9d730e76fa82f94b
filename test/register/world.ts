import fc from 'fast-check'
import { sql } from 'kysely'
import { addDays, day } from '#kernel/day.ts'
import { layDownGrants, openAccount, seat } from '#features/accounts/index.server.ts'
import { foundUnit as plantUnit } from '#features/units/index.server.ts'
import { aDatabase } from '#test/database.ts'
import type { Truth } from './retelling.ts'

export const start = day('2026-01-01')
/** Days of the world: what is drawn stays within them. */
export const length = 70
export const days = Array.from({ length }, (_, n) => addDays(start, n))
const names = ['Lê Thị An', 'Đỗ Văn Ân', 'Hồ Thị Bình', 'Nguyễn Đức Dũng', 'Trần Thị Lan', 'Vũ Lân']
const kinds = ['official', 'official', 'residence', 'temporary'] as const
const living = ['official', 'probationary', 'exempt', 'suspended'] as const

export const steps = fc.array(
  fc.record({
    what: fc.constantFrom(
      'enter',
      'enter',
      'correct',
      'status',
      'move',
      'move',
      'join',
      'end',
      'leave',
      'amend',
      'place',
      'rename',
    ),
    who: fc.nat(),
    which: fc.nat(),
    cell: fc.nat(),
    kind: fc.constantFrom(...kinds),
    status: fc.constantFrom(...living),
    name: fc.constantFrom(...names),
    back: fc.integer({ min: 0, max: 12 }),
    lasts: fc.option(fc.integer({ min: 1, max: 15 })),
    /** Days that pass before the next step. */
    passes: fc.integer({ min: 0, max: 4 }),
  }),
  { minLength: 10, maxLength: 22 },
)
export type Step = typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never

/** A province of three wards with two cells each, in which the day is the test's. */
export async function aWorld() {
  const database = await aDatabase()
  await database.asOwner(async (tx) => {
    await sql`create table public.test_today (on_day date)`.execute(tx)
    await sql`grant select on public.test_today to chibo_app`.execute(tx)
    await sql`insert into public.test_today values (${start})`.execute(tx)
    await sql`create or replace function chibo.today() returns date language sql stable parallel safe return (select on_day from public.test_today)`.execute(
      tx,
    )
    await sql`update day_kept set on_day = ${start}`.execute(tx)
  })
  const made = await database.asOwner(async (tx) => {
    await layDownGrants(
      tx,
      ['members.read', 'members.write'].map((action) => ({ role: 'communeStaff', action, reach: 'ownAndBelow' })),
    )
    const account = await openAccount(tx, { username: 'thu', name: 'Người Thử', passwordHash: '$argon2id$thu' })
    const root = await plantUnit(tx, { kind: 'provincialCommittee', name: 'Tỉnh', from: start })
    await seat(tx, { account, role: 'communeStaff', unit: root, from: start })
    const wards: string[] = []
    const cells: string[] = []
    const above = new Map<string, string[]>()
    for (let w = 0; w < 3; w += 1) {
      const ward = await plantUnit(tx, { kind: 'communeCommittee', name: `Phường ${w}`, from: start, parent: root })
      wards.push(ward)
      for (let c = 0; c < 2; c += 1) {
        const cell = await plantUnit(tx, { kind: 'residentialCell', name: `Khối ${w}${c}`, from: start, parent: ward })
        cells.push(cell)
        above.set(
          cell,
          days.map(() => ward),
        )
      }
    }
    return { account, root, wards, cells, above }
  })
  const truth: Truth = { people: new Map(), above: made.above }
  return { database, ...made, truth, known: [] as { at: string; truth: Truth }[], today: 0 }
}
export type World = Awaited<ReturnType<typeof aWorld>>

export function copyOf({ people, above }: Truth): Truth {
  return structuredClone({ people, above })
}
