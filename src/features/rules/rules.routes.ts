import { day } from '#kernel/day.ts'
import { refuse } from '#kernel/decision.ts'
import type { Handlers } from '#platform/http/index.ts'
import { ruleOf, rules as all } from '#rulebook/index.ts'
import { differencesBetween, search } from './reading.ts'
import { differenceView, groupsOf, viewOf } from './rule.view.ts'
import type { ruleRoutes } from './rules.contract.ts'

export const ruleHandlers = {
  listRules: async ({ world, language, query }) => {
    const on = query.on === undefined ? world.today : day(query.on)
    const found = query.search === undefined ? all : search(all, query.search)
    return { on, groups: groupsOf(found, on, world.rules, language), found: found.length }
  },

  getRule: async ({ world, language, params, query }) => {
    const on = query.on === undefined ? world.today : day(query.on)
    const rule = ruleOf(params.id)
    return rule ? viewOf(rule, on, world.rules, language) : refuse({ code: 'notFound' })
  },

  compareRules: async ({ world, language, query }) => {
    const [one, other] = [day(query.one), day(query.other)]
    const differences = differencesBetween(all, one, other, world.rules)
    return {
      one,
      other,
      differences: differences.map((d) => differenceView(d, language)),
      same: all.length - differences.length,
    }
  },
} satisfies Handlers<typeof ruleRoutes>
