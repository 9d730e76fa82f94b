import type { Day } from '#kernel/day.ts'
import type { KnownMember } from './known-member.ts'
import { type AffiliationKind, type Cause, type EndCause, fieldNames, type Status } from './member.ts'
import type { Fields } from './member.contract.ts'
import { changedFields } from './changing.ts'

/** A row of `person_record`, as it comes out of the database. */
export interface RecordFacts {
  readonly id: string
  readonly name: string
  readonly born: string | null
  readonly sex: 'male' | 'female' | null
  readonly card: string | null
  readonly admitted_on: Day | null
  readonly official_on: Day | null
  readonly retired_on: Day | null
  readonly workplace: string | null
  readonly permanent_residence: string | null
  readonly temporary_residence: string | null
  readonly actual_residence: string | null
  readonly skills: string | null
}

/** What `chibo.load_member` answers. */
export interface Loaded {
  readonly person: string
  readonly version: number
  readonly whole: boolean
  readonly record: RecordFacts
  readonly before: RecordFacts | null
  readonly statuses: readonly {
    readonly id: string
    readonly status: Status
    readonly from_on: Day
    readonly to_on: string
  }[]
  readonly affiliations: readonly {
    readonly id: string
    readonly kind: AffiliationKind
    readonly unit: string
    readonly from_on: Day
    readonly to_on: string
    readonly cause: Cause
    readonly end_cause: EndCause | null
    readonly mine: boolean
    readonly unit_name: string
  }[]
  readonly hasNumber: boolean
  readonly last: { readonly at: string; readonly by: string | null; readonly facts: readonly string[] } | null
}

export function fieldsOf(r: RecordFacts): Fields {
  return {
    name: r.name,
    born: r.born,
    sex: r.sex,
    card: r.card,
    admittedOn: r.admitted_on,
    officialOn: r.official_on,
    retiredOn: r.retired_on,
    workplace: r.workplace,
    permanentResidence: r.permanent_residence,
    temporaryResidence: r.temporary_residence,
    actualResidence: r.actual_residence,
    skills: r.skills,
  }
}

/** `at` of the last change by the clocks of Vietnam. */
export function knownMember(loaded: Loaded, inVietnam: (at: string) => string): KnownMember {
  const { person, version, whole, record, before, last, hasNumber } = loaded
  const fields = fieldsOf(record)
  const corrected = before ? changedFields(fieldsOf(before), fields) : fieldNames
  return {
    person,
    version,
    whole,
    hasNumber,
    record: { id: record.id, fields },
    statuses: loaded.statuses.map((s) => ({ id: s.id, status: s.status, fromOn: s.from_on, toOn: s.to_on })),
    affiliations: loaded.affiliations.map((a) => ({
      id: a.id,
      kind: a.kind,
      unit: a.unit,
      fromOn: a.from_on,
      toOn: a.to_on,
      cause: a.cause,
      endCause: a.end_cause,
      mine: a.mine,
      unitName: a.unit_name,
    })),
    last: last && {
      at: inVietnam(last.at),
      by: last.by,
      what: last.facts.flatMap((fact): readonly string[] => (fact === 'record' ? corrected : [fact])),
    },
  }
}
