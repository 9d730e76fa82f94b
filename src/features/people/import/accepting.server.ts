import { randomUUID } from 'node:crypto'
import type { Secrets } from '#platform/secrets/index.ts'
import { applyWrites, type WriteWithNumber } from './accepting.sql.ts'
import { knownPeople } from './comparing.sql.ts'
import { entryOf } from './entry.ts'
import type { Done, ImportRow } from './imports.sql.ts'
import type { Person } from './person.ts'
import { goneToWrite, rowsToWrite, type ComparedRow } from './rows.sql.ts'
import { returned } from './returning.ts'
import { change, enter, gone, type Cell, type Write } from './writing.ts'

type Tx = Parameters<typeof applyWrites>[0]

const pieceOf = 2_000 // rows: read, decided and written, so that others are answered in between

/** What a draft's identity numbers are sealed about, until they are some person's. */
export function aboutRow(draft: string, row: number): string {
  return `${draft}:${row}`
}

/** Writes what was chosen of a draft, piece by piece, in the transaction given. Answers how many people it is about. */
export async function writeDraft(
  tx: Tx,
  draft: Pick<ImportRow, 'id' | 'kind' | 'on_day'>,
  {
    last,
    cells,
    secrets,
  }: { readonly last: number; readonly cells: ReadonlyMap<string, Cell>; readonly secrets: Secrets | undefined },
  progress: (row: number) => Promise<void>,
): Promise<Done> {
  const done = { new: 0, changed: 0, ended: 0, returned: 0 }
  const told = { kind: draft.kind, on: draft.on_day }
  for (let from = 0; from <= last; from += pieceOf) {
    const rows = await rowsToWrite(tx, draft.id, from, from + pieceOf)
    const people = await peopleOf(
      tx,
      draft.id,
      rows.flatMap((row) => row.person ?? []),
    )
    const writes = rows.flatMap((row) => writeOf(row, people, cells, told) ?? [])
    await applyWrites(
      tx,
      draft.id,
      writes.map((write) => withNumber(draft.id, write, rows, secrets)),
    )
    const back = new Set(rows.filter((row) => row.stands === 'returning').map(({ row }) => row))
    const entered = writes.filter((w) => w.isNew).length
    const cameBack = writes.filter((w) => back.has(w.row)).length
    done.new += entered
    done.returned += cameBack
    done.changed += writes.length - entered - cameBack
    await progress(Math.min(from + pieceOf, last))
  }
  const missing = await goneToWrite(tx, draft.id)
  for (let from = 0; from < missing.length; from += pieceOf) {
    const some = missing.slice(from, from + pieceOf)
    const people = await peopleOf(
      tx,
      draft.id,
      some.map((g) => g.person),
    )
    const writes = some.flatMap(({ person, affiliation, choice }): Write[] => {
      const known = people.get(person)
      const write = known && !known.restricted && choice ? gone(known, affiliation, choice, told.on) : undefined
      return write ? [write] : []
    })
    await applyWrites(
      tx,
      draft.id,
      writes.map((write) => ({ ...write, sealed: null, hash: null })),
    )
    done.ended += writes.length
  }
  return done
}

async function peopleOf(tx: Tx, draft: string, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  if (ids.length === 0) return new Map()
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made by chibo.import_known
  const people = JSON.parse(await knownPeople(tx, draft, ids)) as Person[]
  return new Map(people.map((person) => [person.person, person]))
}

function writeOf(
  { row, cells, heading, hash, stands, person, cell, found, taken }: ComparedRow,
  people: ReadonlyMap<string, Person>,
  known: ReadonlyMap<string, Cell>,
  told: Parameters<typeof enter>[3],
): Write | undefined {
  const entry = entryOf({ row, cells, heading, hasNumber: hash !== null })
  if (!entry) return undefined
  const at = cell === null ? undefined : known.get(cell)
  if (stands === 'new') return at && enter(entry, randomUUID(), at, told)
  const who = person === null ? undefined : people.get(person)
  if (!who) return undefined
  return stands === 'returning'
    ? at && returned(entry, who, found.changes, taken, at, told)
    : change(entry, who, found.changes, taken, at ?? null, told)
}

/** A number sealed about the row of a draft is sealed anew about the person. */
function withNumber(
  draft: string,
  write: Write,
  rows: readonly ComparedRow[],
  secrets: Secrets | undefined,
): WriteWithNumber {
  const row = write.number ? rows.find((r) => r.row === write.row) : undefined
  const number = row?.sealed && secrets?.open(row.sealed, aboutRow(draft, row.row))
  if (!row?.hash || !number || !secrets) return { ...write, sealed: null, hash: null }
  return {
    ...write,
    sealed: secrets.seal(number, write.person).toString('hex'),
    hash: Buffer.from(row.hash).toString('hex'),
  }
}
