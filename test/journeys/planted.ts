import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'
import type { TestDatabase } from '#test/database.ts'

/** One reconciliation with something of every kind in it, and words nobody else's data holds. */
export interface Planted {
  readonly unit: string
  readonly uploader: string
  /** Stands in every name of its people. */
  readonly word: string
  /** Stands in the draft only. */
  readonly draftWord: string
  readonly reconciliation: string
  readonly accepted: string
  readonly draft: string
  readonly person: string
  readonly pair: string
  readonly attempt: string
  readonly job: string
  readonly post: string
  /** Somebody of the register who belongs there, and how, and the version they are of. */
  readonly member: string
  readonly affiliation: string
  readonly version: number
}

const head = {
  columns: [{ field: 'name', header: 'Họ và tên' }],
  dropped: [],
  unknownHeaders: [],
  otherSheets: [],
  leftOut: [],
  nameless: [],
  oldFont: { rows: 0, from: null },
  duplicates: [],
  warnings: [],
}

const counts = {
  arrived: 0,
  wrongDestination: 0,
  doubtful: 2,
  notSeenYet: 1,
  notCompared: 0,
  unannounced: 0,
  neverIntroduced: 0,
  sent: 2,
  received: 1,
  residing: null,
  duplicates: 0,
  pairs: 1,
  receivedNotCompared: 0,
}

let words = 0

/** A word of letters that no Vietnamese name holds. */
function newWord(): string {
  words += 1
  return `Zw${String(words).replace(/\d/g, (d) => 'abcdefghij'.charAt(Number(d)))}zw`
}

/** `register`: a member and a post, too; without for a database of before there were any. */
export async function plant(
  database: TestDatabase,
  unit: string,
  uploader: string,
  { register = true }: { readonly register?: boolean } = {},
): Promise<Planted> {
  const [word, draftWord] = [newWord(), newWord()]
  const [reconciliation, accepted, draft, run] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const [person, doubted, received, pair, attempt, job, post, member, affiliation] = Array.from({ length: 9 }, () =>
    randomUUID(),
  )
  let version = 0
  await database.asOwner(async (tx) => {
    const insert = (table: string, row: Readonly<Record<string, unknown>>) =>
      sql`insert into ${sql.table(table)} select * from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)}::jsonb)`.execute(
        tx,
      )
    const at = '2026-10-05T02:00:00Z'
    const inside = { reconciliation, unit }
    await insert('reconciliation', {
      id: reconciliation,
      unit,
      purpose: 'followTransfers',
      opened_on: '2026-10-01',
      opened_at: at,
      opened_by: uploader,
      last_list_on: '2026-10-01',
      stale: false,
    })
    const list = {
      ...inside,
      kind: 'sent',
      speaks_for: [],
      title: [],
      fingerprint: '\\x00',
      rows: 3,
      head,
      uploaded_by: uploader,
      uploaded_at: at,
    }
    await insert('list', {
      ...list,
      id: accepted,
      state: 'accepted',
      file_name: `${word}.xlsx`,
      accepted_at: at,
      accepted_by: uploader,
    })
    await insert('list', {
      ...list,
      id: draft,
      state: 'draft',
      file_name: `${draftWord}.xlsx`,
      expires_at: '2099-01-01T00:00:00Z',
    })
    await insert('job', {
      id: job,
      kind: 'lists.read',
      account: uploader,
      concerns: draft,
      ids: {},
      state: 'done',
      done: 1,
      total: 1,
      queued_at: at,
      ended_at: at,
    })
    if (register)
      version = await plantRegister(tx, { unit, word, at, post: post!, member: member!, affiliation: affiliation! })
    const cell = { text: draftWord, raw: draftWord, mark: 'doubtful', kind: 'text', value: draftWord }
    await insert('draft_row', {
      list: draft,
      row: 2,
      unit,
      uploaded_by: uploader,
      cells: { name: cell },
      doubtful: 1,
      wrong: 0,
    })
    await insert('run', {
      id: run,
      ...inside,
      number: 1,
      on_day: '2026-10-05',
      at,
      by: uploader,
      counts,
      lists_key: '',
      received_key: '',
      answers_key: '',
    })
    for (const [row, subject, side, stands] of [
      [2, person, 'sent', 'notSeenYet'],
      [3, doubted, 'sent', 'doubtful'],
      [4, received, 'received', 'doubtful'],
    ] as const) {
      const name = `Nguyễn ${word} ${String(row)}`
      await insert('list_row', {
        list: accepted,
        row,
        ...inside,
        name,
        born: '1968',
        from_unit: word,
        to_unit: word,
        introduced_on: '2026-07-06',
      })
      await insert('subject', {
        id: subject,
        ...inside,
        side,
        list: accepted,
        row,
        name,
        name_key: name,
        folded: name.toLowerCase(),
      })
      await insert('subject_row', { list: accepted, row, subject, ...inside })
      await insert('standing', {
        run,
        subject,
        ...inside,
        stands,
        other: null,
        details: {},
        by_person: false,
        sender: word,
        receiver: word,
        sent_on: '2026-07-06',
        due_on: '2026-08-17',
      })
    }
    await insert('pair', {
      id: pair,
      ...inside,
      left_subject: doubted,
      right_subject: received,
      run,
      probability: 0.6,
      reasons: [],
      version: 0,
    })
    await insert('problem', { list: accepted, ...inside, row: 2, column_header: word, code: 'noSuchDay', facts: {} })
    await insert('attempt', {
      id: attempt,
      case_id: person,
      unit,
      on_day: '2026-10-02',
      way: 'call',
      by_whom: 'communeStaff',
      outcome: 'notReached',
      recorded_at: at,
      recorded_by: uploader,
    })
    await sql`update list set job = ${job} where id = ${draft}`.execute(tx)
  })
  return {
    unit,
    uploader,
    word,
    draftWord,
    reconciliation,
    accepted,
    draft,
    person: person!,
    pair: pair!,
    attempt: attempt!,
    job: job!,
    post: post!,
    member: member!,
    affiliation: affiliation!,
    version,
  }
}

async function plantRegister(
  tx: Tx,
  {
    unit,
    word,
    at,
    post,
    member,
    affiliation,
  }: Readonly<Record<'unit' | 'word' | 'at' | 'post' | 'member' | 'affiliation', string>>,
): Promise<number> {
  await sql`insert into person (id) values (${member})`.execute(tx)
  await sql`insert into affiliation (id, person, kind, unit, from_on, cause) values (${affiliation}, ${member}, 'official', ${unit}, '2026-01-05', 'found')`.execute(
    tx,
  )
  await sql`insert into person_record (id, person, name) values (gen_random_uuid(), ${member}, ${`Hồ ${word} Thử`})`.execute(
    tx,
  )
  await sql`insert into person_status (id, person, status, from_on) values (gen_random_uuid(), ${member}, 'official', '2026-01-05')`.execute(
    tx,
  )
  await sql`insert into post (id, unit, title, outsider, from_on, recorded_at)
    values (${post}, ${unit}, 'officeStaff', ${word}, '2026-09-01', ${at})`.execute(tx)
  const { rows } = await sql<{ version: number }>`select version from person where id = ${member}`.execute(tx)
  return rows[0]!.version
}

/** What stands at each unit, in every table with a unit, as one short text: equal before and after means nothing changed. Balances are sums of what stands below. */
export async function fingerprints(database: TestDatabase): Promise<ReadonlyMap<string, string>> {
  return database.asOwner(async (tx) => {
    const tables = await sql<{ name: string }>`
      select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_schema = 'public' and column_name = 'unit' and table_type = 'BASE TABLE'
        and table_name not like 'unit%' and table_name not in ('seat', 'grants_now', 'balance') order by 1`.execute(tx)
    const each = tables.rows.map(
      ({ name }) =>
        sql`select unit, ${name}::text || ':' || md5(string_agg(x::text, ',' order by x::text)) as print from ${sql.table(name)} x group by unit`,
    )
    const { rows } = await sql<{ unit: string; prints: string }>`
      select unit, string_agg(print, ' ' order by print) as prints from (${sql.join(each, sql` union all `)}) p group by unit`.execute(
      tx,
    )
    return new Map(rows.map((r) => [r.unit, r.prints]))
  })
}
