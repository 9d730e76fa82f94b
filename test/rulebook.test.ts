import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, day, weekday, type Day } from '#kernel/day.ts'
import {
  isTerm,
  rule,
  rulebook,
  type LocalVersion,
  type Rule,
  type TermRule,
  type Trust,
  type Version,
} from '#kernel/rule.ts'
import { dueOf, skipped } from '#kernel/term.ts'
import {
  calendar,
  calendarUnder,
  keptFor,
  noShow,
  presentation,
  ruleOf,
  rules,
  sourceOf,
  sources,
  workedSaturdayCounts,
  type Source,
} from '#rulebook/index.ts'
import { remedyMonths } from '#rulebook/residence.ts'

const anyDay = fc.integer({ min: 0, max: 8_000 }).map((n) => addDays(day('2010-01-01'), n))
const knownSources: Readonly<Record<string, Source>> = sources

// written down once more from the table of the regulations, so that a slip in the rulebook shows
const ids =
  `transfers.procedure transfers.presentation transfers.noShow transfers.dissolution transfers.temporaryMonths transfers.studyMonths
  transfers.workedSaturdayCounts transfers.answersInTransit removal.absentOrUnpaidMonths removal.noProgressMonths removal.badStatusYears
  removal.complaint residence.contactEvery residence.commentEvery residence.remedyMonths meetings.every meetings.thematicEvery meetings.minutesAtLeast
  meetings.attendanceGoal meetings.documentsBefore meetings.minutesAfter meetings.groupFrom meetings.groupPerYear scores.levels evaluations.levels
  evaluations.excellentCap admissions.target admissions.age admissions.classValid admissions.sponsorMonths admissions.ceremony admissions.recognition
  admissions.probation admissions.vote readmission.after cells.minimum cells.committeeFrom cells.grassrootsFrom cells.largeFrom cells.termYears
  localities.bigFrom localities.bigUrbanFrom reconciliation.keptFor privacy.readingsKeptFor privacy.bodiesKeptFor privacy.breachNotice
  privacy.impactFile privacy.correctionAnswer privacy.restrictionAnswer privacy.erasureAnswer privacy.objectionAnswer privacy.complaintAnswer
  privacy.ownWord privacy.withheldReadings`.split(/\s+/)

const today: readonly (readonly [id: string, value: unknown, unit: string, trust: Trust])[] = [
  ['transfers.procedure', 60, 'workingDays', 'reported'],
  ['transfers.presentation', 30, 'workingDays', 'presumed'],
  ['transfers.noShow', 3, 'months', 'presumed'],
  ['transfers.dissolution', 30, 'workingDays', 'presumed'],
  ['transfers.temporaryMonths', { from: 3, under: 12 }, 'months', 'reported'],
  ['transfers.studyMonths', { from: 3, to: 24 }, 'months', 'reported'],
  ['transfers.workedSaturdayCounts', false, 'choice', 'presumed'],
  ['transfers.answersInTransit', 'sender', 'choice', 'presumed'],
  ['removal.absentOrUnpaidMonths', 3, 'months', 'reported'],
  ['removal.noProgressMonths', 12, 'months', 'reported'],
  ['removal.badStatusYears', 2, 'years', 'reported'],
  ['removal.complaint', 30, 'workingDays', 'presumed'],
  ['residence.contactEvery', 6, 'months', 'reported'],
  ['residence.commentEvery', 12, 'months', 'reported'],
  ['residence.remedyMonths', 12, 'months', 'reported'],
  ['meetings.every', 1, 'months', 'reported'],
  ['meetings.thematicEvery', 3, 'months', 'reported'],
  ['meetings.minutesAtLeast', { regular: 90, withThematic: 120 }, 'minutes', 'reported'],
  ['meetings.attendanceGoal', 90, 'percent', 'reported'],
  ['meetings.documentsBefore', 1, 'days', 'reported'],
  ['meetings.minutesAfter', 2, 'days', 'reported'],
  ['meetings.groupFrom', 50, 'members', 'reported'],
  ['meetings.groupPerYear', 3, 'meetings', 'reported'],
  ['scores.levels', [90, 70, 50], 'points', 'reported'],
  ['evaluations.levels', [90, 70, 50], 'points', 'reported'],
  ['evaluations.excellentCap', 20, 'percent', 'presumed'],
  ['admissions.target', { from: 3, to: 4 }, 'percent', 'reported'],
  ['admissions.age', { from: 18, to: 60 }, 'years', 'reported'],
  ['admissions.classValid', 60, 'months', 'reported'],
  ['admissions.sponsorMonths', 12, 'months', 'reported'],
  ['admissions.ceremony', 30, 'workingDays', 'reported'],
  ['admissions.recognition', 30, 'workingDays', 'reported'],
  ['admissions.probation', 12, 'months', 'reported'],
  ['admissions.vote', { of: 2, outOf: 3 }, 'share', 'reported'],
  ['readmission.after', 36, 'months', 'reported'],
  ['cells.minimum', 3, 'members', 'reported'],
  ['cells.committeeFrom', 9, 'members', 'reported'],
  ['cells.grassrootsFrom', 30, 'members', 'reported'],
  ['cells.largeFrom', undefined, 'members', 'presumed'],
  ['cells.termYears', [2.5, 5], 'years', 'presumed'],
  ['localities.bigFrom', 350, 'households', 'presumed'],
  ['localities.bigUrbanFrom', 500, 'households', 'presumed'],
  ['reconciliation.keptFor', undefined, 'months', 'presumed'],
  ['privacy.breachNotice', 72, 'hours', 'presumed'],
  ['privacy.impactFile', 60, 'days', 'presumed'],
  // known to no document: presumed until somebody sets them
  ['privacy.correctionAnswer', 10, 'workingDays', 'presumed'],
  ['privacy.restrictionAnswer', 10, 'workingDays', 'presumed'],
  ['privacy.erasureAnswer', 10, 'workingDays', 'presumed'],
  ['privacy.objectionAnswer', 10, 'workingDays', 'presumed'],
  ['privacy.complaintAnswer', 10, 'workingDays', 'presumed'],
  ['privacy.ownWord', 10, 'workingDays', 'presumed'],
  ['privacy.withheldReadings', 90, 'days', 'presumed'],
]

const notTheCentreAlone: Readonly<Record<string, readonly string[]>> = {
  'residence.remedyMonths': ['commune', 'cell'],
  'meetings.minutesAtLeast': ['centre', 'province'],
  'meetings.attendanceGoal': ['centre', 'province'],
  'meetings.documentsBefore': ['centre', 'province', 'commune'],
  'meetings.minutesAfter': ['centre', 'province', 'commune'],
  'scores.levels': ['province'],
  'evaluations.excellentCap': ['centre', 'province'],
  'admissions.target': ['province', 'commune'],
  'cells.largeFrom': ['province', 'commune', 'cell'],
  'cells.termYears': ['province'],
  'reconciliation.keptFor': ['province', 'commune'],
  'privacy.readingsKeptFor': ['province'],
  'privacy.bodiesKeptFor': ['province'],
  'privacy.correctionAnswer': ['province', 'commune'],
  'privacy.restrictionAnswer': ['province', 'commune'],
  'privacy.erasureAnswer': ['province', 'commune'],
  'privacy.objectionAnswer': ['province', 'commune'],
  'privacy.complaintAnswer': ['province', 'commune'],
  'privacy.ownWord': ['province', 'commune'],
  'privacy.withheldReadings': ['province'],
}

test('the rulebook holds every rule of the regulations, each once, and no other', () => {
  assert.deepEqual(rules.map((r) => r.id).toSorted(), ids.toSorted())
})

for (const [id, value, unit, trust] of today)
  test(`${id}: today’s value, unit and trust are those of the regulations`, () => {
    const wanted = ruleOf(id)!
    assert.equal(wanted.unit, unit)
    const answer = rulebook().of(wanted, day('2026-11-25'))
    if (value === undefined) assert.ok(!answer.ok && answer.refusal.firstFrom === undefined && wanted.note)
    else assert.deepEqual([answer.ok && answer.under.value, answer.ok && answer.under.trust], [value, trust])
  })

function checkVersion(wanted: Rule<unknown>, v: Version<unknown>): void {
  if (v.value !== undefined) wanted.shape.parse(v.value)
  for (const { source } of v.cites) assert.ok(v.retroactive ?? isIssuedBy(source, v.from), `${source} after ${v.from}`)
  if (v.cites.length === 0) assert.ok(v.note, `${wanted.id} of ${v.from} cites nothing and does not say why`)
  for (const doubt of v.doubts ?? []) {
    assert.ok(doubt.from > v.from)
    if (doubt.document) assert.ok(knownSources[doubt.document])
  }
}

/** A document of unknown day, of that year or of none, may be of any day. */
function isIssuedBy(id: string, on: Day): boolean {
  const known = knownSources[id]
  assert.ok(known, `unknown source ${id}`)
  return (known.issuedOn ?? String(known.year ?? '')) <= on
}

for (const wanted of rules) {
  test(`${wanted.id}: every version is of its shape, cites what was issued by then, and says what it rests on`, () => {
    for (const v of wanted.versions) checkVersion(wanted, v)
  })

  test(`${wanted.id}: nothing is marked as read, since no text was read`, () => {
    for (const v of wanted.versions) for (const { trust } of [v, ...(v.doubts ?? [])]) assert.notEqual(trust, 'read')
  })

  test(`${wanted.id}: is told in both languages, with its value`, () => {
    const last = wanted.versions.at(-1)
    for (const language of ['vi', 'en'] as const) {
      assert.ok(wanted[language].length > 3)
      assert.equal(wanted.says[language].split('{value}').length, 2)
      if (last) assert.doesNotMatch(wanted.words(last.value)[language], /undefined|object|NaN/)
    }
  })

  test(`${wanted.id}: may be set by whom the regulations say`, () => {
    assert.deepEqual(wanted.settableBy, notTheCentreAlone[wanted.id] ?? ['centre'])
  })

  test(`${wanted.id}: changes only on the days it says, and does not answer before the first`, () => {
    const starts = new Set(wanted.versions.flatMap((v) => [v.from, ...(v.doubts ?? []).map((d) => d.from)]))
    const first = wanted.versions[0]?.from
    fc.assert(
      fc.property(anyDay, (d) => {
        const next = addDays(d, 1)
        if (first === undefined || next < first) assert.equal(rulebook().of(wanted, d).ok, false)
        else if (!starts.has(next) && d >= first)
          assert.deepEqual(rulebook().of(wanted, d), rulebook().of(wanted, next))
      }),
    )
  })
}

test('a source replaces only a source that is known', () => {
  for (const [id, { replaces }] of Object.entries(knownSources))
    for (const older of replaces ?? []) assert.ok(knownSources[older], `${id} replaces an unknown source`)
})

test('every source is cited by a rule, stands in a chain, or is the ground of the retirement ages', () => {
  const versions = rules.flatMap((r) => r.versions)
  const cited = versions.flatMap((v) => v.cites.map((c) => c.source))
  const doubted = versions.flatMap((v) => (v.doubts ?? []).flatMap((d) => d.document ?? []))
  const used = new Set(['135/2020/NĐ-CP', '10/2012/QH13', ...cited, ...doubted])
  const chained = (id: string): boolean =>
    used.has(id) ||
    Object.entries(knownSources).some(([other, s]) => s.replaces?.includes(id) && chained(other)) ||
    (knownSources[id]?.replaces ?? []).some((older) => used.has(older) || knownSources[older]?.replaces !== undefined)
  assert.deepEqual(
    Object.keys(knownSources).filter((id) => !chained(id)),
    [],
  )
})

test('20-QĐ/TW is known, undated and no version of anything', () => {
  const unknown = sourceOf('20-QĐ/TW')!
  assert.deepEqual([unknown.issuedOn, unknown.year], [undefined, 2026])
  for (const { versions } of rules)
    assert.ok(!versions.some((v) => v.cites.some(({ source }) => source === '20-QĐ/TW')))
})

test('what people say for short is a note on the rule and no version', () => {
  assert.equal(presentation.commonlySaid?.vi, 'một tháng')
  for (const { versions } of rules) for (const v of versions) assert.equal('commonlySaid' in v, false)
})

test('a term in working days begins no earlier than the calendar', () => {
  for (const wanted of rules.filter(isTerm))
    if (wanted.unit === 'workingDays')
      for (const v of wanted.versions) assert.ok(v.from >= calendar.firstKnown, wanted.id)
})

test('every entry of the calendar stands on the weekday it should', () => {
  assert.deepEqual([calendar.firstKnown, calendar.lastKnown], ['2019-01-01', '2027-12-31'])
  for (const [off, { kind }] of calendar.off) if (kind !== 'holiday') assert.ok(weekday(off) <= 5, off)
  assert.equal(calendar.off.get(day('2026-11-24'))?.name, 'Ngày Văn hóa Việt Nam')
  assert.equal(calendar.off.has(day('2026-11-23')), false)
})

test('Saturdays worked in exchange count only under a rulebook that says so', () => {
  assert.equal(calendar.worked.size, 0)
  const counted = {
    ...workedSaturdayCounts,
    versions: workedSaturdayCounts.versions.map((v) => ({ ...v, value: true })),
  }
  const book = { of: <T>(_: Rule<T>, on: Day) => rulebook().of(counted as unknown as Rule<T>, on) }
  const worked = [...calendarUnder(book, day('2026-01-01')).worked]
  assert.equal(worked.length, 6)
  for (const saturday of worked) assert.equal(weekday(saturday), 6)
})

function documentOf(on: string): string | undefined {
  const answer = rulebook().of(presentation, day(on))
  return answer.ok ? answer.under.cites[0]?.source : undefined
}

test('the day before, the day of', () => {
  assert.equal(documentOf('2025-06-30'), '232-QĐ/TW')
  assert.equal(documentOf('2025-07-01'), '294-QĐ/TW')
  assert.equal(documentOf('2026-07-25'), '294-QĐ/TW')
  assert.equal(documentOf('2026-07-26'), '208-QĐ/TW')
})

function aLocalVersion(over: Partial<LocalVersion>): LocalVersion {
  const cites = [{ source: '12-QĐ/ĐU', point: '1' }] as const
  return {
    rule: 'residence.remedyMonths',
    level: 'cell',
    from: day('2023-01-01'),
    value: 6,
    cites,
    trust: 'read',
    ...over,
  }
}

function valueOf(wanted: TermRule, on: string, local: LocalVersion): number | undefined {
  const answer = rulebook([local]).of(wanted, day(on))
  return answer.ok ? answer.under.value : undefined
}

test('a local value counts from its day, if that level may set the rule and the value fits its shape', () => {
  assert.equal(valueOf(remedyMonths, '2022-12-31', aLocalVersion({})), 12)
  assert.equal(valueOf(remedyMonths, '2023-01-01', aLocalVersion({})), 6)
  assert.throws(() => valueOf(remedyMonths, '2023-01-01', aLocalVersion({ value: -1 })))
  assert.equal(valueOf(presentation, '2026-01-01', aLocalVersion({ rule: presentation.id, value: 20 })), 30)
})

test('a rule nobody has set answers as soon as somebody who may sets it', () => {
  const set = aLocalVersion({ rule: keptFor.id, level: 'commune', value: 24, from: day('2026-11-01') })
  assert.equal(valueOf(keptFor, '2026-10-31', set), undefined)
  assert.equal(valueOf(keptFor, '2026-11-01', set), 24)
  assert.equal(valueOf(keptFor, '2026-11-01', { ...set, level: 'cell' }), undefined)
})

test('a local value ends when what it was laid over is replaced or repealed, until it is reaffirmed', () => {
  const { versions: _, ...given } = remedyMonths
  const replaced = rule<number>({
    ...given,
    versions: {
      '2022-01-01': { value: 12, cites: [], trust: 'presumed' },
      '2024-01-01': { value: 10, cites: [], trust: 'presumed' },
      '2025-01-01': { cites: [], trust: 'presumed' },
    },
  })
  const of = (on: string, local: LocalVersion) => {
    const answer = rulebook([local]).of(replaced, day(on))
    return answer.ok ? answer.under.value : answer.refusal.code
  }
  assert.equal(of('2023-06-01', aLocalVersion({})), 6)
  assert.equal(of('2024-06-01', aLocalVersion({})), 10)
  assert.equal(of('2024-06-01', aLocalVersion({ from: day('2024-02-01') })), 6)
  assert.equal(of('2025-06-01', aLocalVersion({ from: day('2024-02-01') })), 'rules.notInForce')
})

test('what was skipped and what was counted make up all the weekdays of a term', () => {
  const terms = rules.filter(isTerm).filter((t) => t.unit === 'workingDays')
  const days = fc.integer({ min: 0, max: 2_000 }).map((n) => addDays(day('2021-07-30'), n))
  fc.assert(
    fc.property(fc.constantFrom(...terms), days, (wanted, on) => {
      const answer = dueOf(wanted, on, { rules: rulebook(), calendar })
      if (!answer.ok) return
      const { due } = answer
      let weekdays = 0
      for (let d = addDays(on, 1); d <= due.dueOn; d = addDays(d, 1)) if (weekday(d) <= 5) weekdays += 1
      assert.equal(weekdays, due.under.value + skipped(due, calendar).length)
    }),
  )
})

test('three months are counted without regard to days off, and end at the end of a shorter month', () => {
  const answer = dueOf(noShow, day('2026-11-30'), { rules: rulebook(), calendar })
  assert.ok(answer.ok)
  assert.equal(answer.due.dueOn, '2027-02-28')
  assert.deepEqual(skipped(answer.due, calendar), [])
})
