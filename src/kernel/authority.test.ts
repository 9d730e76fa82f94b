import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { can, type Grant, isNowhere, type Path, reachOf, roles, type Seat } from './authority.ts'

const grants: readonly Grant[] = [
  { role: 'communeStaff', may: ['read', 'write'], reach: 'ownAndBelow' },
  { role: 'agencyStaff', may: ['write'], reach: 'own' },
  { role: 'provincialOrganiser', may: ['read'], reach: 'everywhere' },
]
const unit = (n: number) => `u${String(n)}`
// every unit but the first hangs below one that came before it
const tree = fc.array(fc.nat(), { minLength: 1, maxLength: 12 }).map((parents) => {
  const paths: Path[] = [[unit(0)]]
  parents.forEach((p, i) => paths.push([...paths[p % (i + 1)]!, unit(i + 1)]))
  return paths
})
const seats = fc.array(fc.record<Seat>({ role: fc.constantFrom(...roles), unit: fc.nat(12).map(unit) }), {
  maxLength: 4,
})
const action = fc.constantFrom('read', 'write', 'other')

test('a list shows exactly what a person may read one by one', () => {
  fc.assert(
    fc.property(tree, seats, action, (paths, held, wanted) => {
      const reach = reachOf(grants, held, wanted)
      for (const path of paths) {
        const listed =
          reach.everywhere || reach.own.includes(path.at(-1)!) || path.some((u) => reach.ownAndBelow.includes(u))
        assert.equal(listed, can(grants, held, wanted, path))
      }
    }),
    { numRuns: 500 },
  )
})

test('whoever may do something nowhere may do it at no unit', () => {
  fc.assert(
    fc.property(tree, seats, action, (paths, held, wanted) => {
      if (isNowhere(reachOf(grants, held, wanted))) assert.ok(paths.every((path) => !can(grants, held, wanted, path)))
    }),
  )
})
