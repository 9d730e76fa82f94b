import type { AffiliationKind, Cause, EndCause, Status } from '../member.ts'
import type { Known, RecordField } from './fields.ts'

/** Somebody of the register a list is compared with, as `chibo.import_known` tells of them. */
export interface Person {
  readonly person: string
  readonly version: number
  readonly record: Known & { readonly id: string }
  /** The record that stands was written by an import; else somebody typed it. */
  readonly byImport: boolean
  /** What the last import wrote, where there was one. */
  readonly imported: Known | null
  /** Fields in which what stands was kept against a list before. */
  readonly kept: readonly string[]
  readonly statuses: readonly StatusRow[]
  /** In force today or later. */
  readonly belongs: readonly Belonging[]
  /** May the account write about them? Where they belong nowhere today: whoever had them last. */
  readonly writes: boolean | null
  /** Kept and not used, as they asked: no list changes anything about them. */
  readonly restricted?: true
  /** Of somebody who belongs nowhere today. */
  readonly past: Past | null
  /** Rows of the list with the same identity number. */
  readonly numbers: readonly number[]
  readonly hasNumber: boolean
}

/** How it is written that somebody belongs nowhere any more. */
export interface Past {
  /** The first day on which they did not. */
  readonly on: string
  readonly cause: EndCause
  /** The cell they had last, where the account may know it. */
  readonly cell: string | null
  /** Before which day all their belongings end; null where one is open. */
  readonly until: string | null
}

export interface StatusRow {
  readonly id: string
  readonly status: Status
  readonly from: string
  /** Null: no end is known. */
  readonly to: string | null
  readonly byImport: boolean
}

export interface Belonging {
  readonly id: string
  readonly kind: AffiliationKind
  readonly unit: string
  readonly name: string
  readonly from: string
  readonly to: string | null
  readonly byImport: boolean
  readonly cause: Cause
  readonly mine: boolean
}

/** Why what stands is not overwritten unless somebody chooses it. */
export type KeptBecause =
  /** Somebody corrected it here since the last import. */
  | 'corrected'
  /** Somebody typed it here. */
  | 'byHand'
  /** It was kept against a list before. */
  | 'before'
  /** It would end a membership. */
  | 'ending'
  /** It would remove a name: that needs a second person, and is proposed on the member’s page. */
  | 'removal'

/** Whether a field was corrected here since a list last told it. */
export function keptBecause({ byImport, imported, kept, record }: Person, field: RecordField): KeptBecause | null {
  if (kept.includes(field)) return 'before'
  if (byImport) return null
  if (imported) return imported[field] === record[field] ? null : 'corrected'
  return record[field] === null ? null : 'byHand'
}
