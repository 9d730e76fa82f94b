import type { Day } from '#kernel/day.ts'
import type { Source, StepSeen } from './mine.contract.ts'
import type { RequestKind } from './request.ts'
import type { RecordTyped } from './stored.ts'

/** What `chibo.own_facts` tells: every record ever typed, and what stands of the rest; days without an end are `infinity`. */
export interface OwnFacts {
  readonly person: string
  readonly records: readonly RecordTyped[]
  readonly statuses: readonly {
    readonly status: string
    readonly from_on: string
    readonly to_on: string
    readonly typed_at: string
    readonly source: Source
  }[]
  readonly affiliations: readonly {
    readonly kind: string
    readonly unit_name: string
    readonly above_name: string | null
    readonly from_on: string
    readonly to_on: string
    readonly source: Source
  }[]
  readonly posts: readonly {
    readonly title: string
    readonly unit_name: string
    readonly from_on: string
    readonly to_on: string
    readonly decision: string | null
    readonly source: Source
  }[]
  readonly number: Source | null
}

/** A request as `chibo.request_told` tells it. */
export interface RequestRow {
  readonly id: string
  readonly person: string
  readonly kind: RequestKind
  readonly field: string | null
  readonly proposed: string | null
  readonly words: string
  readonly about: string | null
  readonly basis: 'own' | 'paper'
  readonly sent_on: Day
  readonly due_on: Day
  readonly value: number
  readonly rule: string
  readonly trust: 'read' | 'reported' | 'presumed'
  readonly office: string | null
  readonly steps: readonly StepSeen[]
  readonly complaint: string | null
}
