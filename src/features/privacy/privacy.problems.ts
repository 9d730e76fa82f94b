import { hourText } from '#features/units/index.ts'
import type { BreachRefusal } from './breach.ts'
import type { RegisterRefusal } from './register.ts'

type Of<C extends PrivacyRefusal['code']> = Extract<PrivacyRefusal, { code: C }>
export type PrivacyRefusal = BreachRefusal | RegisterRefusal

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
} as const satisfies { readonly [C in PrivacyRefusal['code']]: unknown }
