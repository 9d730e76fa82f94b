import type { Job } from '../draft.contract.ts'

/** When a running job is asked again how far it has come, in milliseconds: soon at first, since most are done soon. */
export function soon(asked: number): number {
  return asked < 20 ? 200 : 600
}

export function isOpen(job: Job | null): boolean {
  return job !== null && (job.state === 'waiting' || job.state === 'running')
}
