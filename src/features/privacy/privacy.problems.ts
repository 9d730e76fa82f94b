import { hourText } from '#features/units/index.ts'
import type { BreachRefusal } from './breach.ts'
import type { ErasingRefusal } from './erasing.ts'
import type { RegisterRefusal } from './register.ts'

type Of<C extends PrivacyRefusal['code']> = Extract<PrivacyRefusal, { code: C }>
export type PrivacyRefusal = BreachRefusal | ErasingRefusal | RegisterRefusal

/** How the refusals of this feature are told. */
export const privacyProblems = {
  'rules.notInForce': {
    status: 422,
    title: { vi: 'Ngày đó chưa có quy định này', en: 'The rule was not in force on that day' },
    detail: {
      vi: 'Chọn lại giờ phát hiện: quy định báo sự cố có từ ngày 01/01/2026.',
      en: 'Look at the hour it was noticed: the rule on notices is in force from 01/01/2026.',
    },
  },
  'privacy.notYet': {
    status: 422,
    title: { vi: 'Giờ đó chưa đến', en: 'That hour is still to come' },
    detail: ({ at }: Of<'privacy.notYet'>) => ({
      vi: `${hourText(at)} chưa đến. Ghi giờ đã xảy ra.`,
      en: `${hourText(at)} is still to come. Give the hour at which it happened.`,
    }),
  },
  'privacy.beforeNoticed': {
    status: 422,
    title: { vi: 'Báo trước khi phát hiện', en: 'Notified before it was noticed' },
    detail: ({ noticedAt }: Of<'privacy.beforeNoticed'>) => ({
      vi: `Sự cố được phát hiện lúc ${hourText(noticedAt)}. Xem lại giờ báo.`,
      en: `It was noticed at ${hourText(noticedAt)}. Look at the hour of the notice again.`,
    }),
  },
  'privacy.whyLate': {
    status: 422,
    title: { vi: 'Đã quá giờ báo: xin ghi lý do', en: 'After the last hour: please say why' },
    detail: ({ dueAt }: Of<'privacy.whyLate'>) => ({
      vi: `Hạn báo là ${hourText(dueAt)}. Báo muộn vẫn ghi được, kèm lý do.`,
      en: `It was due at ${hourText(dueAt)}. A late notice is recorded like any other, with its reason.`,
    }),
  },
  'privacy.changedMeanwhile': {
    status: 409,
    title: { vi: 'Có người vừa ghi thêm', en: 'Somebody has changed it meanwhile' },
    detail: {
      vi: 'Xin xem lại bản mới nhất; điều đồng chí gõ vẫn còn trên trang.',
      en: 'Look at the latest one; what you typed is still on the page.',
    },
  },
  'privacy.noSuchField': {
    status: 422,
    title: { vi: 'Không có mục này trong sổ', en: 'The register has no such entry' },
  },
  'privacy.notADay': {
    status: 422,
    title: { vi: 'Mục này là một ngày', en: 'This entry is a day' },
    detail: { vi: 'Chọn ngày đã qua hoặc hôm nay.', en: 'Choose today or a day gone by.' },
  },
  'privacy.changedSince': {
    status: 409,
    title: { vi: 'Hồ sơ vừa được sửa', en: 'The record was changed meanwhile' },
    detail: { vi: 'Xin xem lại hồ sơ rồi quyết định.', en: 'Look at the record again, then decide.' },
  },
  'privacy.mergedAlready': {
    status: 409,
    title: { vi: 'Hồ sơ này đã gộp vào hồ sơ khác', en: 'This record became one with another' },
    detail: {
      vi: 'Xóa ở hồ sơ được giữ: mọi hồ sơ đã gộp vào đó cũng được xóa.',
      en: 'Erase the one that is kept: whatever was merged into it goes with it.',
    },
  },
  'privacy.stillMember': {
    status: 409,
    title: { vi: 'Đồng chí này đang sinh hoạt', en: 'This comrade is a member today' },
    detail: {
      vi: 'Tổ chức phải giữ sổ đảng viên của mình. Chỉ xóa theo quyết định của cơ quan có thẩm quyền, hoặc khi nhập nhầm người.',
      en: 'The organisation has to keep its register. Only a decision of a competent body, or an entry made by mistake, erases a member.',
    },
  },
  'privacy.holdsRole': {
    status: 409,
    title: {
      vi: 'Tài khoản của đồng chí này còn giữ vai trò trên cấp chi bộ',
      en: 'Their account holds a role above cell level',
    },
    detail: {
      vi: 'Xóa dữ liệu thì đóng cả tài khoản. Người có quyền giao vai trò ấy kết thúc vai trò trước, rồi mới xóa được.',
      en: 'Erasing closes the account too. Whoever gives such roles ends this one first; then it can be done.',
    },
  },
  'privacy.neverBelonged': {
    status: 409,
    title: { vi: 'Chưa rõ tổ chức nào quản lý hồ sơ này', en: 'No office answers for this record' },
  },
} as const satisfies { readonly [C in PrivacyRefusal['code']]: unknown }
