import type { AnyRoute } from '#kernel/contract.ts'
import { refuse, type Refused } from '#kernel/decision.ts'
import type { Given, Handlers, HttpRefusal } from '#platform/http/index.ts'
import { type AsOf, asOfDays, type DayInFuture } from './as-of.ts'
import {
  countCells,
  countNow,
  countPast,
  type Filter,
  findWords,
  listNow,
  listPast,
  type ListRow,
  type PageAsked,
  type Slice,
  slicesOf,
} from './list.sql.ts'
import { readSlice, rowView } from './list.view.ts'
import { pageOf, type Place, readCursor } from './paging.ts'
import type { readingRoutes } from './reading.contract.ts'
import { findScope, reachesPast, type Scoped, unitsShown } from './reach.sql.ts'
import { isSought, readSearch } from './searching.ts'
import type { MemberRefusal } from './refusals.ts'

/** Counted one by one up to here, unless somebody asks for more. */
const countedTo = 10_000

type ListQuery = Given<typeof readingRoutes.countMembers>['query']
type Asking = Pick<Given<AnyRoute>, 'tx' | 'actor' | 'world'>

export interface Asked {
  readonly scope: Scoped
  readonly asOf: AsOf
  readonly filter: Filter
}

/** Whose list as of when, within both walls; the reader's own unit where none is named. */
export async function askedFor(
  { tx, actor, world }: Asking,
  query: Omit<ListQuery, 'exact'>,
): Promise<({ readonly ok: true } & Asked) | Refused<DayInFuture | HttpRefusal>> {
  const days = asOfDays(query, world.today)
  if (!days.ok) return days
  const scope = await findScope(tx, 'members.read', query.unit ?? actor.seats[0]?.unit, days.asOf.on)
  if (!scope || !reachesPast(actor, 'members.read', scope.answering)) return refuse({ code: 'notFound' })
  return { ok: true, scope, asOf: days.asOf, filter: filterOf(query) }
}

function filterOf(query: Omit<ListQuery, 'exact'>): Filter {
  const { kind = [], status = [], search, retiresFrom, retiresTo, admittedBy } = query
  return { kinds: kind, statuses: status, sought: readSearch(search), retiresFrom, retiresTo, admittedBy }
}

/** Kinds and statuses are counted in the balances; for anything else rows are counted. */
function isInBalances({ sought, retiresFrom, retiresTo, admittedBy }: Filter): boolean {
  return !isSought(sought) && [retiresFrom, retiresTo, admittedBy].every((day) => day === undefined)
}

/** Rows in the order asked for, `size` at most, beginning at a place. */
export async function rowsOf(
  { tx }: Pick<Asking, 'tx'>,
  { scope, asOf, filter }: Asked,
  sort: 'name' | 'nameDown',
  from: Place | undefined,
  size: number,
): Promise<readonly ListRow[]> {
  const words = await wordsFor(tx, filter)
  const page: PageAsked = { down: (sort === 'nameDown') !== (from?.way === 'before'), from, size }
  return asOf.isNow ? listNow(tx, scope, filter, words, page) : listPast(tx, scope, filter, asOf, page)
}

async function wordsFor(tx: Asking['tx'], { sought }: Filter) {
  return isSought(sought) ? findWords(tx, sought) : []
}

/** How many there are: of kinds and statuses by the balances, else row by row up to `most`. */
export async function totalOf(
  given: Asking,
  asked: Asked,
  most: number | null,
): Promise<{ readonly total: { n: number; exact: boolean }; readonly slices: ReturnType<typeof sliceView> }> {
  const { scope, asOf, filter } = asked
  if (!isInBalances(filter)) return { total: await filteredTotal(given, asked, most), slices: [] }
  const all = (await slicesOf(given.tx, scope, asOf)).flatMap(sliceView)
  const slices = all.filter((slice) => isAskedFor(filter, slice))
  return { total: { n: slices.reduce((sum, slice) => sum + slice.n, 0), exact: true }, slices }
}

export const listHandlers: Pick<Handlers<typeof readingRoutes, MemberRefusal>, 'listMembers' | 'countMembers'> = {
  async listMembers(given) {
    const { tx, query } = given
    const from = query.cursor === undefined ? undefined : readCursor(query.cursor)
    if (query.cursor !== undefined && !from) return refuse({ code: 'members.noSuchPage' })
    const asked = await askedFor(given, query)
    if (!asked.ok) return asked
    const found = await rowsOf(given, asked, query.sort, from, query.size + 1)
    const { rows, next, previous } = pageOf(found, query.size, from)
    const units = await unitsShown(
      tx,
      rows.map((row) => row.unit),
      asked.asOf.on,
      { operation: 'listMembers', subjects: rows.map((row) => row.person), soon: true },
    )
    const { id, name, kind } = asked.scope
    return {
      on: asked.asOf.on,
      scope: { id, name, kind },
      rows: rows.map((row) => rowView(row, units)),
      next,
      previous,
    }
  },

  async countMembers(given) {
    const asked = await askedFor(given, given.query)
    if (!asked.ok) return asked
    const { scope, asOf } = asked
    const cells = await countCells(given.tx, scope, asOf)
    const { total, slices } = await totalOf(given, asked, given.query.exact ? null : countedTo)
    return { on: asOf.on, total, slices, cells }
  },
}

const everybody = 100_000_000

async function filteredTotal({ tx }: Asking, { scope, asOf, filter }: Asked, most: number | null) {
  const words = await wordsFor(tx, filter)
  const n = asOf.isNow
    ? await countNow(tx, scope, filter, words, most)
    : await countPast(tx, scope, filter, asOf, most ?? everybody)
  return most !== null && n > most ? { n: most, exact: false } : { n, exact: true }
}

function isAskedFor({ kinds, statuses }: Filter, { kind, status }: ReturnType<typeof sliceView>[number]): boolean {
  return (kinds.length === 0 || kinds.includes(kind)) && (statuses.length === 0 || statuses.includes(status))
}

function sliceView({ slice, n }: Slice) {
  const words = readSlice(slice)
  return words ? [{ ...words, n }] : []
}
