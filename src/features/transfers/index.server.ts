export { attemptsOf, findAttempt, insertAttempt, recordedOf, type AttemptRow } from './attempt.sql.ts'
export { keepClocks, keptClockOf, type ClockOfCase, type ClockRow } from './clock.sql.ts'
