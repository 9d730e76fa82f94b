import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, day, type Day } from '#kernel/day.ts'
import { unitKinds } from '#features/units/index.ts'
import { type Entered, type Posts, takePost } from './post.ts'
import { titleBook, titles, titlesAt } from './titles.ts'

const today = day('2026-10-01')
const start = day('2026-01-01')

function here(posts: Posts['posts'] = []): Posts {
  return {
    unit: 'cell',
    kind: 'residentialCell',
    root: false,
    stands: [{ from_on: start, to_on: 'infinity' }],
    posts,
    voided: null,
  }
}

function entered(over: Partial<Entered> = {}): Entered {
  return { title: 'secretary', person: 'lan', outsider: null, fromOn: start, toOn: null, ...over }
}

/** The days of a period, up to a day long after. */
function daysOf(from: Day, to: Day | null): Set<Day> {
  const days = new Set<Day>()
  for (let at = from; at < (to ?? '2027-01-01'); at = addDays(at, 1)) days.add(at)
  return days
}

const period = fc
  .record({ from: fc.integer({ min: 0, max: 200 }), length: fc.option(fc.integer({ min: 1, max: 60 })) })
  .map(({ from, length }) => ({
    fromOn: addDays(start, from),
    toOn: length === null ? null : addDays(start, from + length),
  }))

test('there is one secretary a day: whoever would share one is refused, and nobody else', () => {
  fc.assert(
    fc.property(period, period, (held, wanted) => {
      const post = {
        id: 'a',
        title: 'secretary',
        person: 'khiem',
        outsider: null,
        name: 'Hồ Khiêm',
        decision: null,
        from_on: held.fromOn,
        to_on: held.toOn ?? 'infinity',
      } as const
      const decided = takePost(here([post]), entered(wanted), today)
      const share = !daysOf(held.fromOn, held.toOn).isDisjointFrom(daysOf(wanted.fromOn, wanted.toOn))
      assert.equal(decided.ok, !share)
      if (!decided.ok) assert.equal(decided.refusal.code, 'posts.hasSecretary')
    }),
  )
})

test('a post is held on days on which its unit stands, without a gap', () => {
  const stands = [
    { from_on: day('2026-02-01'), to_on: '2026-03-01' },
    { from_on: day('2026-03-01'), to_on: '2026-04-01' },
    { from_on: day('2026-05-01'), to_on: 'infinity' },
  ]
  const refused = (fromOn: string, toOn: string | null) =>
    !takePost({ ...here(), stands }, entered({ fromOn: day(fromOn), toOn: toOn === null ? null : day(toOn) }), today).ok
  assert.deepEqual(
    [
      refused('2026-02-01', '2026-04-01'),
      refused('2026-01-31', '2026-04-01'),
      refused('2026-03-15', '2026-05-02'),
      refused('2026-03-15', null),
      refused('2026-06-01', null),
    ],
    [false, true, true, true, false],
  )
})

test('a hamlet has its head and associations, a committee its office, the armed forces nobody', () => {
  for (const kind of unitKinds) {
    const possible = titlesAt(kind)
    assert.equal(possible.includes('headOfHamlet'), kind === 'residentialCell')
    assert.equal(possible.length === 0, kind.startsWith('armedForces'))
    for (const title of titles) {
      const decided = takePost({ ...here(), kind }, entered({ title, person: null, outsider: 'Hồ Ngoài' }), today)
      assert.equal(decided.ok, possible.includes(title) && !titleBook[title].membersOnly)
    }
  }
})
