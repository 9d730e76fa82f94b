import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, day, todayInVietnam } from '#kernel/day.ts'
import type { Database } from '#platform/db/index.ts'
import { appendEvent, closeDay, sealReadings } from '#features/audit/index.server.ts'
import { openAccount, seat } from '#features/accounts/index.server.ts'
import { foundUnit } from '#features/units/index.server.ts'

export interface Planted {
  readonly province: string
  readonly ward: string
  readonly cell: string
  readonly account: string
  readonly people: readonly string[]
}

/** A province, a ward, a cell with members, one of the staff, a history, a session: something in every kind of table. */
export async function plantPeople(database: Database, members = 5): Promise<Planted> {
  const from = day('2020-01-01')
  return database.asOwner(async (tx) => {
    const province = await foundUnit(tx, { kind: 'provincialCommittee', name: 'Tỉnh ủy Thử', from })
    const ward = await foundUnit(tx, { kind: 'communeCommittee', name: 'Đảng ủy phường Thử', from, parent: province })
    const cell = await foundUnit(tx, { kind: 'residentialCell', name: 'Chi bộ khối 1', from, parent: ward })
    const account = await openAccount(tx, { username: 'thu.sao.luu', name: 'Người Thử', passwordHash: '$argon2id$thử' })
    await seat(tx, { account, role: 'communeStaff', unit: ward, from })
    await sql`insert into grant_line values ('communeStaff', 'members.read', 'ownAndBelow') on conflict do nothing`.execute(
      tx,
    )
    await sql`
      with entered as (insert into sign_in (account, means, agent, known_place) values (${account}, 'password', 'Chrome', true) returning id)
      insert into session (token_hash, account, sign_in, strong) select sha256('thử'), ${account}, id, false from entered`.execute(
      tx,
    )
    const people = Array.from({ length: members }, () => randomUUID())
    for (const [at, person] of people.entries()) {
      await sql`insert into person (id) values (${person})`.execute(tx)
      await sql`insert into person_record (id, person, name, skills) values (${randomUUID()}, ${person}, ${`Nguyễn Văn Thử ${at + 1}`}, ${'tab\t, xuống dòng\n, \\ và "nháy"'})`.execute(
        tx,
      )
      await sql`insert into person_status (id, person, status, from_on) values (${randomUUID()}, ${person}, 'official', ${from})`.execute(
        tx,
      )
      await sql`insert into affiliation (id, person, kind, unit, from_on, cause) values (${randomUUID()}, ${person}, 'official', ${cell}, ${from}, 'found')`.execute(
        tx,
      )
      await appendEvent(tx, { unit: ward, command: 'members.enter', on: from, body: { person } })
    }
    await sql`
      insert into read_log (at, account, operation, subjects)
      select now() - interval '1 hour', ${account}, 'getMember', array[id] from person limit 3`.execute(tx)
    await sealReadings(tx)
    await closeDay(tx, addDays(todayInVietnam(Date.now()), -1))
    await sql`select chibo.fold_deltas()`.execute(tx)
    return { province, ward, cell, account, people }
  })
}
