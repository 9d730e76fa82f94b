import type { Day } from '#kernel/day.ts'
import type { PostView } from './posts.contract.ts'
import type { Title } from './titles.ts'

interface Row {
  readonly id: string
  readonly unit: string
  readonly unit_name: string
  readonly title: Title
  readonly person: string | null
  readonly name: string | null
  readonly outsider: boolean
  readonly from_on: Day
  readonly to_on: string
  readonly decision: string | null
  readonly typed_at: { toISOString(): string }
  readonly by: string | null
}

export function postView(row: Row): PostView {
  return {
    id: row.id,
    unit: { id: row.unit, name: row.unit_name },
    title: row.title,
    person: row.person,
    name: row.name ?? '',
    outsider: row.outsider,
    fromOn: row.from_on,
    toOn: row.to_on === 'infinity' ? null : row.to_on,
    decision: row.decision,
    typedAt: row.typed_at.toISOString(),
    by: row.by,
  }
}
