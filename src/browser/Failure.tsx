import { problemWords } from './problem.ts'
import './failure.css'

/** Where it happened, what was not done and what to do; nothing when nothing failed. */
export function Failure({ of }: { of: unknown }) {
  if (of === null || of === undefined) return null
  const { title, detail } = problemWords(of)
  return (
    <div className="Failure" role="alert">
      <b>{title}</b>
      {detail && <p>{detail}</p>}
    </div>
  )
}
