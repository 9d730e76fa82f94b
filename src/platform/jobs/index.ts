export { cancelJob, countJobs, enqueue, findJob, type JobRow, type JobState } from './queue.ts'
export type { Ended } from './attempt.ts'
export { type Jobs, type JobsOptions, startJobs } from './runner.ts'
export { type AnyTask, type Recurring, task, type Task, type Working } from './task.ts'
