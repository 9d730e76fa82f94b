import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day.ts'
import { rulebook } from '#kernel/rule.ts'
import { calendar } from '#rulebook/index.ts'
import { answer, ask, type KnownRequest, termOf, answerRules, withdraw } from './request.ts'
import { fieldsStored, revisions, type RecordTyped } from './stored.ts'
import { withheldTerm } from './withheld.ts'

const laws = { rules: rulebook(), calendar }
const today = day('2026-11-17')

const open: KnownRequest = {
  id: 'one',
  kind: 'correction',
  field: 'card',
  about: null,
  dueOn: day('2026-12-02'),
  steps: [],
}

function answered(outcome: 'done' | 'refused'): KnownRequest {
  return { ...open, steps: [{ what: 'answered', outcome }] }
}

test('an answer is due after ten working days: the day off in between does not count', () => {
  // 24/11/2026 is a holiday
  assert.equal(termOf(answerRules.correction, today, laws)?.dueOn, '2026-12-02')
  assert.equal(termOf(answerRules.correction, day('2026-11-23'), laws)?.dueOn, '2026-12-08')
  assert.equal(termOf(answerRules.correction, day('2099-01-01'), laws), undefined, 'a calendar that is not known')
})

test('the same is asked for once at a time; another field, and another question, at any time', () => {
  const known = { requests: [open], restricted: false }
  const code = (wanted: Parameters<typeof ask>[0], of = known) => {
    const decision = ask(wanted, of, today, laws)
    return decision.ok ? 'sent' : decision.refusal.code
  }
  assert.equal(code({ kind: 'correction', field: 'card' }), 'mine.alreadyAsked')
  assert.equal(code({ kind: 'correction', field: 'born' }), 'sent')
  assert.equal(code({ kind: 'correction', field: 'card' }, { ...known, requests: [answered('done')] }), 'sent')
  assert.equal(code({ kind: 'restriction' }, { ...known, restricted: true }), 'mine.alreadyRestricted')
  const asked: KnownRequest = { ...open, kind: 'objection', field: null }
  assert.equal(code({ kind: 'objection' }, { ...known, requests: [asked] }), 'sent')
})

function complain(requests: readonly KnownRequest[]): string {
  const decision = ask({ kind: 'complaint', about: 'one' }, { requests, restricted: false }, today, laws)
  return decision.ok ? 'sent' : decision.refusal.code
}

test('one complains about an answer that did not do what was asked, once', () => {
  assert.equal(complain([open]), 'mine.nothingToComplainOf')
  assert.equal(complain([answered('done')]), 'mine.nothingToComplainOf')
  assert.equal(complain([answered('refused')]), 'sent')
  const complaint: KnownRequest = { ...open, id: 'two', kind: 'complaint', field: null, about: 'one' }
  assert.equal(complain([answered('refused'), complaint]), 'mine.alreadyAsked')
})

test('what has ended is neither answered nor withdrawn; who answered first leaves the complaint to another', () => {
  assert.ok(!withdraw(answered('done')).ok)
  assert.ok(!answer(answered('done'), { answeredBefore: false }).ok)
  assert.ok(!answer(open, { answeredBefore: true }).ok)
  assert.ok(answer(open, { answeredBefore: false }).ok)
})

function record(id: string, unit: string, card: string | null, name = 'Lan'): RecordTyped {
  return {
    id,
    stands: id === '3',
    typed_at: `2026-0${id}-01T00:00:00+00:00`,
    source: { how: 'typed', unit, role: null, on: `2026-0${id}-01` },
    name,
    card,
  }
}

test('a field is from where its value came last, though records that repeat it were typed since', () => {
  const records = [record('1', 'một', '12'), record('2', 'hai', '34'), record('3', 'ba', '34', 'Lân')]
  const units = fieldsStored(records).map(({ field, source }) => [field, source.unit])
  assert.deepEqual(units, [
    ['name', 'ba'],
    ['card', 'hai'],
  ])
  assert.deepEqual(
    revisions(records).map(({ id, fields }) => [id, fields.map((f) => f.field)]),
    [
      ['2', ['card']],
      ['3', ['name']],
    ],
  )
})

test('an inspector’s readings are withheld for as many days as the rule says, today among them', () => {
  const term = withheldTerm({ rules: laws.rules, today })
  assert.deepEqual([term.since, term.told.value], ['2026-08-20', 90])
  assert.equal(
    withheldTerm({ rules: laws.rules, today: day('2025-06-01') }).since,
    '2025-06-02',
    'before there was a rule',
  )
})
