import { z } from 'zod'

/** What one person may not do alone. Each is proposed by one and agreed to by another; the database keeps the same list. */
export const twoPersonKinds = [
  'giveRole',
  'endRole',
  'openAccount',
  'closeAccount',
  'standIn',
  'recovery',
  'removal',
  'merge',
  'undoMerge',
  'erasure',
  'unitMerge',
  'provincialLogin',
  'link',
  'unlink',
  'endLogin',
] as const
export type TwoPersonKind = (typeof twoPersonKinds)[number]

/** What a second person is asked about: ids alone, so that names are read under the reader's own rights. */
export interface Concern {
  readonly kind: TwoPersonKind
  /** What whoever answers must be granted … */
  readonly action: string
  /** … at each of these units. */
  readonly units: readonly string[]
  /** At each unit one of the two may, and at one at least the second: the consent of the other unit. */
  readonly together?: boolean
  /** What it is about, exactly: the database compares it when it is done. */
  readonly what: Readonly<Record<string, string | null>>
  /** Accounts it is about: they do not answer. */
  readonly about?: readonly string[]
}

/** Somebody else has agreed; this is done in their name. */
export interface Agreed {
  readonly proposal: string
  readonly proposedBy: string
}

/** Instead of an answer: nothing is in force until a second person has agreed. `until`: the last day. */
export const Waits = z.object({ waits: z.object({ proposal: z.uuid(), until: z.iso.date() }) })
export type Waits = z.infer<typeof Waits>

/** The response of an operation that may need a second person. */
export function orWaits<S extends z.ZodObject>(answer: S) {
  return z.union([Waits, answer])
}
