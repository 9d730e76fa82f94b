import type { Rule } from '#kernel/rule.ts'
import * as admissions from './admissions.ts'
import * as cells from './cells.ts'
import * as evaluations from './evaluations.ts'
import * as meetings from './meetings.ts'
import * as ownPage from './own-page.ts'
import * as privacy from './privacy.ts'
import * as removal from './removal.ts'
import * as residence from './residence.ts'
import * as transfers from './transfers.ts'

export * from './transfers.ts'
export * from './own-page.ts'
export { bodiesKeptFor, breachNotice, impactFile, keptFor, readingsKeptFor } from './privacy.ts'
export { calendar, calendarUnder } from './holidays.ts'
export { retirementOf, retirementTable, type Born, type Retirement, type Sex } from './retirement.ts'
export { trustWords } from './words.ts'
export { sourceOf, sources, type Source } from './sources.ts'

/** Every rule the software knows, in the order it is shown. */
export const rules: readonly Rule<unknown>[] = [
  transfers.procedure,
  transfers.presentation,
  transfers.noShow,
  transfers.dissolution,
  transfers.temporaryMonths,
  transfers.studyMonths,
  transfers.workedSaturdayCounts,
  transfers.answersInTransit,
  residence.contactEvery,
  residence.commentEvery,
  residence.remedyMonths,
  removal.absentOrUnpaidMonths,
  removal.noProgressMonths,
  removal.badStatusYears,
  removal.complaint,
  meetings.regularEvery,
  meetings.thematicEvery,
  meetings.minutesAtLeast,
  meetings.attendanceGoal,
  meetings.documentsBefore,
  meetings.minutesAfter,
  meetings.groupFrom,
  meetings.groupPerYear,
  evaluations.scoreLevels,
  evaluations.evaluationLevels,
  evaluations.excellentCap,
  admissions.target,
  admissions.age,
  admissions.classValid,
  admissions.sponsorMonths,
  admissions.ceremony,
  admissions.recognition,
  admissions.probation,
  admissions.vote,
  admissions.readmissionAfter,
  cells.minimum,
  cells.committeeFrom,
  cells.grassrootsFrom,
  cells.largeFrom,
  cells.termYears,
  cells.bigFrom,
  cells.bigUrbanFrom,
  privacy.keptFor,
  privacy.readingsKeptFor,
  privacy.bodiesKeptFor,
  privacy.breachNotice,
  privacy.impactFile,
  ownPage.correctionAnswer,
  ownPage.restrictionAnswer,
  ownPage.erasureAnswer,
  ownPage.objectionAnswer,
  ownPage.complaintAnswer,
  ownPage.ownWord,
  ownPage.withheldReadings,
]

export function ruleOf(id: string): Rule<unknown> | undefined {
  return rules.find((rule) => rule.id === id)
}
