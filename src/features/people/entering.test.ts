import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day.ts'
import { enterMember } from './changing.ts'
import type { Fields } from './member.contract.ts'
import type { Status } from './member.ts'

const today = day('2026-03-01')
const cell = {
  id: 'a',
  kind: 'residentialCell',
  name: 'Chi bộ a',
  stands: [{ from: '1990-01-01', to: 'infinity' }],
} as const

function entered(fields: Partial<Fields>, status: Status = 'official') {
  const empty = { sex: null, card: null, workplace: null, skills: null }
  const nowhere = { permanentResidence: null, temporaryResidence: null, actualResidence: null }
  const whole = { name: 'Nguyễn Thị Lan', born: null, admittedOn: null, officialOn: null, retiredOn: null }
  const on = { on: day('2026-01-01'), kind: 'official', cause: 'received', toOn: null } as const
  const done = enterMember(cell, { ...on, status, fields: { ...empty, ...nowhere, ...whole, ...fields } }, { today })
  return done.ok ? 'entered' : done.refusal.code
}

test('nobody is admitted, recognised or retired before birth, told by day, month or year', () => {
  assert.equal(entered({ born: '1990-05-02', admittedOn: day('1985-01-01') }), 'members.beforeBirth')
  assert.equal(entered({ born: '1990-05', officialOn: day('1990-05-31') }), 'members.beforeBirth')
  assert.equal(entered({ born: '1990', retiredOn: day('1990-12-31') }), 'members.beforeBirth')
  assert.equal(entered({ born: '1990', admittedOn: day('2010-12-31'), officialOn: day('2011-12-31') }), 'entered')
  assert.equal(entered({ admittedOn: day('2010-12-31') }), 'entered', 'a birth nobody knows stands before everything')
})

test('who is on probation has no official day that is over', () => {
  assert.equal(entered({ officialOn: day('2025-01-01') }, 'probationary'), 'members.officialOnProbation')
  assert.equal(entered({ officialOn: day('2025-01-01') }), 'entered')
  assert.equal(entered({ admittedOn: day('2025-06-01') }, 'probationary'), 'entered')
})
