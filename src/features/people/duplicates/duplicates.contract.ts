import { z } from 'zod'
import { route } from '#kernel/contract.ts'
import { orWaits } from '#kernel/second-person.ts'
import { DayText, Id, inside, Instant, Page, UnitRef } from '#kernel/wire.ts'
import { fieldNames, affiliationKinds, statuses } from '../member.ts'
import { strengths } from './reasons.ts'

const state = z.enum(['open', 'later', 'different'])
const within = { unit: Id.optional() }
const Named = z.object({ person: Id, name: z.string(), born: z.string().nullable(), unit: z.string().nullable() })

export const DuplicateRow = z.object({
  id: Id,
  state,
  /** Of ten pairs like this, about how many are one person (5–9). */
  ofTen: z.int(),
  one: Named,
  other: Named,
  /** The strongest thing that speaks for one person. */
  reason: z.string(),
  answeredBy: z.string().nullable(),
  answeredAt: Instant.nullable(),
})
export type DuplicateRow = z.infer<typeof DuplicateRow>

const Spell = z.object({
  id: Id,
  kind: z.enum(affiliationKinds),
  unit: UnitRef.extend({ above: z.string().nullable() }),
  from: DayText,
  to: DayText.nullable(),
})

export const DuplicateSide = z.object({
  person: Id,
  version: z.int(),
  name: z.string(),
  belongs: z.array(Spell),
  statuses: z.array(z.object({ status: z.enum(statuses), from: DayText, to: DayText.nullable() })),
  hasNumber: z.boolean(),
})
export type DuplicateSide = z.infer<typeof DuplicateSide>

export const DuplicateView = z.object({
  id: Id,
  state,
  version: z.int(),
  position: z.int(),
  of: z.int(),
  previous: Id.nullable(),
  next: Id.nullable(),
  one: DuplicateSide,
  other: DuplicateSide,
  /** What differs first, what is missing second, what agrees last. `mergeable`: a field one can choose. */
  lines: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      left: z.string(),
      right: z.string(),
      says: z.enum(['same', 'different', 'missing', 'none']),
      mergeable: z.boolean(),
    }),
  ),
  ofTen: z.int(),
  reasons: z.array(
    z.object({
      speaksFor: z.enum(['same', 'different', 'neither']),
      strength: z.enum(strengths),
      sentence: z.string(),
    }),
  ),
  answeredBy: z.string().nullable(),
  answeredAt: Instant.nullable(),
  /** Without `settle`, somebody above both units has to answer. */
  /** `merge`: the reader has one of the two, and may propose to the unit of the other. */
  may: z.array(z.enum(['settle', 'merge'])),
})
export type DuplicateView = z.infer<typeof DuplicateView>

const choice = z.object({
  version: z.int(),
  /** Whose page goes on; the other one becomes part of it. */
  kept: Id,
  /** The versions of the two as they were looked at. */
  keptVersion: z.int(),
  goneVersion: z.int(),
  /** Fields taken from the one who goes. */
  fields: z.array(z.enum(fieldNames)).max(fieldNames.length).default([]),
  number: z.enum(['kept', 'gone']).default('kept'),
  statuses: z.enum(['kept', 'gone']).default('kept'),
  /** Where two official cells have days in common: which of the two stands on those. */
  stands: z
    .array(z.object({ id: Id, over: Id }))
    .max(100)
    .default([]),
  ...within,
})

export const MergePreview = z.object({
  /** What has to be said first: which of two official cells stands on these days. */
  collisions: z.array(z.object({ kept: Spell, gone: Spell, from: DayText, to: DayText.nullable() })),
  /** Null until every collision is settled. */
  after: z
    .object({
      record: z.array(
        z.object({ field: z.string(), label: z.string(), value: z.string(), of: z.enum(['kept', 'gone']) }),
      ),
      belongs: z.array(Spell.extend({ of: z.enum(['kept', 'gone']), whole: z.boolean() })),
      statuses: z.array(
        z.object({ status: z.enum(statuses), from: DayText, to: DayText.nullable(), of: z.enum(['kept', 'gone']) }),
      ),
      number: z.enum(['kept', 'gone']).nullable(),
    })
    .nullable(),
})
export type MergePreview = z.infer<typeof MergePreview>

export const MergeRow = z.object({
  id: Id,
  kept: z.object({ person: Id, name: z.string() }),
  gone: z.object({ person: Id, name: z.string() }),
  at: Instant,
  by: z.string().nullable(),
  undoneAt: Instant.nullable(),
  undoneBy: z.string().nullable(),
})
export type MergeRow = z.infer<typeof MergeRow>

export const MergeView = MergeRow.extend({
  pair: Id,
  /** Of the person kept: send it back with the undoing. */
  version: z.int(),
  /** Where each belonged before. */
  before: z.object({ kept: z.array(Spell), gone: z.array(Spell) }),
  /** Written about the kept person since: what an undoing would withdraw. */
  later: z.array(
    z.object({
      at: Instant,
      by: z.string().nullable(),
      what: z.array(z.enum(['record', 'status', 'affiliation'])),
      units: z.array(z.string()),
    }),
  ),
  /** A later merge that has to be undone first. */
  first: Id.nullable(),
  may: z.array(z.enum(['undo'])),
})
export type MergeView = z.infer<typeof MergeView>

export const duplicateRoutes = {
  searchDuplicates: route({
    method: 'POST',
    path: '/api/duplicates/search',
    summary: 'Looks through the members of a unit for people entered twice, in the background.',
    action: 'duplicates.settle',
    body: z.object({ unit: Id }),
    response: z.object({ job: Id }),
    status: 202,
  }),
  listDuplicates: route({
    method: 'GET',
    path: '/api/duplicates',
    summary: 'Pairs of members who may be one person; only those of whom the reader has both.',
    action: 'duplicates.settle',
    query: z.object({ ...within, state: state.default('open'), ...Page }),
    response: z.object({
      rows: z.array(DuplicateRow),
      counts: z.object({ open: z.int(), later: z.int(), different: z.int(), merged: z.int() }),
      /** Where the reader may search. */
      units: z.array(UnitRef),
      /** When the unit asked for (or the only one) was last looked through, and how many people. */
      searched: z.object({ at: Instant, people: z.int() }).nullable(),
      /** The reader's own search that has not ended. */
      searching: Id.nullable(),
    }),
  }),
  getDuplicate: route({
    method: 'GET',
    path: '/api/duplicates/:id',
    summary: 'One pair side by side, with what speaks for one person and what for two.',
    action: 'duplicates.settle',
    params: inside,
    query: z.object(within),
    response: DuplicateView,
  }),
  answerDuplicate: route({
    method: 'POST',
    path: '/api/duplicates/:id/answer',
    summary: 'Two people, or later; `null` takes the answer back. One person is answered by a merge.',
    action: 'duplicates.settle',
    params: inside,
    body: z.object({ answer: z.enum(['different', 'later']).nullable(), version: z.int(), ...within }),
    response: z.object({ version: z.int(), next: Id.nullable() }),
  }),
  previewMerge: route({
    method: 'POST',
    path: '/api/duplicates/:id/preview',
    summary: 'What would stand after a merge, and what has to be said before it. Changes nothing.',
    action: 'duplicates.settle',
    params: inside,
    body: choice,
    response: MergePreview,
    once: false,
  }),
  mergeDuplicate: route({
    method: 'POST',
    path: '/api/duplicates/:id/merge',
    summary: 'Makes one person of the two; both histories stay, and it can be undone.',
    action: 'duplicates.settle',
    params: inside,
    body: choice,
    response: orWaits(z.object({ merge: Id, kept: Id, next: Id.nullable() })),
    status: 201,
  }),
  listMerges: route({
    method: 'GET',
    path: '/api/merges',
    summary: 'Who was merged, newest first, the undone ones too.',
    action: 'duplicates.settle',
    query: z.object({ ...within, person: Id.optional(), ...Page }),
    response: z.object({ rows: z.array(MergeRow), total: z.int() }),
  }),
  getMerge: route({
    method: 'GET',
    path: '/api/merges/:id',
    summary: 'One merge: who became who, where each belonged, and what hangs on it since.',
    action: 'duplicates.settle',
    params: inside,
    response: MergeView,
  }),
  undoMerge: route({
    method: 'POST',
    path: '/api/merges/:id/undo',
    summary:
      'Two people again, each as they stood before; what was written about the kept one since is withdrawn with it.',
    action: 'duplicates.settle',
    params: inside,
    body: z.object({ version: z.int() }),
    response: orWaits(MergeView),
  }),
}
