import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { understand } from '#engines/sheets/index.ts'
import { draftOf, keptRow } from '#features/reconciliation/drafting.ts'
import type { GivenList, Side } from '#features/reconciliation/entry.ts'
import { placeLists } from '#features/reconciliation/organisations.ts'
import { reconcile, type Outcome } from '#features/reconciliation/reconcile.ts'
import { vocabularyFor } from '#features/reconciliation/vocabulary.ts'
import { day } from '#kernel/day.ts'
import { readGrids } from '#platform/documents/index.ts'

const folder = new URL('.', import.meta.url)
const today = day('2026-11-25')

interface Expected {
  readonly month: string
  readonly sent: number
  readonly received: number
  readonly arrived: number
  readonly wrongDestination: readonly string[]
  /** The sender's spelling ~ the receiver's. */
  readonly doubtful: readonly string[]
  readonly notSeenYet: readonly string[]
  readonly notCompared: readonly string[]
  readonly unannounced: readonly string[]
  readonly neverIntroduced: readonly string[]
}

const months = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Expected[]

async function read(file: string): Promise<GivenList> {
  const side: Side = file.includes('-gui-') ? 'sent' : file.includes('-nhan-') ? 'received' : 'residing'
  const grids = await readGrids(readFileSync(new URL(file, folder)), file)
  assert.ok(grids.ok, file)
  const understood = understand(grids.grids, vocabularyFor(side, today))
  assert.ok(understood.ok, file)
  const { rows } = draftOf(understood.understanding, { id: file, kind: side, supplied_by: null }, today)
  return {
    id: file,
    side,
    title: understood.understanding.title,
    rows: rows.flatMap((row) => keptRow(row, side) ?? []),
  }
}

function told(outcome: Outcome): Omit<Expected, 'month'> {
  const all = [...outcome.subjects.sent, ...outcome.subjects.received, ...outcome.subjects.residing]
  const names = new Map(all.map((s) => [s.id, s.stands[0].name]))
  const name = (id: string | undefined) => names.get(id ?? '') ?? ''
  const sorted = (ids: readonly string[]) => ids.map(name).toSorted()
  return {
    sent: outcome.subjects.sent.length,
    received: outcome.subjects.received.length,
    arrived: outcome.arrived.length,
    wrongDestination: sorted(outcome.wrongDestination.map((a) => a.sent)),
    doubtful: outcome.doubtful
      .map((d) => ('sent' in d && 'received' in d ? `${name(d.sent)} ~ ${name(d.received)}` : ''))
      .toSorted(),
    notSeenYet: sorted(outcome.notSeenYet),
    notCompared: sorted(outcome.notCompared.map((n) => n.subject)),
    unannounced: sorted(outcome.unannounced),
    neverIntroduced: sorted(outcome.neverIntroduced.map((n) => n.residing)),
  }
}

function ordered({ month: _month, ...expected }: Expected): Omit<Expected, 'month'> {
  return {
    ...expected,
    wrongDestination: expected.wrongDestination.toSorted(),
    doubtful: expected.doubtful.toSorted(),
    notSeenYet: expected.notSeenYet.toSorted(),
    notCompared: expected.notCompared.toSorted(),
    unannounced: expected.unannounced.toSorted(),
    neverIntroduced: expected.neverIntroduced.toSorted(),
  }
}

test('month after month the lists of the story tell what README.md says', async () => {
  const files = readdirSync(folder).filter((name) => /[.]xlsx?$/.test(name))
  const given: GivenList[] = []
  for (const expected of months) {
    const ofMonth = files.filter((f) => f.startsWith(`thang-${expected.month.replace('/', '-')}-`))
    assert.equal(ofMonth.length, 4)
    // oxlint-disable-next-line no-await-in-loop -- month by month, as they came
    given.push(...(await Promise.all(ofMonth.map(read))))
    assert.deepEqual(told(reconcile(placeLists(given), [], { on: today })), ordered(expected))
  }
})
