import { randomUUID } from 'node:crypto'
import type { AnyRoute } from '#kernel/contract.ts'
import type { Grant } from '#kernel/authority.ts'
import { refuse } from '#kernel/decision.ts'
import type { Processing } from '#kernel/processing.ts'
import { pathOf } from '#features/units/index.server.ts'
import { type Call, command, type Given, type Handlers } from '#platform/http/index.ts'
import { keepingWords } from './keeping.ts'
import { isWithin, officeOf } from './office.sql.ts'
import { impactPaper, registerPaper, type RoleNames } from './paper.ts'
import { wordOf } from './paper.server.ts'
import { impactDueOf, measures, type RegisterRefusal, rolesWith, sayOf } from './register.ts'
import { registerRoutes, type RegisterView } from './register.contract.ts'
import { say, type SaidRow, saidAt } from './register.sql.ts'

/** What `app` knows and this feature does not: what every feature does with personal data, and who may do it. */
export interface Assembled {
  readonly activities: readonly Processing[]
  readonly grants: readonly Grant[]
  readonly roleNames: RoleNames
}

type Asking = Pick<Call, 'actor' | 'world'> & Pick<Given<AnyRoute>, 'tx'>

export function registerHandlers(assembled: Assembled): Handlers<typeof registerRoutes, RegisterRefusal> {
  return {
    async getProcessing(given) {
      const { params } = given
      if (!(await mayAt(given, 'privacy.read', params.id))) return refuse({ code: 'notFound' })
      return viewOf(given, params.id, assembled)
    },

    sayProcessing: command(registerRoutes.sayProcessing, {
      load: async (given) =>
        (await mayAt(given, 'privacy.write', given.params.id)) ? { id: randomUUID() } : undefined,
      decide: (_state, { body, world }) => sayOf(body, assembled.activities, world.today),
      save: ({ tx, params, body }, { id }) => say(tx, id, params.id, body),
      event: ({ params, body, world }) => ({
        unit: params.id,
        command: 'privacy.say',
        on: world.today,
        body: { about: body.about, field: body.field },
      }),
      answer: () => ({}),
    }),

    async downloadProcessing(given) {
      const { tx, params, query, world } = given
      if (!(await mayAt(given, 'privacy.read', params.id))) return refuse({ code: 'notFound' })
      const view = await viewOf(given, params.id, assembled)
      const office = await officeOf(tx, params.id)
      const paperOf = query.as === 'impact' ? impactPaper : registerPaper
      const name = query.as === 'impact' ? 'Hồ sơ đánh giá tác động' : 'Sổ hoạt động xử lý dữ liệu cá nhân'
      return wordOf(paperOf(view, office, assembled.roleNames, world.today), name)
    },
  }
}

async function mayAt({ tx, actor, world }: Asking, action: string, unit: string): Promise<boolean> {
  const mayHere = await isWithin(tx, action, unit)
  return actor.can(action, await pathOf(tx, unit, world.today)) && mayHere
}

async function viewOf(given: Asking, unit: string, { activities, grants }: Assembled): Promise<RegisterView> {
  const { tx, world } = given
  const { name } = await officeOf(tx, unit)
  const rows = await saidAt(tx, unit)
  const impact = filledOf(rows, 'impact')
  return {
    unit: { id: unit, name },
    organisation: filledOf(rows, 'organisation'),
    impact,
    impactDue: impactDueOf(impact['startedOn'] ?? '', impact['sentOn'] ?? '', world.today, world) ?? null,
    activities: activities.map(({ id, title, purpose, people, data, actions, kept }) => ({
      id,
      title,
      purpose,
      people,
      data: [...data],
      roles: [...rolesWith(grants, actions)],
      kept: kept.map(keepingWords),
      filled: filledOf(rows, id),
    })),
    measures: [...measures],
    changes: rows.map(({ about, field, says, at, until, by }) => ({
      about,
      field,
      says,
      at: at.toISOString(),
      until: until?.toISOString() ?? null,
      by,
    })),
    writes: await mayAt(given, 'privacy.write', unit),
  }
}

function filledOf(rows: readonly SaidRow[], about: string): Record<string, string> {
  return Object.fromEntries(rows.filter((r) => r.about === about && r.until === null).map((r) => [r.field, r.says]))
}
