export { attemptsOf, findAttempt, insertAttempt, recordedOf, type AttemptRow } from './attempt.sql.ts'
export { keepClocks, keptClockOf, type ClockRow } from './clock.sql.ts'
