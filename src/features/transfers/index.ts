export * from './transfer.contract.ts'
export { grants } from './transfer.grants.ts'
export {
  isSoon,
  type Clock,
  type ClockRule,
  type KeptClock,
  type TransferEvents,
  type Why,
  type World,
} from './clock.ts'
export { clocksFor, clocksToKeep, differenceOf } from './clocks.ts'
export {
  correctAttempt,
  recordAttempt,
  type AttemptDecision,
  type AttemptMade,
  type AttemptRefusal,
  type RecordedAttempt,
} from './attempt.ts'
export { attemptView, clockView, soonWithin } from './view.ts'
export { transferProblems } from './problems.ts'
