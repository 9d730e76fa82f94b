import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { addDays, day, type Day } from '#kernel/day.ts'
import {
  openAfter,
  quarterly,
  quarterOf,
  quartersOf,
  type LedgerCell,
  type LedgerLine,
  type SentPerson,
} from './quarterly.ts'

const today = day('2026-11-23')

const aDay = fc.integer({ min: 0, max: 700 }).map((n) => addDays(day('2025-01-01'), n))
const end = fc.record({ as: fc.constantFrom('arrived' as const, 'elsewhere' as const), on: aDay })
const history = fc.array(
  fc.record({
    from: fc.constantFrom('Đảng bộ UBND tỉnh', 'Đảng bộ các cơ quan Đảng tỉnh'),
    to: fc.constantFrom('phường Trường Vinh', 'phường Vinh Phú'),
    sentOn: aDay,
    end: fc.option(end, { nil: undefined }),
    open: fc.constantFrom('doubtful' as const, 'notCompared' as const, 'notSeen' as const),
    state: fc.constantFrom('overdue' as const, 'running' as const, 'unknown' as const),
  }),
  { maxLength: 40 },
)

type Told = ReturnType<typeof aHistory>[number]

function aHistory(
  rows: readonly {
    from: string
    to: string
    sentOn: Day
    end: SentPerson['end'] | undefined
    open: NonNullable<SentPerson['open']>
    state: 'overdue' | 'running' | 'unknown'
  }[],
) {
  return rows.map(({ end: ended, state, ...rest }, i) => ({
    id: `p${i}`,
    ...rest,
    ...(ended ? { end: ended } : {}),
    clockOn: () => state,
  }))
}

const left = ['openBefore', 'sent'] as const
const right: readonly LedgerCell[] = ['arrived', 'elsewhere', ...openAfter]

const all = (lines: readonly LedgerLine[], cells: readonly LedgerCell[]) =>
  lines.flatMap((l) => cells.flatMap((c) => l[c])).toSorted()

test('open before + sent = arrived + elsewhere + open after, for every pair of organisations and each person once', () => {
  fc.assert(
    fc.property(history, (rows) => {
      const people: readonly Told[] = aHistory(rows)
      let openBefore: readonly string[] = []
      for (const quarter of quartersOf(people, today)) {
        const lines = quarterly(quarter, people, [], today)
        for (const line of lines) {
          assert.deepEqual(all([line], left), all([line], right))
          assert.equal(new Set(all([line], right)).size, all([line], right).length)
        }
        assert.deepEqual(all(lines, ['openBefore']), openBefore)
        openBefore = all(lines, openAfter)
      }
    }),
  )
})

test('everyone sent until today stands in the ledger, and whoever ended leaves it once', () => {
  fc.assert(
    fc.property(history, (rows) => {
      const people = aHistory(rows)
      const ledger = quartersOf(people, today).flatMap((q) => quarterly(q, people, [], today))
      const until = people.filter((p) => p.sentOn <= today)
      assert.deepEqual(all(ledger, ['sent']), until.map((p) => p.id).toSorted())
      const ended = until.filter((p) => p.end && (p.end.on < p.sentOn ? p.sentOn : p.end.on) <= today)
      assert.deepEqual(all(ledger, ['arrived', 'elsewhere']), ended.map((p) => p.id).toSorted())
    }),
  )
})

test('unannounced and expected people stand beside the equation, in the quarter of their day', () => {
  const person = { from: 'Sở Y tế', to: 'phường Trường Vinh' }
  const [line] = quarterly(
    '2026-Q3',
    [],
    [
      { id: 'u', as: 'unannounced', on: day('2026-09-30'), ...person },
      { id: 'n', as: 'neverIntroduced', on: day('2026-07-01'), ...person },
      { id: 'x', as: 'unannounced', on: day('2026-10-01'), ...person },
    ],
    today,
  )
  assert.deepEqual([line?.unannounced, line?.neverIntroduced, line?.sent], [['u'], ['n'], []])
})

test('the quarter of a day', () => {
  assert.deepEqual(
    ['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map((d) => quarterOf(day(d))),
    ['2026-Q1', '2026-Q1', '2026-Q2', '2026-Q4'],
  )
})
