import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day.ts'
import { rulebook } from '#kernel/rule.ts'
import { ruleOf, rules } from '#rulebook/index.ts'
import { differencesBetween, groupIds, groupOf, search } from './reading.ts'
import { groupsOf, viewOf } from './rule.view.ts'
import { RuleGroup, RuleView, type DocumentEntry, type VersionEntry } from './rules.contract.ts'
import { groups } from './words.ts'

const today = day('2026-11-23')
const book = rulebook()

function found(text: string): string[] {
  return search(rules, text).map((r) => r.id)
}

function view(id: string, on = today) {
  return viewOf(ruleOf(id)!, on, book, 'vi')
}

test('every rule stands under a subject', () => {
  assert.deepEqual(groupIds.toSorted(), Object.keys(groups).toSorted())
  for (const rule of rules) assert.ok(groupOf(rule), rule.id)
  const listed = groupsOf(rules, today, book, 'vi').flatMap((g) => g.rules)
  assert.equal(listed.length, rules.length)
})

test('the page shows what is in force today: value, document, how sure', () => {
  const transfers = groupsOf(rules, today, book, 'vi')[0]!
  assert.equal(transfers.name, 'Chuyển sinh hoạt đảng')
  assert.deepEqual(
    transfers.rules.slice(0, 6).map((r) => [r.name, r.value, r.source, r.trust]),
    [
      ['Làm thủ tục chuyển đi', '60 ngày làm việc', '208-QĐ/TW', 'reported'],
      ['Nộp giấy giới thiệu', '30 ngày làm việc', '208-QĐ/TW', 'presumed'],
      ['Ba tháng chưa nộp hồ sơ', '3 tháng', '12-HD/BTCTW', 'presumed'],
      ['Chuyển khi tổ chức giải thể', '30 ngày làm việc', '24-QĐ/TW', 'presumed'],
      ['Sinh hoạt tạm thời', '3 đến dưới 12 tháng', '232-QĐ/TW', 'reported'],
      ['Tạm thời để đi học', '3 đến 24 tháng', '232-QĐ/TW', 'reported'],
    ],
  )
})

test('a rule nobody has set is shown as unset, one before its first version as not in force', () => {
  const lines = groupsOf(rules, day('2020-01-01'), book, 'vi').flatMap((g) => g.rules)
  assert.equal(lines.find((l) => l.id === 'reconciliation.keptFor')?.state, 'unset')
  assert.equal(lines.find((l) => l.id === 'transfers.procedure')?.state, 'notInForce')
})

test('a rule’s page: the sentence, who may set it, what people say, and versions with 20-QĐ/TW between them', () => {
  const it = view('transfers.presentation')
  assert.equal(
    it.says.before + (it.says.value ?? '') + it.says.after,
    'Đảng viên nộp giấy giới thiệu cho chi ủy nơi nhận trong 30 ngày làm việc, tính từ ngày được giới thiệu đi.',
  )
  assert.deepEqual(it.settableBy, ['Trung ương'])
  assert.equal(it.commonlySaid, 'một tháng')
  assert.deepEqual(
    it.history.map((h) => (h.kind === 'version' ? [h.cites[0]?.source, h.from, h.to] : [h.source, h.year])),
    [
      ['208-QĐ/TW', '2026-07-26', null],
      ['20-QĐ/TW', 2026],
      ['294-QĐ/TW', '2025-07-01', '2026-07-25'],
      ['232-QĐ/TW', '2025-01-20', '2025-06-30'],
      ['24-QĐ/TW', '2021-07-30', '2025-01-19'],
    ],
  )
  const [now] = it.history as [VersionEntry]
  assert.equal(now.inForce, true)
  assert.match(
    now.changed.join(' '),
    /Không đổi: 30 ngày làm việc\. Căn cứ: 208-QĐ\/TW, trước là 294-QĐ\/TW\. Mức tin cậy: chờ xác nhận/,
  )
  const between = it.history[1] as DocumentEntry
  assert.match(between.note, /01\/01\/2026 đến 25\/07\/2026/)
})

test('a value that changed says from what to what', () => {
  const [latest] = view('meetings.attendanceGoal').history as [VersionEntry]
  assert.equal(latest.changed[0], 'Trước: 85 %. Nay: 90 %.')
})

test('on a past day another version is in force', () => {
  const it = view('transfers.presentation', day('2025-03-01'))
  assert.equal(it.line.source, '232-QĐ/TW')
  assert.deepEqual(
    it.history.filter((h) => h.kind === 'version' && h.inForce).map((h) => h.from),
    ['2025-01-20'],
  )
})

test('every rule can be shown in both languages on any day', () => {
  for (const rule of rules)
    for (const language of ['vi', 'en'] as const)
      for (const on of [day('2010-01-01'), day('2026-03-01'), today]) RuleView.parse(viewOf(rule, on, book, language))
  for (const group of groupsOf(rules, today, book, 'en')) RuleGroup.parse(group)
})

test('search finds words with marks, without marks, and numbers of documents', () => {
  assert.ok(found('giấy giới thiệu').includes('transfers.presentation'))
  assert.deepEqual(found('giay gioi thieu'), found('Giấy  GIỚI thiệu'))
  assert.ok(found('208').includes('transfers.procedure'))
  assert.ok(found('nơi cư trú').includes('residence.commentEvery'))
  assert.deepEqual(found('nội cư trư'), [], 'a wrong mark is another word')
  assert.ok(found('một tháng').includes('transfers.presentation'))
  assert.deepEqual(found('khong co gi nhu vay'), [])
  assert.equal(found('  ').length, rules.length)
})

test('two days are compared rule by rule', () => {
  const changed = differencesBetween(rules, day('2026-07-25'), day('2026-07-26'), book)
  assert.ok(changed.some((c) => c.rule.id === 'transfers.presentation'))
  assert.ok(!changed.some((c) => c.rule.id === 'transfers.noShow'))
  assert.deepEqual(differencesBetween(rules, today, today, book), [])
  const doubt = differencesBetween(rules, day('2025-12-31'), day('2026-01-01'), book)
  assert.ok(doubt.some((c) => c.rule.id === 'transfers.procedure'))
})
