import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, type Day } from '#kernel/day.ts'
import { rulebook } from '#kernel/rule.ts'
import { dueOf } from '#kernel/term.ts'
import { calendar, correctionAnswer } from '#rulebook/index.ts'
import type { Tx } from '#platform/db/index.ts'

/** The account of a member, who it is, and who has worked with the record. */
export interface Own {
  readonly account: string
  readonly name: string
  readonly cell: string
  readonly staff: string
  readonly secretary: string
}

/** A member's own page with something in each part: whose the account is, a request under way, readings of the last weeks. */
export async function fillOwnPage(tx: Tx, own: Own, today: Day): Promise<void> {
  const { rows } = await sql<{ person: string }>`
    select r.person from person_record r join affiliation a on a.person = r.person and a.kind = 'official' and a.voided_at = 'infinity' and a.to_on = 'infinity'
    where r.name = ${own.name} and r.voided_at = 'infinity' and a.unit = ${own.cell}`.execute(tx)
  const person = rows[0]?.person
  if (person === undefined) return // a small demo may not hold everybody
  await sql`update account set person = ${person} where id = ${own.account}`.execute(tx)
  await correct(tx, own, person, `${addDays(today, -8)}T10:05:00+07:00`)
  await ask(tx, own, person, addDays(today, -6))
  await read(tx, own.staff, person, `${addDays(today, -5)}T15:12:00+07:00`)
  await read(tx, own.secretary, person, `${addDays(today, -7)}T20:04:00+07:00`)
  await read(tx, own.staff, person, `${addDays(today, -22)}T09:31:00+07:00`)
}

/** The office typed where the member works, and mistook the school. */
async function correct(tx: Tx, { staff }: Own, person: string, at: string): Promise<void> {
  await sql`update person_record set voided_at = ${at}, voided_by = ${staff} where person = ${person} and voided_at = 'infinity'`.execute(
    tx,
  )
  await sql`
    insert into person_record (id, person, name, born, sex, card, admitted_on, official_on, retired_on, workplace, permanent_residence, temporary_residence,
      actual_residence, skills, recorded_at, recorded_by)
    select ${randomUUID()}, person, name, born, sex, card, admitted_on, official_on, retired_on, 'Trường Tiểu học Trường Thi', permanent_residence,
      temporary_residence, actual_residence, skills, voided_at, ${staff} from person_record where person = ${person} and voided_at = ${at}`.execute(
    tx,
  )
}

async function ask(tx: Tx, { account }: Own, person: string, on: Day): Promise<void> {
  const answer = dueOf(correctionAnswer, on, { rules: rulebook(), calendar })
  if (!answer.ok) return
  const { dueOn, unit, under } = answer.due
  await sql`
    insert into data_request (id, person, kind, field, proposed, words, basis, sent_on, sent_at, sent_by, rule, version_from, value, unit_of_value, trust, due_on)
    values (${randomUUID()}, ${person}, 'correction', 'workplace', 'Trường Tiểu học Trung Hợp', 'Tôi chuyển về trường từ tháng trước, có quyết định kèm theo.',
      'own', ${on}, ${`${on}T19:20:00+07:00`}, ${account}, ${correctionAnswer.id}, ${under.from}, ${under.value}, ${unit}, ${under.trust}, ${dueOn})`.execute(
    tx,
  )
}

async function read(tx: Tx, account: string, person: string, at: string): Promise<void> {
  await sql`insert into read_log (at, account, operation, subjects) values (${at}, ${account}, 'getMember', array[${person}::uuid])`.execute(
    tx,
  )
}
