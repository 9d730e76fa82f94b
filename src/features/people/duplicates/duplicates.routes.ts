import { refuse } from '#kernel/decision.ts'
import { command, type Handlers } from '#platform/http/index.ts'
import { logRead } from '#features/audit/index.server.ts'
import { duplicateRoutes, type DuplicateView } from './duplicates.contract.ts'
import type { DuplicateRefusal } from './duplicates.problems.ts'
import { countPairs, listPairs, nextWaiting, placeOfPair, saveAnswer, unitsWithin } from './duplicates.sql.ts'
import { lastSearch, openSearch, unitsToSearch } from './searching.sql.ts'
import { startSearch } from './finding.jobs.ts'
import { mergeHandlers, type MergeRoutes, type MergeSettings } from './merges.routes.ts'
import { pairView, rowView } from './pair.view.ts'
import { reachedPair, recordAtBoth, settleable } from './reached.server.ts'

type PairRoutes = Omit<typeof duplicateRoutes, keyof MergeRoutes>

export function duplicateHandlers(settings: MergeSettings): Handlers<typeof duplicateRoutes, DuplicateRefusal> {
  return { ...pairHandlers, ...mergeHandlers(settings) }
}

const pairHandlers: Handlers<PairRoutes, DuplicateRefusal> = {
  async searchDuplicates(given) {
    const { tx, actor, body } = given
    const mine = await unitsWithin(tx, actor.reach('duplicates.settle'), [body.unit])
    const asked = await unitsToSearch(tx, body.unit)
    if (!mine.has(body.unit) || asked.length === 0) return refuse({ code: 'notFound' })
    return { job: await startSearch(given, body.unit) }
  },

  async listDuplicates({ tx, actor, query, language }) {
    const scope = actor.reach('duplicates.settle')
    const unit = query.unit ?? null
    const units = await unitsToSearch(tx, unit)
    if (unit !== null && units.length === 0) return refuse({ code: 'notFound' })
    const rows = await listPairs(tx, scope, unit, query.state, query)
    await logRead(tx, { operation: 'listDuplicates', subjects: rows.flatMap((r) => [r.one.person, r.other.person]) })
    const first = units[0]
    const searched = first && (await lastSearch(tx, first.id))
    return {
      rows: rows.map((row) => rowView(row, language)),
      counts: await countPairs(tx, scope, unit),
      units: [...units],
      searched: searched ? { at: searched.at.toISOString(), people: searched.people } : null,
      searching:
        (await openSearch(
          tx,
          units.map((u) => u.id),
        )) ?? null,
    }
  },

  async getDuplicate(given) {
    const { tx, params, query, language } = given
    const found = await reachedPair(given, params.id, false)
    if (!found) return refuse({ code: 'notFound' })
    const { pair, settles, settlesOne } = found
    if (pair.state === 'merged') return refuse({ code: 'duplicates.mergedMeanwhile', merge: pair.merge, by: pair.by })
    const may: DuplicateView['may'] = settles ? ['settle'] : settlesOne ? ['merge'] : []
    await logRead(tx, { operation: 'getDuplicate', subjects: [pair.one.person, pair.other.person] })
    return pairView(pair, await placeOfPair(tx, query.unit ?? null, pair.id), may, language)
  },

  answerDuplicate: command(duplicateRoutes.answerDuplicate, {
    load: (given) => reachedPair(given, given.params.id, true),
    decide: (found, { body }) => settleable(found, body.version),
    save: ({ tx, body }, _found, { pair }) => saveAnswer(tx, pair.id, pair.version, body.answer),
    event: () => undefined, // written into two chains by `answer`
    async answer(given, _found, { pair }) {
      const { body, tx } = given
      given.about(pair.id)
      const people = { pair: pair.id, one: pair.one.person, other: pair.other.person, answer: body.answer }
      await recordAtBoth(given, [...pair.one.here, ...pair.other.here], 'duplicates.answer', people)
      return { version: pair.version + 1, next: await nextWaiting(tx, body.unit ?? null, pair.id) }
    },
  }),
}
