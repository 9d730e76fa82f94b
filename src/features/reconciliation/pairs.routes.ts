import { refuse } from '#kernel/decision.ts'
import type { Handlers } from '#platform/http/index.ts'
import { attemptView, type World } from '#features/transfers/index.ts'
import { attemptsOf, keptClockOf, recordedOf } from '#features/transfers/index.server.ts'
import { logRead } from '#features/audit/index.server.ts'
import type { Language } from '#kernel/text.ts'
import { pairRoutes, type CaseView, type PairView } from './pairs.contract.ts'
import {
  findPair,
  nextWaiting,
  placeOfPair,
  saveAnswer,
  settledOf,
  type PairRow,
  type SettledPair,
} from './pairs.sql.ts'
import { pairView } from './pair.view.ts'
import { comparedWith } from './compared.ts'
import { listsOf } from './lists.sql.ts'
import { casesOf, findPerson, neighbours, type PersonRow } from './people.sql.ts'
import { personView, type PersonSeen } from './person.view.ts'
import { type Asking, mayAt } from './reach.sql.ts'
import { findReconciliation } from './reconciliations.sql.ts'
import { startRunOf } from './run.jobs.ts'
import { suggestionOf } from './suggestion.ts'

export type PairRefusal = {
  readonly code: 'pairs.answeredMeanwhile'
  readonly by: string
  readonly answer: 'same' | 'different' | 'later' | null
}

export function personSeen(row: PersonRow): PersonSeen {
  return { ...row, kept_clocks: row.clocks.map(keptClockOf) }
}

async function viewOf(given: Asking, pair: PairRow): Promise<PairView> {
  return pairView(pair, await placeOfPair(given.tx, pair), given.language)
}

async function reachablePair(given: Asking, action: string, id: string, lock: boolean): Promise<PairRow | undefined> {
  const pair = await findPair(given.tx, id, lock)
  return pair && (await mayAt(given, action, pair.unit)) ? pair : undefined
}

async function answer(
  given: Asking,
  id: string,
  version: number,
  what: 'same' | 'different' | 'later' | null,
): Promise<PairRow | ReturnType<typeof refuse<PairRefusal | { readonly code: 'notFound' }>>> {
  const pair = await reachablePair(given, 'reconciliation.settle', id, true)
  if (!pair) return refuse({ code: 'notFound' })
  const saved = pair.version === version && (await saveAnswer(given.tx, { id, version }, what, given.world.now))
  if (!saved) return refuse({ code: 'pairs.answeredMeanwhile', by: pair.answered_by_name ?? '', answer: pair.answer })
  return (await findPair(given.tx, id)) ?? pair
}

export const pairHandlers: Handlers<typeof pairRoutes, PairRefusal> = {
  async getNextPair(given) {
    const found = await findReconciliation(given.tx, given.params.id)
    if (!found || !(await mayAt(given, 'reconciliation.read', found.unit))) return refuse({ code: 'notFound' })
    const id = await nextWaiting(given.tx, found.id)
    const pair = id === undefined ? undefined : await findPair(given.tx, id)
    if (pair) await logRead(given.tx, { operation: 'getNextPair', subjects: [pair.left.id, pair.right.id] })
    return { pair: pair ? await viewOf(given, pair) : null }
  },

  async getPair(given) {
    const pair = await reachablePair(given, 'reconciliation.read', given.params.id, false)
    if (!pair) return refuse({ code: 'notFound' })
    await logRead(given.tx, { operation: 'getPair', subjects: [pair.left.id, pair.right.id] })
    return viewOf(given, pair)
  },

  async answerPair(given) {
    const { tx, params, body, world } = given
    const pair = await answer(given, params.id, body.version, body.answer)
    if ('ok' in pair) return pair
    given.about(pair.id)
    await given.record({
      unit: pair.unit,
      command: 'pairs.answer',
      on: world.today,
      body: { pair: pair.id, left: pair.left.id, right: pair.right.id, answer: body.answer },
    })
    await logRead(tx, { operation: 'answerPair', subjects: [pair.left.id, pair.right.id] })
    const next = await nextWaiting(tx, pair.reconciliation, pair.id)
    if (next === undefined) await startRunOf(given, pair.reconciliation)
    return { pair: await viewOf(given, pair), next: next ?? null }
  },

  async undoAnswer(given) {
    const pair = await answer(given, given.params.id, given.query.version, null)
    if ('ok' in pair) return pair
    given.about(pair.id)
    await given.record({ unit: pair.unit, command: 'pairs.undo', on: given.world.today, body: { pair: pair.id } })
    await logRead(given.tx, { operation: 'undoAnswer', subjects: [pair.left.id, pair.right.id] })
    return { pair: await viewOf(given, pair) }
  },

  async getCase(given) {
    const person = await findPerson(given.tx, given.params.id)
    if (!person || !(await mayAt(given, 'reconciliation.read', person.unit))) return refuse({ code: 'notFound' })
    const settled = await settledOf(given.tx, person.id)
    await logRead(given.tx, { operation: 'getCase', subjects: [person.id, ...new Set(settled.map((p) => p.with_id))] })
    return caseView(given, person, settled)
  },
}

async function caseView(
  given: Asking & { readonly world: World; readonly language: Language },
  row: PersonRow,
  settled: readonly SettledPair[],
): Promise<CaseView> {
  const { tx, world, language } = given
  const place = await neighbours(tx, row)
  const attempts = await attemptsOf(tx, await casesOf(tx, row.id))
  const lists = await listsOf(tx, row.reconciliation)
  const person = personView(personSeen(row), world, language)
  const may = await mayAt(given, 'transfers.recordAttempt', row.unit)
  const shown = attempts.map((a) =>
    attemptView(recordedOf(a), {
      at: a.recorded_at.toISOString(),
      by: a.recorded_by_name,
      correctedBy: a.corrected_by,
    }),
  )
  return {
    person,
    group: row.stands,
    ...place,
    clocks: person.clocks,
    attempts: shown,
    compared: comparedWith({ ...row, settled: settled.length > 0 }, lists, language),
    settled: settled.map((p) => ({
      pair: p.id,
      with: p.with_name,
      answer: p.answer,
      by: p.by_name,
      at: p.at.toISOString(),
    })),
    suggestion: suggestionOf(row.stands, person.clocks, shown, language),
    may: may ? ['attempt', 'correctAttempt'] : [],
  }
}

const answers = {
  same: { vi: 'cùng một người', en: 'one person' },
  different: { vi: 'hai người khác nhau', en: 'two people' },
  later: { vi: 'để sau', en: 'later' },
} as const

export const pairProblems = {
  'pairs.answeredMeanwhile': {
    status: 409,
    title: { vi: 'Cặp này vừa có người khác quyết định', en: 'Somebody else has just settled this pair' },
    detail: ({ by, answer: given }: PairRefusal) => ({
      vi:
        given === null
          ? 'Quyết định trước đó vừa được rút lại.'
          : `${by} đã chọn “${answers[given].vi}”. Chưa có gì bị ghi đè.`,
      en:
        given === null
          ? 'The answer before was just taken back.'
          : `${by} chose “${answers[given].en}”. Nothing was overwritten.`,
    }),
  },
} as const
