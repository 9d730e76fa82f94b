import { type Day, written } from '#kernel/day.ts'
import { refuse } from '#kernel/decision.ts'
import type { Language } from '#kernel/text.ts'
import { writeLongSheet } from '#platform/documents/index.ts'
import type { Given, Handle } from '#platform/http/index.ts'
import { logRead } from '#features/audit/index.server.ts'
import { columnShape, exportCells, readColumns } from './export.ts'
import { type Asked, askedFor, rowsOf, totalOf } from './list.routes.ts'
import { rowView } from './list.view.ts'
import { columnWords } from './people.words.ts'
import type { ListColumn, readingRoutes } from './reading.contract.ts'
import { unitsShown } from './reach.sql.ts'
import { restrictedPeople } from './restricted.sql.ts'
import type { MemberRefusal } from './refusals.ts'

type Asking = Given<typeof readingRoutes.downloadMembers>

const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const most = 200_000
// rows fetched at a time; a past day is found anew for each time, so it is asked less often
const [batchNow, batchPast] = [5_000, 50_000]

export const downloadMembers: Handle<typeof readingRoutes.downloadMembers, MemberRefusal> = async (given) => {
  const { query, language } = given
  const read = readColumns(query.columns)
  if ('unknown' in read) return refuse({ code: 'members.noSuchColumn', column: read.unknown })
  const asked = await askedFor(given, query)
  if (!asked.ok) return asked
  const { total } = await totalOf(given, asked, most)
  if (total.n > most || !total.exact) return refuse({ code: 'members.tooManyRows', most })
  const subjects: string[] = []
  const columns = read.columns.map((column) => ({ header: columnWords[column][language], ...columnShape(column) }))
  const rows = rowsWritten(given, asked, read.columns, subjects)
  const bytes = await writeLongSheet({ name: language === 'vi' ? 'Đảng viên' : 'Members', columns, rows })
  await logRead(given.tx, { operation: 'downloadMembers', subjects: [...new Set(subjects)] })
  return { name: fileName(given, asked.scope.name, asked.asOf.on), mediaType: excel, bytes }
}

function fileName({ language }: Asking, unit: string, on: Day): string {
  const what = language === 'vi' ? 'Đảng viên' : 'Members'
  return `${what} – ${unit.replaceAll('/', '-')} – ${written(on).replaceAll('/', '-')}.xlsx`
}

/** Page by page, as the file takes them. */
async function* rowsWritten(given: Asking, asked: Asked, columns: readonly ListColumn[], subjects: string[]) {
  const size = asked.asOf.isNow ? batchNow : batchPast
  const restricted = await restrictedPeople(given.tx)
  const left = new Set<string>()
  let from: Parameters<typeof rowsOf>[3]
  for (;;) {
    const rows = await rowsOf(given, asked, given.query.sort, from, size)
    const units = await unitsShown(
      given.tx,
      rows.map((row) => row.unit),
      asked.asOf.on,
    )
    for (const row of rows) {
      if (restricted.has(row.person)) {
        left.add(row.person)
        continue
      }
      subjects.push(row.person)
      yield exportCells(rowView(row, units), columns, given.language)
    }
    const last = rows.at(-1)
    if (rows.length < size || !last) break
    from = { way: 'after', key: last.name_key, id: last.affiliation }
  }
  if (left.size > 0) yield leftOut(left.size, columns.length, given.language)
}

/** A list that leaves somebody out says so. */
function leftOut(n: number, columns: number, language: Language): (string | null)[] {
  const words =
    language === 'vi' ? `Không kể ${n} đồng chí đang tạm ngừng dùng hồ sơ` : `Without ${n} whose record is restricted`
  return [words, ...Array.from({ length: columns - 1 }, () => null)]
}
