import type { AnyTask, Recurring } from '#platform/jobs/index.ts'

/** Every kind of background job, from the features' `*.jobs.ts`. */
export const tasks: readonly AnyTask[] = []

/** What the clock starts. */
export const recurring: readonly Recurring[] = []
