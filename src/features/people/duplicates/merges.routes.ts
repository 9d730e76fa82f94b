import type { AnyRoute } from '#kernel/contract.ts'
import { todayInVietnam } from '#kernel/day.ts'
import { refuse, type Decision } from '#kernel/decision.ts'
import type { Concern } from '#kernel/second-person.ts'
import type { Given, Handlers } from '#platform/http/index.ts'
import type { Secrets } from '#platform/secrets/index.ts'
import { logRead } from '#features/audit/index.server.ts'
import type { Happened } from '../member.contract.ts'
import type { duplicateRoutes } from './duplicates.contract.ts'
import type { DuplicateRefusal } from './duplicates.problems.ts'
import { nextWaiting, numberToMove, saveMerge, unitsWithin } from './duplicates.sql.ts'
import { mergeRow, mergeView, previewView } from './merge.view.ts'
import { listMerges, loadMerge, saveUndoing, standsWithin } from './merges.sql.ts'
import { merge, type Choice, type Merged } from './merging.ts'
import type { LoadedMerge, PairSide, WaitingPair } from './pair.ts'
import { reachedPair, recordAtBoth, settleable, type PairInReach } from './reached.server.ts'

export type MergeRoutes = Pick<
  typeof duplicateRoutes,
  'previewMerge' | 'mergeDuplicate' | 'listMerges' | 'getMerge' | 'undoMerge'
>
type Body = Given<typeof duplicateRoutes.mergeDuplicate>['body']

interface Two {
  readonly pair: WaitingPair
  readonly kept: PairSide
  readonly gone: PairSide
}

/** Which of the pair goes on, as both were looked at. */
function twoOf(found: PairInReach, body: Body): Decision<Two, DuplicateRefusal> {
  const settled = settleable(found, body.version, 'one')
  if (!settled.ok) return settled
  const { pair } = settled
  if (body.kept !== pair.one.person && body.kept !== pair.other.person) return refuse({ code: 'duplicates.notThese' })
  const [kept, gone] = body.kept === pair.one.person ? [pair.one, pair.other] : [pair.other, pair.one]
  if (kept.version !== body.keptVersion || gone.version !== body.goneVersion)
    return refuse({ code: 'duplicates.changedMeanwhile' })
  return { ok: true, pair, kept, gone }
}

function decideMerge(found: PairInReach, body: Body): Decision<Two & { readonly merged: Merged }, DuplicateRefusal> {
  const two = twoOf(found, body)
  if (!two.ok) return two
  const choice: Choice = body
  const merged = merge(two.kept, two.gone, choice)
  return merged.ok ? { ...two, merged } : merged
}

interface MergeInReach {
  readonly merge: LoadedMerge
  readonly settles: boolean
}

async function reachedMerge(
  { tx, actor }: Pick<Given<typeof duplicateRoutes.getMerge>, 'tx' | 'actor'>,
  id: string,
  locked: boolean,
): Promise<MergeInReach | undefined> {
  const found = await loadMerge(tx, id, locked)
  if (!found) return undefined
  const scope = actor.reach('duplicates.settle')
  const mine = await unitsWithin(tx, scope, found.units)
  // who was kept may have moved since: there the merge is listed, and there it is read
  if (mine.size === 0 && !(await standsWithin(tx, scope, found.kept))) return undefined
  return { merge: found, settles: found.settles && found.units.every((unit) => mine.has(unit)) }
}

/** Nobody makes one person of two alone. Who has but one of them asks the unit of the other. */
function toMerge({ pair, kept, gone }: Two): Concern {
  const units = [...new Set([...kept.here, ...gone.here])].toSorted()
  const what = { pair: pair.id, kept: kept.person, gone: gone.person }
  return { kind: 'merge', action: 'duplicates.settle', units, together: true, what }
}

function toUndo({ id, kept, gone, units, beforeKept, beforeGone }: LoadedMerge): Concern {
  const had = [...beforeKept, ...beforeGone].map(({ unit }) => unit)
  const at = [...new Set(units.length > 0 ? units : had)].toSorted()
  return { kind: 'undoMerge', action: 'duplicates.settle', units: at, what: { merge: id, kept, gone } }
}

function decideUndoing(
  { merge: found, settles }: MergeInReach,
  version: number,
): Decision<{ readonly merge: LoadedMerge }, DuplicateRefusal> {
  if (found.undoneAt !== null) return refuse({ code: 'duplicates.undoneAlready' })
  if (!settles) return refuse({ code: 'duplicates.notBoth' })
  if (found.first !== null) return refuse({ code: 'duplicates.laterMerge', merge: found.first })
  if (found.version !== version) return refuse({ code: 'duplicates.changedMeanwhile' })
  return { ok: true, merge: found }
}

export interface MergeSettings {
  /** `undefined`: this installation has no key; then no identity number can be moved from one person to another. */
  readonly secrets: Secrets | undefined
}

/** The number of who goes, sealed for who is kept. Nobody reads it on the way. */
async function resealed(
  { secrets }: MergeSettings,
  { tx }: Pick<Given<AnyRoute>, 'tx'>,
  { kept, gone, merged }: Two & { readonly merged: Merged },
): Promise<Decision<{ readonly sealed: Uint8Array | null }, DuplicateRefusal>> {
  if (merged.number === 'kept') return { ok: true, sealed: null }
  const sealed = await numberToMove(tx, gone.person)
  const number = sealed && secrets?.open(sealed, gone.person)
  if (number === undefined || !secrets) return refuse({ code: 'duplicates.numberLocked' })
  return { ok: true, sealed: secrets.seal(number, kept.person) }
}

export function mergeHandlers(settings: MergeSettings): Handlers<MergeRoutes, DuplicateRefusal> {
  return {
    async previewMerge(given) {
      const found = await reachedPair(given, given.params.id, false)
      if (!found) return refuse({ code: 'notFound' })
      const two = twoOf(found, given.body)
      if (!two.ok) return two
      const merged = merge(two.kept, two.gone, given.body)
      if (!merged.ok && merged.refusal.code !== 'duplicates.twoOfficialCells') return merged
      await logRead(given.tx, { operation: 'previewMerge', subjects: [two.kept.person, two.gone.person] })
      return previewView(two.kept, two.gone, merged.ok ? merged : undefined, given.language)
    },

    async mergeDuplicate(given) {
      const { tx, params, body } = given
      const found = await reachedPair(given, params.id, true)
      if (!found) return refuse({ code: 'notFound' })
      const decided = decideMerge(found, body)
      if (!decided.ok) return decided
      await given.second(toMerge(decided))
      const number = await resealed(settings, given, decided)
      if (!number.ok) return number
      const { pair, kept, gone, merged } = decided
      const id = crypto.randomUUID()
      await saveMerge(tx, { id, pair: pair.id, kept: kept.person, gone: gone.person }, merged, number.sealed)
      given.about(pair.id)
      await recordAtBoth(given, [...kept.here, ...gone.here], 'duplicates.merge', {
        merge: id,
        kept: kept.person,
        gone: gone.person,
        fields: merged.fields,
      })
      return { merge: id, kept: kept.person, next: await nextWaiting(tx, body.unit ?? null, pair.id) }
    },

    async listMerges({ tx, actor, query }) {
      const { rows, total } = await listMerges(tx, actor.reach('duplicates.settle'), query)
      await logRead(tx, { operation: 'listMerges', subjects: rows.flatMap((r) => [r.kept, r.gone]) })
      return { rows: rows.map(mergeRow), total }
    },

    async getMerge(given) {
      const found = await reachedMerge(given, given.params.id, false)
      if (!found) return refuse({ code: 'notFound' })
      await logRead(given.tx, { operation: 'getMerge', subjects: [found.merge.kept, found.merge.gone] })
      return mergeView(found.merge, found.settles)
    },

    async undoMerge(given) {
      const { tx, params, body } = given
      const found = await reachedMerge(given, params.id, true)
      if (!found) return refuse({ code: 'notFound' })
      const decided = decideUndoing(found, body.version)
      if (!decided.ok) return decided
      const { merge: before } = decided
      await given.second(toUndo(before))
      if (!(await saveUndoing(tx, before.id))) return refuse({ code: 'duplicates.unitClosedSince' })
      given.about(before.id)
      await recordAtBoth(given, before.units, 'duplicates.undo', {
        merge: before.id,
        kept: before.kept,
        gone: before.gone,
        later: before.later.length,
      })
      const undone = await loadMerge(tx, before.id)
      return mergeView({ ...(undone ?? before), later: before.later }, false)
    },
  }
}

/** For the timeline of whoever was kept: when they became one, with whom, and where that can be looked at (`after`: the merge's id). */
export async function mergesBeside(
  { tx, actor }: Pick<Given<AnyRoute>, 'tx' | 'actor'>,
  person: string,
  { isNow }: { readonly isNow: boolean },
): Promise<readonly Happened[]> {
  if (!isNow) return []
  const { rows } = await listMerges(tx, actor.reach('duplicates.settle'), { person, page: 1, size: 50 })
  return rows.map((m): Happened => ({
    on: todayInVietnam(m.at.getTime()),
    what: 'merged',
    kind: null,
    status: null,
    cause: null,
    unit: null,
    changes: [{ field: 'merge', before: m.kept === person ? m.gone_name : m.kept_name, after: m.id }],
    typedAt: m.at.toISOString(),
    by: m.by,
    voidedAt: m.undone_at?.toISOString() ?? null,
    voidedBy: m.undone_by,
    import: null,
  }))
}
