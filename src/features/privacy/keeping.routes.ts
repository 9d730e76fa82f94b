import { command, type Handlers } from '#platform/http/index.ts'
import { type Keeping, keepings } from './keeping.ts'
import { keepingRoutes, type KeptView } from './keeping.contract.ts'
import { keptRuns, rootOf, type RunRow, setTerm } from './keeping.sql.ts'

export const keepingHandlers: Handlers<typeof keepingRoutes> = {
  async listKept({ tx }) {
    const runs = new Map((await keptRuns(tx)).map((run) => [run.rule, run]))
    return { kept: keepings.map((one) => viewOf(one, runs.get(one.rule))), sets: (await rootOf(tx)) !== undefined }
  },

  setKept: command(keepingRoutes.setKept, {
    load: async ({ tx }) => {
      const unit = await rootOf(tx)
      return unit === undefined ? undefined : { unit }
    },
    decide: () => ({ ok: true }),
    save: ({ tx, params, body }) => setTerm(tx, params.rule, body.months),
    event: ({ params, body, world }, { unit }) => ({
      unit,
      command: 'privacy.setTerm',
      on: world.today,
      body: { rule: params.rule, months: body.months },
    }),
    answer: () => ({}),
  }),
}

const never = { months: null, last_at: null, last_rows: 0, total: 0, n: null, hash: null }

function viewOf({ rule, what, how, setHere = false }: Keeping, run: Omit<RunRow, 'rule'> = never): KeptView {
  const { months, last_at: lastAt, last_rows: lastRows, total, n, hash } = run
  const proof = n === null || hash === null ? null : { n, hash }
  return { rule, what, how, setHere, months, lastAt: lastAt?.toISOString() ?? null, lastRows, total, proof }
}
