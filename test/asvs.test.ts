import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { asvsAnswers, asvsPage, namedTest, promised } from '#app/asvs.ts'

const answers = asvsAnswers()

test('260 requirements of the standard are promised: levels 1 and 2, and level 3 of authorisation and logging', () => {
  assert.equal(promised().length, 260)
})

test('each requirement that is promised has one answer, and no other has one', () => {
  assert.deepEqual(
    answers.map(({ number }) => number),
    promised().map(({ number }) => number),
  )
})

test('every test that an answer names exists, under exactly that title', () => {
  const named = answers.flatMap((answer) => ('shown' in answer ? (answer.shown ?? []) : []))
  assert.ok(named.length > 150)
  assert.deepEqual(
    named.filter((one) => !exists(one)),
    [],
  )
})

test('an answer names a test once, and no reason is used for everything', () => {
  for (const answer of answers) {
    const shown = 'shown' in answer ? (answer.shown ?? []) : []
    assert.equal(new Set(shown).size, shown.length, answer.number)
  }
  const reasons = answers.flatMap((answer) => ('noCase' in answer ? [answer.noCase] : []))
  for (const reason of new Set(reasons))
    assert.ok(reasons.filter((one) => one === reason).length <= 12, `“${reason}” is too broad`)
})

test('a test that does not exist is found missing', () => {
  assert.equal(exists('test/asvs.test.ts › a test that does not exist is found missing'), true)
  assert.equal(exists('test/asvs.test.ts › a test that nobody wrote'), false)
  assert.equal(exists('test/none.test.ts › whatever'), false)
})

test('docs/asvs.md is made from the answers (npx chibo docs writes it anew)', () => {
  assert.ok(readFileSync('docs/asvs.md', 'utf8') === asvsPage(), 'docs/asvs.md is not current')
})

const titles = new Map<string, ReadonlySet<string>>()

function exists(named: string): boolean {
  const { file, title } = namedTest(named)
  if (!/\.(test|spec)\.ts$/.test(file) || !existsSync(file)) return false
  const known = titles.get(file) ?? titlesOf(file)
  titles.set(file, known)
  return known.has(title)
}

/** Titles as they are written; of one that is filled in while it runs, the gaps too; of those that run behind both walls, the names in their list. */
function titlesOf(file: string): ReadonlySet<string> {
  const text = readFileSync(file, 'utf8')
  const written = [...text.matchAll(/\btest\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs)].map(([, , title = '']) => title)
  const listed = /\btest\(name,/.test(text) ? [...text.matchAll(/\[\s*'([^']+)',/g)].map(([, title = '']) => title) : []
  return new Set([...written, ...listed].map((title) => title.replaceAll(/\\(['"`])/g, '$1')))
}
