import type { MergeRefusal } from './merging.ts'

export type DuplicateRefusal =
  | MergeRefusal
  | { readonly code: 'duplicates.answeredMeanwhile' }
  | { readonly code: 'duplicates.mergedMeanwhile'; readonly merge: string; readonly by: string }
  | { readonly code: 'duplicates.changedMeanwhile' }
  | { readonly code: 'duplicates.notThese' }
  | { readonly code: 'duplicates.notBoth' }
  | { readonly code: 'duplicates.undoneAlready' }
  | { readonly code: 'duplicates.laterMerge'; readonly merge: string }
  | { readonly code: 'duplicates.unitClosedSince' }
  | { readonly code: 'duplicates.numberLocked' }

export const duplicateProblems = {
  'duplicates.answeredMeanwhile': {
    status: 409,
    title: { vi: 'Cặp này vừa có người khác quyết định', en: 'Somebody else has just settled this pair' },
    detail: {
      vi: 'Chưa có gì bị ghi đè. Xin xem lại cặp này rồi trả lời.',
      en: 'Nothing was overwritten. Look at the pair again, then answer.',
    },
  },
  'duplicates.mergedMeanwhile': {
    status: 409,
    title: { vi: 'Hai hồ sơ này đã được gộp', en: 'These two have been merged' },
    detail: ({ by }: { readonly by: string }) => ({
      vi: `${by} đã gộp hai hồ sơ. Có thể xem lại, và hoàn tác nếu chưa đúng.`,
      en: `${by} merged them. Look at the merge, and undo it if it is not right.`,
    }),
  },
  'duplicates.changedMeanwhile': {
    status: 409,
    title: { vi: 'Hồ sơ vừa có người sửa', en: 'Somebody has just changed one of the two' },
    detail: {
      vi: 'Chưa có gì thay đổi. Xin xem lại hồ sơ như hiện nay rồi quyết định.',
      en: 'Nothing was done. Look at the records as they are now, then decide.',
    },
  },
  'duplicates.notThese': {
    status: 422,
    title: { vi: 'Người được giữ không thuộc cặp này', en: 'Who is to be kept does not belong to this pair' },
  },
  'duplicates.notBoth': {
    status: 403,
    title: {
      vi: 'Đồng chí chưa có quyền với cả hai hồ sơ',
      en: 'You do not have rights over both of these people',
    },
    detail: {
      vi: 'Chi bộ chính thức của một bên không thuộc phạm vi của đồng chí. Cấp trên của cả hai nơi quyết định cặp này.',
      en: 'The official cell of one of them is out of your reach. Whoever stands above both units settles this pair.',
    },
  },
  'duplicates.twoOfficialCells': {
    status: 422,
    title: {
      vi: 'Cùng một ngày không thể thuộc hai chi bộ chính thức',
      en: 'Nobody belongs to two official cells on one day',
    },
    detail: {
      vi: 'Xin chọn, cho những ngày bị chồng nhau, chi bộ nào là đúng.',
      en: 'Choose which of the two cells is right on the days on which they overlap.',
    },
  },
  'duplicates.daysInDisorder': {
    status: 422,
    title: {
      vi: 'Ngày chính thức không thể trước ngày vào Đảng',
      en: 'The official day cannot come before the day of admission',
    },
    detail: {
      vi: 'Hai ngày này đang chọn từ hai hồ sơ khác nhau. Xin chọn lại.',
      en: 'The two days are taken from different records. Choose again.',
    },
  },
  'duplicates.undoneAlready': {
    status: 409,
    title: { vi: 'Lần gộp này đã được hoàn tác', en: 'This merge has been undone already' },
  },
  'duplicates.laterMerge': {
    status: 409,
    title: { vi: 'Còn một lần gộp sau đó', en: 'A later merge hangs on this one' },
    detail: {
      vi: 'Người này sau đó còn được gộp lần nữa. Xin hoàn tác lần gộp sau trước.',
      en: 'This person was merged once more later. Undo the later merge first.',
    },
  },
  'duplicates.unitClosedSince': {
    status: 409,
    title: { vi: 'Một chi bộ trong hồ sơ cũ không còn nữa', en: 'A cell of the former records stands no longer' },
    detail: {
      vi: 'Sau khi gộp, tổ chức này đã giải thể hoặc đổi ngày hiệu lực, nên không thể trả về như trước. Chưa có gì thay đổi.',
      en: 'Since the merge it was dissolved or its days were changed, so nobody can be put back there. Nothing was changed.',
    },
  },
  'duplicates.numberLocked': {
    status: 409,
    title: { vi: 'Chưa chuyển được số định danh', en: 'The identity number cannot be moved' },
    detail: {
      vi: 'Máy chủ không mở được số đã niêm phong: thiếu khóa, hoặc khóa đã đổi. Chưa có gì thay đổi. Xin báo người giữ máy chủ.',
      en: 'The server cannot open the sealed number: its key is missing or another one. Nothing was changed. Tell whoever keeps the server.',
    },
  },
} as const
