import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { link, type FieldKind, type LinkOptions } from './index.ts'

// FEBRL 4: two public synthetic lists of 5,000 people with one match each (data/README.md). Nothing is set for them by hand.
const kinds: Readonly<Record<string, FieldKind>> = {
  given_name: 'name',
  surname: 'name',
  street_number: 'code',
  address_1: 'text',
  address_2: 'text',
  suburb: 'text',
  postcode: 'code',
  state: 'code',
  date_of_birth: 'date',
  soc_sec_id: 'identifier',
}

function read(name: string) {
  const text = readFileSync(new URL(`../../../data/febrl4/${name}`, import.meta.url), 'utf8').trim()
  const [header = [], ...rows] = text.split('\n').map((line) => line.split(',').map((value) => value.trim()))
  const ids = rows.map((row) => row[0]!.split('-')[1])
  return { ids, pick: (names: readonly string[]) => rows.map((row) => names.map((n) => row[header.indexOf(n)]!)) }
}

const [a, b] = [read('febrl4a.csv'), read('febrl4b.csv')]

function quality(names: readonly string[], options: LinkOptions = {}): number {
  const fields = names.map((name) => ({ name, kind: kinds[name]! }))
  const { pairs } = link(a.pick(names), b.pick(names), fields, options)
  const right = pairs.filter((pair) => a.ids[pair.left] === b.ids[pair.right]).length
  return (2 * right) / (pairs.length + a.ids.length)
}

const few = ['given_name', 'surname', 'date_of_birth', 'suburb']

test('FEBRL 4 with all its fields: F1 of at least 0.999 by probability alone', () => {
  const f1 = quality(Object.keys(kinds))
  assert.ok(f1 >= 0.999, `${f1}`)
})

test('FEBRL 4 with names, birth date and suburb: at least 0.92 by probability alone', () => {
  const f1 = quality(few)
  assert.ok(f1 >= 0.92, `${f1}`)
})

test('FEBRL 4 with names, birth date and suburb: at least 0.995 one to one', () => {
  const f1 = quality(few, { oneToOne: true })
  assert.ok(f1 >= 0.995, `${f1}`)
})
