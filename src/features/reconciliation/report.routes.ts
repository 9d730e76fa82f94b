import { readFile } from 'node:fs/promises'
import type { AnyRoute, FileAnswer } from '#kernel/contract.ts'
import { refuse } from '#kernel/decision.ts'
import { todayInVietnam } from '#kernel/day.ts'
import { fillWord, writeWorkbook } from '#platform/documents/index.ts'
import type { Given } from '#platform/http/index.ts'
import { lastHead, logRead, witnessHead } from '#features/audit/index.server.ts'
import { figuresOf, ledgerOf } from './ledger.ts'
import { insertIssued, ledgerRows } from './ledger.sql.ts'
import { officeOf } from './office.sql.ts'
import { peopleOf, type Filter } from './people.sql.ts'
import { personSeen } from './pairs.routes.ts'
import { personView } from './person.view.ts'
import { type Asking, mayAt } from './reach.sql.ts'
import { filterOf, horizonOf } from './asked.routes.ts'
import type { reconciliationRoutes } from './reconciliation.contract.ts'
import { findReconciliation } from './reconciliations.sql.ts'
import { annexesOf, namedIn, quarterText, wordData } from './report/report.ts'
import { reportSheets, rowsSheet } from './report/sheets.ts'
import type { PersonView } from './wire.ts'

type GivenTo<K extends keyof typeof reconciliationRoutes> = Given<(typeof reconciliationRoutes)[K] & AnyRoute>

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const most = 200_000

async function people(given: Asking, reconciliation: string, filter: Filter): Promise<readonly PersonView[]> {
  const rows = await peopleOf(given.tx, reconciliation, filter, horizonOf(given.world), {
    sort: 'name',
    page: 1,
    size: most,
  })
  return rows.map((row) => personView(personSeen(row), given.world, given.language))
}

/** The quarterly report, in Vietnamese whatever the reader's language: it is a paper of the office. */
export async function downloadReport(given: GivenTo<'downloadReport'>) {
  const { tx, params, query, world } = given
  const found = await findReconciliation(tx, params.id)
  if (!found || !(await mayAt(given, 'reconciliation.report', found.unit))) return refuse({ code: 'notFound' })
  const ledger = ledgerOf(await ledgerRows(tx, found.id), world.today, query.quarter)
  const ids = namedIn(ledger)
  const named = ids.length === 0 ? [] : await people({ ...given, language: 'vi' }, found.id, { ids })
  await logRead(tx, { operation: 'downloadReport', subjects: ids })
  const annex = annexesOf(ledger, new Map(named.map((p) => [p.id, p])))
  const head = await lastHead(tx)
  const seal = head && { day: head.on_day, shown: head.shown }
  if (seal) await witnessHead(tx, seal.day, 'report', found.unit)
  const office = { ...(await officeOf(tx, found.unit)), seal }
  await insertIssued(
    tx,
    { reconciliation: found.id, unit: found.unit, quarter: ledger.quarter },
    figuresOf(ledger),
    world.now,
  )
  await given.record({
    unit: found.unit,
    command: 'reconciliation.report',
    on: world.today,
    body: { id: found.id, quarter: ledger.quarter, as: query.as },
  })
  const name = `Báo cáo chuyển đi, chuyển đến ${quarterText(ledger.quarter)}`
  const data = wordData(ledger, office, annex, world.today)
  const file: FileAnswer =
    query.as === 'docx'
      ? { name: `${name}.docx`, mediaType: word, bytes: await fillWord(await template(), data) }
      : { name: `${name}.xlsx`, mediaType: excel, bytes: await writeWorkbook(reportSheets(ledger, office, annex)) }
  return file
}

async function template(): Promise<Uint8Array> {
  return readFile(new URL('./report/quarterly.docx', import.meta.url))
}

/** One group as it is seen on the screen, all its pages. */
export async function downloadRows(given: GivenTo<'downloadRows'>) {
  const { tx, params, query, language } = given
  const found = await findReconciliation(tx, params.id)
  if (!found || !(await mayAt(given, 'reconciliation.report', found.unit))) return refuse({ code: 'notFound' })
  const rows = await people(given, found.id, await filterOf(given, found.id, query))
  await logRead(tx, { operation: 'downloadRows', subjects: rows.map((r) => r.id) })
  const day = todayInVietnam(Date.now())
  const file: FileAnswer = {
    name: `Đối chiếu ${day}.xlsx`,
    mediaType: excel,
    bytes: await writeWorkbook([rowsSheet(rows, query.group, language)]),
  }
  return file
}
