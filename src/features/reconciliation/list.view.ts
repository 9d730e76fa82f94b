import { sheetView, type Counted, type Job, type ListHead } from '#features/lists/index.ts'
import type { Language, Text } from '#kernel/text.ts'
import type { ListInfo, Preview } from './lists.contract.ts'
import { fieldLabels } from './field-labels.ts'

export interface ListSeen {
  readonly id: string
  readonly kind: ListInfo['kind']
  readonly state: ListInfo['state']
  readonly file_name: string
  readonly sheet: string | null
  readonly supplied_by: string | null
  readonly speaks_for: readonly string[]
  readonly rows: number
  readonly head: ListHead | null
  readonly uploaded_by: string
  readonly uploaded_by_name: string
  readonly uploaded_at: Date
  readonly accepted_at: Date | null
  readonly expires_at: Date | null
}

export function listView(
  list: ListSeen,
  job: Job | null,
  may: { readonly account: string; readonly addList: boolean },
  tellRefusal: (refusal: NonNullable<ListHead['refusal']>) => Text,
  language: Language,
): ListInfo {
  const refusal = list.head?.refusal
  const problem = refusal ? { code: refusal.code, title: tellRefusal(refusal)[language] } : null
  return {
    id: list.id,
    kind: list.kind,
    state: list.state,
    fileName: list.file_name,
    sheet: list.sheet,
    suppliedBy: list.supplied_by,
    speaksFor: [...list.speaks_for],
    rows: list.rows,
    uploadedAt: list.uploaded_at.toISOString(),
    uploadedBy: list.uploaded_by_name,
    acceptedAt: list.accepted_at?.toISOString() ?? null,
    expiresAt: list.expires_at?.toISOString() ?? null,
    job: job && problem ? { ...job, problem } : job,
    may: may.addList ? mayDo(list, may.account) : [],
  }
}

function mayDo(list: ListSeen, account: string): ListInfo['may'] {
  if (list.state === 'accepted') return ['withdraw']
  if (list.uploaded_by !== account || list.state === 'withdrawn') return []
  return list.state === 'draft' ? ['edit', 'accept', 'cancel'] : ['cancel']
}

export function previewView(
  list: ListInfo,
  reconciliation: string,
  head: ListHead,
  counts: Counted,
  language: Language,
): Preview {
  return { list, reconciliation, ...sheetView(head, counts, fieldLabels, language) }
}
