import { draftProblems } from '#features/lists/index.server.ts'
import type { Problems } from '#platform/http/index.ts'
import type { ImportRefusal } from './refusals.ts'
import { hindranceTexts } from './texts.ts'

export const importProblems = {
  ...draftProblems,
  'imports.inTheFuture': {
    status: 422,
    title: { vi: 'Ngày của danh sách chưa đến', en: 'The day of the list is yet to come' },
    detail: {
      vi: 'Danh sách chỉ nói về ngày hôm nay hoặc một ngày đã qua.',
      en: 'A list tells of today or of a day that has been.',
    },
  },
  'imports.underWay': {
    status: 409,
    title: { vi: 'Danh sách này đang được xử lý', en: 'This list is being worked on' },
    detail: {
      vi: 'Việc đang chạy xong hoặc được dừng rồi mới làm việc khác được.',
      en: 'Wait until what is under way is done, or stop it.',
    },
  },
  'imports.noCellHere': {
    status: 422,
    title: { vi: 'Chi bộ đã chọn không thuộc đơn vị nhận danh sách', en: 'That is no cell of the unit of this list' },
    detail: {
      vi: 'Chỉ chọn được chi bộ đang hoạt động trong đơn vị mà danh sách được nhập cho.',
      en: 'Choose a cell that stands today within the unit the list was given for.',
    },
  },
  'imports.nothingToAccept': {
    status: 422,
    title: { vi: 'Chưa có gì để ghi vào sổ', en: 'There is nothing to write into the register' },
    detail: {
      vi: 'Không dòng nào được chọn. Danh sách giống hệt sổ thì không cần ghi.',
      en: 'No row is chosen. A list that says what the register says needs no writing.',
    },
  },
  'imports.notAccepted': {
    status: 409,
    title: { vi: 'Danh sách này không ở trạng thái đã nhận', en: 'This list is not an accepted one' },
  },
  'imports.nothingToUndo': {
    status: 409,
    title: { vi: 'Không còn gì để rút lại', en: 'There is nothing left to take back' },
    detail: {
      vi: 'Với những người còn lại, việc ghi sau này dựa vào lần nhập này.',
      en: 'About everybody who is left, later work hangs on this import.',
    },
  },
  'imports.workHangs': {
    status: 409,
    title: { vi: 'Có việc ghi sau này dựa vào lần nhập này', en: 'Later work hangs on this import' },
    detail: ({ people }: Extract<ImportRefusal, { code: 'imports.workHangs' }>) => ({
      vi: `${people} người đã được ghi tiếp sau lần nhập. Đồng chí xem từng người, rồi chọn chỉ rút phần còn lại.`,
      en: `${people} people were written about since. Look at them, then choose to take back the rest.`,
    }),
  },
  'imports.nothingToDecide': {
    status: 422,
    title: { vi: 'Dòng này không có gì cần quyết định như vậy', en: 'There is no such thing to decide about this row' },
  },
  'imports.noReturn': {
    status: 409,
    title: {
      vi: 'Danh sách này không ghi trở lại được người này',
      en: 'This list cannot write the return of this member',
    },
    detail: ({ because }: Extract<ImportRefusal, { code: 'imports.noReturn' }>) => hindranceTexts[because],
  },
  'imports.takenByAnotherRow': {
    status: 409,
    title: { vi: 'Một dòng khác của tệp đã là người này', en: 'Another row of the file is this person already' },
    detail: {
      vi: 'Một người chỉ ứng với một dòng. Đồng chí xem lại dòng kia trước.',
      en: 'A person is one row. Look at the other row first.',
    },
  },
} satisfies Problems<ImportRefusal>
