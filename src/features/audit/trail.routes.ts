import { refuse } from '#kernel/decision.ts'
import type { AnyRoute } from '#kernel/contract.ts'
import type { Day } from '#kernel/day.ts'
import type { Given, Handlers } from '#platform/http/index.ts'
import { logRead } from './audit.sql.ts'
import { exportOf } from './export.sql.ts'
import { toldBy, zipOf } from './export.server.ts'
import { listHeadsBefore } from './heads.sql.ts'
import type { Trail, trailRoutes } from './trail.contract.ts'
import { type AuditRefusal, dayAfter, fileName, proofOf, spanOf } from './trail.ts'
import {
  countDays,
  countLines,
  findFollowed,
  findTrails,
  listDoers,
  listLines,
  type Named,
  namesOf,
  type Page,
  type TrailLine,
  type Whose,
} from './trail.sql.ts'

type Asking = Pick<Given<AnyRoute>, 'tx' | 'world'>
type Asked = Page & { readonly from?: Day | undefined; readonly to?: Day | undefined }

const most = 20
const shownHeads = 400 // a year of them

async function follow({ tx, world }: Asking, whose: Whose, query: Asked) {
  const span = spanOf(query, world.today)
  if (!span.ok) return span
  const who = await findFollowed(tx, whose)
  if (!who) return refuse({ code: 'notFound' })
  const days = await countDays(tx, whose, span)
  const heads = await listHeadsBefore(tx, dayAfter(span.to), shownHeads)
  const outside = heads.find((h) => h.shown !== null && h.witnesses.length > 0)?.n
  const { found, covered } = await countLines(tx, whose, span, query, outside)
  const lines = await listLines(tx, whose, span, query)
  const doers = await listDoers(tx, whose, span)
  const subjects = lines.flatMap((l) => l.subject ?? [])
  const names = await namesOf(tx, [...doers, ...lines.flatMap((l) => l.account ?? [])], subjects)
  const sum = (of: 'changes' | 'readings') => days.reduce((n, d) => n + d[of], 0)
  const trail: Trail = {
    name: who.name,
    born: who.born,
    at: who.at,
    from: span.from,
    to: span.to,
    may: [...(who.readings ? (['readings'] as const) : []), ...(who.exports ? (['export'] as const) : [])],
    changes: sum('changes'),
    readings: sum('readings'),
    covered,
    days: [...days],
    doers: doers.flatMap((id) => names.get(id) ?? []),
    heads: heads
      .filter((h) => h.on_day >= span.from)
      .map((h) => ({ onDay: h.on_day, shown: h.shown, witnesses: [...h.witnesses] })),
    rows: lines.map((line) => rowOf(line, names, outside, 'member' in whose ? whose.member : undefined)),
    page: query.page,
    pages: Math.max(1, Math.ceil(found / query.size)),
    found,
  }
  return trail
}

function rowOf(
  line: TrailLine,
  names: ReadonlyMap<string, Named>,
  outside: number | undefined,
  self: string | undefined,
): Trail['rows'][number] {
  const { on_day: onDay, account, subject, head, intact, ...row } = line
  const about = subject === null || subject === self ? undefined : names.get(subject)
  return {
    ...row,
    onDay,
    who: (account === null ? undefined : names.get(account)) ?? null,
    about: about === undefined ? null : { id: about.id, name: about.name },
    proof: proofOf({ head, intact }, outside),
  }
}

/** Looking at a trail is a reading like any other: of whom it is, and of whoever is named in it. */
async function noted(
  { tx }: Pick<Asking, 'tx'>,
  operation: string,
  subject: string,
  named: readonly string[] = [],
): Promise<void> {
  await logRead(tx, { operation, subjects: [...new Set([subject, ...named])] })
}

async function takeAlong({ tx, world }: Asking, operation: string, whose: Whose) {
  const who = await findFollowed(tx, whose)
  if (!who?.exports) return refuse({ code: 'notFound' })
  const lines = await exportOf(tx, whose)
  if ('member' in whose) await noted({ tx }, operation, whose.member)
  else await noted({ tx }, operation, whose.account, toldBy(lines))
  return {
    name: fileName(who.name, world.today),
    mediaType: 'application/zip',
    bytes: await zipOf(lines, world.now),
  }
}

export const trailHandlers: Handlers<typeof trailRoutes, AuditRefusal> = {
  findTrails: async ({ tx, query }) => {
    const found = await findTrails(tx, query.search, most)
    if (found.length > 0) await logRead(tx, { operation: 'findTrails', subjects: found.map((f) => f.id) })
    return { found: [...found] }
  },

  getMemberTrail: async (given) => {
    const trail = await follow(given, { member: given.params.person }, asked(given.query))
    if ('name' in trail) await noted(given, 'getMemberTrail', given.params.person)
    return trail
  },

  getAccountTrail: async (given) => {
    const trail = await follow(given, { account: given.params.id }, asked(given.query))
    if ('name' in trail)
      await noted(
        given,
        'getAccountTrail',
        given.params.id,
        trail.rows.flatMap(({ about }) => about?.id ?? []),
      )
    return trail
  },

  exportMemberTrail: (given) => takeAlong(given, 'exportMemberTrail', { member: given.params.person }),

  exportAccountTrail: (given) => takeAlong(given, 'exportAccountTrail', { account: given.params.id }),
}

function asked(query: Omit<Asked, 'by'> & { readonly by?: string | undefined }): Asked {
  return { ...query, by: query.by }
}
