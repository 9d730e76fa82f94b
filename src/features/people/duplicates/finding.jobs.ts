import { z } from 'zod'
import type { Given } from '#platform/http/index.ts'
import type { AnyRoute } from '#kernel/contract.ts'
import { enqueue, task } from '#platform/jobs/index.ts'
import { findElsewhere } from './finding.server.ts'
import { openSearch, peopleToCompare, sameNumbers, saveFound, unitsToSearch } from './searching.sql.ts'

/** Looks for people entered twice below a unit, as far as the account has them. Pairs that people settled stay settled. */
export const findDuplicates = task('duplicates.find', z.object({ unit: z.uuid() }), async ({ unit }, working) => {
  const { pieces, numbers, total } = await working.as(async (tx) => {
    const found = await peopleToCompare(tx, unit)
    return {
      pieces: found.map(({ json }) => new TextEncoder().encode(json)),
      numbers: await sameNumbers(tx, unit),
      total: found.reduce((sum, { n }) => sum + n, 0),
    }
  })
  await working.progress(0, total, 'duplicates.comparing')
  const found = await findElsewhere({ pieces, numbers }, working.signal)
  await working.progress(total, total, 'duplicates.keeping')
  const id = crypto.randomUUID()
  await working.as((tx) => saveFound(tx, { id, unit, people: total }, found))
  return id
})

/** Queues a search below a unit; one that has not ended yet is answered instead. */
export async function startSearch(given: Pick<Given<AnyRoute>, 'tx' | 'enqueue'>, unit: string): Promise<string> {
  return (await openSearch(given.tx, [unit])) ?? given.enqueue(findDuplicates, unit, { unit })
}

/** After many people came in at once, in the same transaction: always another search, since one under way may have read before them. */
export async function searchAfter(tx: Given<AnyRoute>['tx'], unit: string): Promise<void> {
  const mine = await unitsToSearch(tx, unit)
  if (mine.length > 0) await enqueue(tx, findDuplicates, unit, { unit })
}
