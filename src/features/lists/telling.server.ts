import { tellRefusal as tellFile, type FileRefusal } from '#platform/documents/index.ts'
import type { Problems } from '#platform/http/index.ts'
import type { DraftRefusal, ListHead } from './draft.ts'
import { readingText } from './reading-texts.ts'

type Told = { readonly vi: string; readonly en: string }

const own: Readonly<Record<string, Told>> = {
  'lists.fileGone': {
    vi: 'Tệp chưa được đọc thì máy chủ đã dừng hoặc bận quá lâu, mà tệp thì không được lưu. Đồng chí đưa tệp vào lại giúp.',
    en: 'The server stopped, or was busy too long, before the file was read, and files are not kept. Please give the file again.',
  },
  'lists.nobody': {
    vi: 'Tệp có dòng đầu bảng, nhưng dưới đó không có dòng nào ghi họ và tên. Đồng chí xem lại tệp.',
    en: 'The file has a header row, and no row with a name below it. Please look at the file again.',
  },
  'sheets.noHeader': {
    vi: 'Không tìm thấy dòng đầu bảng có cột họ và tên và ít nhất một cột nữa. Đồng chí xem lại tệp, hoặc thêm dòng đầu bảng.',
    en: 'No header row with a name and one more column was found. Check the file, or add a header row.',
  },
}

/** Why a file was refused, as kept with its list, in both languages. */
export function tellRefusal({ code, facts }: NonNullable<ListHead['refusal']>): Told {
  const told = own[code]
  if (told) return told
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kept as it was refused, by the job that read it
  return tellFile({ code, ...facts } as unknown as FileRefusal)
}

export const draftProblems = {
  'lists.noSuchCell': {
    status: 404,
    title: { vi: 'Không có ô này trong danh sách', en: 'There is no such cell in the list' },
  },
  'lists.nothingToChoose': {
    status: 422,
    title: { vi: 'Ô này không có cách đọc nào để chọn', en: 'There is no reading of this cell to choose' },
    detail: { vi: 'Đồng chí gõ giá trị đúng, hoặc để trống.', en: 'Type the right value, or leave it empty.' },
  },
  'lists.notReadable': {
    status: 422,
    title: { vi: 'Chưa đọc được giá trị vừa gõ', en: 'What was typed cannot be read' },
    detail: ({ because, text }) => readingText({ code: because, facts: { raw: text } }),
  },
  'lists.nameNeeded': { status: 422, title: { vi: 'Họ và tên không được để trống', en: 'The name may not be empty' } },
  'lists.busy': {
    status: 503,
    title: { vi: 'Máy chủ đang đọc nhiều tệp', en: 'The server is reading many files' },
    detail: {
      vi: 'Chưa có gì thay đổi. Xin chờ một lát rồi đưa tệp vào lại.',
      en: 'Nothing was changed. Wait a moment and give the file again.',
    },
  },
  'lists.notADraft': {
    status: 409,
    title: { vi: 'Danh sách này không còn là bản nháp', en: 'This list is no longer a draft' },
    detail: {
      vi: 'Danh sách đã được nhận, bỏ hoặc rút lại trước đó.',
      en: 'It was accepted, cancelled or taken back before.',
    },
  },
  'lists.empty': {
    status: 422,
    title: { vi: 'Danh sách không có ai để nhận', en: 'There is nobody in this list to accept' },
  },
} satisfies Problems<DraftRefusal>
