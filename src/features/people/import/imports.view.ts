import type { Day } from '#kernel/day.ts'
import type { Language, Text } from '#kernel/text.ts'
import { type Counted, type Job, type ListHead, nothingRead, sheetView } from '#features/lists/index.ts'
import { fieldLabels } from './fields.ts'
import type { Difference, ImportInfo, ImportPreview } from './imports.contract.ts'
import type { Standing } from './outcome.ts'

export interface ImportSeen {
  readonly id: string
  readonly unit: string
  readonly unit_name: string
  readonly kind: ImportInfo['kind']
  readonly on_day: Day
  readonly state: ImportInfo['state']
  readonly doing: ImportInfo['doing']
  readonly file_name: string
  readonly sheet: string | null
  readonly rows: number
  readonly head: ImportHeadSeen | null
  readonly stale: boolean
  readonly compared_at: Date | null
  readonly notice: string | null
  readonly counts: Partial<NonNullable<ImportInfo['done']>>
  readonly uploaded_by: string
  readonly uploaded_by_name: string
  readonly uploaded_at: Date
  readonly expires_at: Date | null
  readonly accepted_at: Date | null
  readonly accepted_by_name: string | null
  readonly undone_at: Date | null
  readonly undone_by_name: string | null
  readonly undone_rows: number | null
}

export type ImportHeadSeen = ListHead & { readonly numbers?: { readonly read: number; readonly unread: number } }

/** Whether something is under way with it: then nothing else may be done meanwhile. */
export function isBusy(job: Job | null): boolean {
  return job !== null && (job.state === 'waiting' || job.state === 'running')
}

export function importView(
  seen: ImportSeen,
  job: Job | null,
  account: string,
  tellRefusal: (refusal: NonNullable<ListHead['refusal']>) => Text,
  language: Language,
): ImportInfo {
  return {
    id: seen.id,
    unit: { id: seen.unit, name: seen.unit_name },
    kind: seen.kind,
    on: seen.on_day,
    state: seen.state,
    doing: isBusy(job) ? seen.doing : null,
    fileName: seen.file_name,
    sheet: seen.sheet,
    rows: seen.rows,
    uploadedAt: seen.uploaded_at.toISOString(),
    uploadedBy: seen.uploaded_by_name,
    expiresAt: instant(seen.expires_at),
    acceptedAt: instant(seen.accepted_at),
    acceptedBy: seen.accepted_by_name,
    done: seen.accepted_at ? doneOf(seen.counts) : null,
    undoneAt: instant(seen.undone_at),
    undoneBy: seen.undone_by_name,
    undoneRows: seen.undone_rows,
    job: withRefusal(job, seen.head?.refusal, tellRefusal, language),
    may: mayDo(seen, job, account),
  }
}

function instant(at: Date | null): string | null {
  return at === null ? null : at.toISOString()
}

function doneOf({ new: entered = 0, changed = 0, ended = 0, returned = 0 }: ImportSeen['counts']): ImportInfo['done'] {
  return { new: entered, changed, ended, returned }
}

/** Why a file was refused is told with the job that read it. */
function withRefusal(
  job: Job | null,
  refusal: ListHead['refusal'],
  tellRefusal: (refusal: NonNullable<ListHead['refusal']>) => Text,
  language: Language,
): Job | null {
  if (!job || !refusal) return job
  return { ...job, problem: { code: refusal.code, title: tellRefusal(refusal)[language] } }
}

function mayDo({ state, uploaded_by }: ImportSeen, job: Job | null, account: string): ImportInfo['may'] {
  if (state === 'accepted') return isBusy(job) ? [] : ['undo']
  if (uploaded_by !== account || state === 'undone') return []
  return state === 'draft' && !isBusy(job) ? ['edit', 'accept', 'cancel'] : ['cancel']
}

export interface SumsSeen {
  readonly stands: Readonly<Partial<Record<Standing, number>>>
  readonly gone: number
  readonly taken: NonNullable<ImportInfo['done']>
  readonly cells: readonly { readonly called: string; readonly label: string; readonly rows: number }[]
  readonly cells_not_named: number
}

export function differenceView(seen: ImportSeen, sums: SumsSeen): Difference {
  return {
    rows: rowsOf(sums.stands),
    gone: sums.gone,
    taken: sums.taken,
    cells: sums.cells.map((cell) => ({ ...cell })),
    cellsNotNamed: sums.cells_not_named,
    stale: seen.stale,
    changedMeanwhile: seen.notice === 'changedMeanwhile',
  }
}

function rowsOf(stands: SumsSeen['stands']): Difference['rows'] {
  const {
    new: entered = 0,
    changed = 0,
    kept = 0,
    same = 0,
    doubtful = 0,
    returning = 0,
    waiting = 0,
    double = 0,
    elsewhere = 0,
  } = stands
  return { new: entered, changed, kept, same, doubtful, returning, waiting, double, elsewhere }
}

export function previewView(
  info: ImportInfo,
  seen: ImportSeen,
  counts: Counted,
  difference: Difference | null,
  language: Language,
): ImportPreview {
  const head = seen.head ?? { ...nothingRead }
  const sheet = sheetView(head, counts, fieldLabels, language)
  const numbers = seen.head?.numbers
  return {
    import: info,
    ...sheet,
    warnings: [...sheet.warnings, ...(numbers ? numbersWords(numbers).map((w) => w[language]) : [])],
    difference,
  }
}

function numbersWords({ read, unread }: { readonly read: number; readonly unread: number }): readonly Text[] {
  return [
    ...(read === 0
      ? []
      : [
          {
            vi: `Đọc được số định danh ở ${read} dòng: số được mã hóa, không hiện ở đây.`,
            en: `Identity numbers were read in ${read} rows: they are encrypted and not shown here.`,
          },
        ]),
    ...(unread === 0
      ? []
      : [
          {
            vi: `${unread} dòng có số định danh không đủ 9 hoặc 12 chữ số: ô đó để trống.`,
            en: `${unread} rows have an identity number without 9 or 12 digits: it is left empty.`,
          },
        ]),
  ]
}
