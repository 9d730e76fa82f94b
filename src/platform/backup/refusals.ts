import type { Refusal } from '#kernel/decision.ts'
import type { DatabaseRefusal } from '../db/refusals.ts'
import type { Finding } from './verify.ts'

/** Why there is no backup, or nothing was restored. In every case what was there before is as it was. */
export type BackupRefusal =
  | DatabaseRefusal
  | (Refusal &
      (
        | { readonly code: 'backup.nothingThere'; readonly place: string }
        | { readonly code: 'backup.fileExists'; readonly path: string }
        | { readonly code: 'backup.noFolder'; readonly path: string }
        | { readonly code: 'backup.hiddenRows'; readonly tables: readonly string[] }
        | { readonly code: 'backup.cancelled' }
        | { readonly code: 'backup.databaseGone'; readonly reason: string }
        | { readonly code: 'restore.noFile'; readonly path: string; readonly reason: string }
        | { readonly code: 'restore.notABackup'; readonly path: string }
        | { readonly code: 'restore.fileCut'; readonly path: string }
        | { readonly code: 'restore.fileAltered'; readonly path: string }
        | { readonly code: 'restore.newerFormat'; readonly path: string }
        | { readonly code: 'restore.newerVersion'; readonly ours: number; readonly theirs: number }
        | { readonly code: 'restore.otherSchema'; readonly migration: string }
        | { readonly code: 'restore.livingDatabase'; readonly place: string }
        | { readonly code: 'restore.notEmpty'; readonly place: string; readonly holds: readonly string[] }
        | { readonly code: 'restore.anotherUser'; readonly path: string }
        | {
            readonly code: 'restore.tooLittleRoom'
            readonly path: string
            readonly needs: number
            readonly free: number
          }
        | {
            /** The ledger of what was erased since. */
            readonly code: 'erasures.unusable'
            readonly path: string
            readonly because: 'missing' | 'broken' | 'unreadable' | 'ofAnother' | 'doesNotFollow'
            readonly line?: number
          }
        | { readonly code: 'restore.doesNotFit'; readonly reason: string }
        | { readonly code: 'restore.notAsItWas'; readonly findings: readonly Finding[] }
      ))
