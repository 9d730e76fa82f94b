import type { AnyRoute } from '#kernel/contract.ts'
import { refuse } from '#kernel/decision.ts'
import { type Actor, command, type Given, type Handlers } from '#platform/http/index.ts'
import type { Secrets } from '#platform/secrets/index.ts'
import { pathOf } from '#features/units/index.server.ts'
import { findHead, findHeadsFile, type HeadRow, type HeadsFile, listHeadsBefore, witnessHead } from './heads.sql.ts'
import { typed } from './shown.ts'
import { saidBy } from './shown.server.ts'
import { type DayHead, headRoutes } from './trail.contract.ts'
import type { AuditRefusal } from './trail.ts'

type Asking = Pick<Given<AnyRoute>, 'tx' | 'world'> & { readonly actor: Actor }

/** The first of the actor's own units where they may; by it a head is taken or countersigned. */
export async function ownUnit({ tx, actor, world }: Asking, action: string): Promise<string | undefined> {
  for (const { unit } of actor.seats) if (actor.can(action, await pathOf(tx, unit, world.today))) return unit
  return undefined
}

/** Without secrets the file is not signed: what is kept outside proves the same, only not who gave it. */
export function headHandlers(secrets: Secrets | undefined): Handlers<typeof headRoutes, AuditRefusal> {
  return {
    listHeads: async (given) => {
      const { tx, query, world } = given
      const rows = await listHeadsBefore(tx, query.before ?? world.today, query.size + 1)
      const may: ('export' | 'countersign' | 'sign')[] = []
      for (const one of ['export', 'countersign', 'sign'] as const)
        if (await ownUnit(given, `audit.${one}`)) may.push(one)
      return { heads: rows.slice(0, query.size).map(viewOf), more: rows.length > query.size, may }
    },

    takeHead: command(headRoutes.takeHead, {
      async load(given) {
        const file = await findHeadsFile(given.tx, given.params.day)
        const unit = await ownUnit(given, 'audit.export')
        return file && unit !== undefined ? { file, unit } : undefined
      },
      decide: () => ({ ok: true }),
      save: ({ tx, params }, { unit }) => witnessHead(tx, params.day, 'file', unit),
      event: ({ params, world }, { unit, file }) => ({
        unit,
        command: 'audit.takeHead',
        on: world.today,
        body: { day: params.day, shown: file.shown },
      }),
      answer: (_given, { file }) => ({ name: `dau-niem-${file.onDay}.json`, file: signed(file, secrets) }),
    }),

    countersignHead: command(headRoutes.countersignHead, {
      async load(given) {
        const head = await findHead(given.tx, given.params.day)
        const unit = await ownUnit(given, 'audit.countersign')
        if (!head?.shown || unit === undefined) return undefined
        return { shown: head.shown, unit }
      },
      decide: ({ shown }, { body, params }) =>
        typed(body.shown) === shown ? { ok: true } : refuse({ code: 'audit.otherHead', day: params.day }),
      save: ({ tx, params }, { unit }) => witnessHead(tx, params.day, 'countersigned', unit),
      event: ({ params, world }, { unit, shown }) => ({
        unit,
        command: 'audit.countersign',
        on: world.today,
        body: { day: params.day, shown },
      }),
      answer: () => ({}),
    }),
  }
}

function viewOf({ n: _n, on_day: onDay, made_at: madeAt, witnesses, ...row }: HeadRow): DayHead {
  return { ...row, onDay, madeAt: madeAt.toISOString(), witnesses: [...witnesses] }
}

function signed(file: HeadsFile, secrets: Secrets | undefined): string {
  const signature = secrets?.sign(saidBy(file))
  return `${JSON.stringify({ format: 'chibo-heads-1', ...file, ...signature }, null, 1)}\n`
}
