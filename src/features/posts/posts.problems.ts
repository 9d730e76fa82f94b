import { written } from '#kernel/day.ts'
import { hourText, unitProblems } from '#features/units/index.ts'
import type { PostRefusal } from './post.ts'
import { titleBook } from './titles.ts'

type Of<C extends PostRefusal['code']> = Extract<PostRefusal, { code: C }>

/** How the refusals of this feature are told. */
export const postProblems = {
  'units.dayAhead': unitProblems['units.dayAhead'],
  'posts.endsTooEarly': {
    status: 422,
    title: { vi: 'Ngày thôi phải sau ngày nhận', en: 'The post would end before it began' },
    detail: ({ from }: Of<'posts.endsTooEarly'>) => ({
      vi: `Chức danh được nhận ngày ${written(from)}. Chọn một ngày sau đó.`,
      en: `It was taken on ${written(from)}. Choose a later day.`,
    }),
  },
  'posts.unitNotThere': {
    status: 409,
    title: { vi: 'Những ngày đó tổ chức không hoạt động', en: 'The unit does not stand on all those days' },
    detail: {
      vi: 'Xem ngày thành lập và ngày kết thúc của tổ chức rồi chọn lại.',
      en: 'Look at the days on which the unit was founded and closed, and choose others.',
    },
  },
  'posts.notAtThisKind': {
    status: 409,
    title: { vi: 'Ở đây không có chức danh này', en: 'There is no such post here' },
    detail: ({ title }: Of<'posts.notAtThisKind'>) => ({
      vi: `“${titleBook[title].words.vi}” không có ở loại tổ chức này.`,
      en: `“${titleBook[title].words.en}” is no post at a unit of this kind.`,
    }),
  },
  'posts.membersOnly': {
    status: 409,
    title: { vi: 'Chức danh này do đảng viên giữ', en: 'A member holds this post' },
    detail: ({ title }: Of<'posts.membersOnly'>) => ({
      vi: `“${titleBook[title].words.vi}”: chọn một đồng chí trong danh sách đảng viên.`,
      en: `“${titleBook[title].words.en}”: choose somebody from the register.`,
    }),
  },
  'posts.alreadyHeld': {
    status: 409,
    title: { vi: 'Đã ghi chức danh này', en: 'This post is recorded already' },
    detail: ({ name, from, title }: Of<'posts.alreadyHeld'>) => ({
      vi: `${name} giữ “${titleBook[title].words.vi}” ở đây từ ngày ${written(from)}.`,
      en: `${name} has held “${titleBook[title].words.en}” here since ${written(from)}.`,
    }),
  },
  'posts.hasSecretary': {
    status: 409,
    title: { vi: 'Những ngày đó đã có bí thư', en: 'There is a secretary on those days' },
    detail: ({ name, from, to }: Of<'posts.hasSecretary'>) => ({
      vi: `${name} là bí thư từ ngày ${written(from)}${to === null ? '' : ` đến trước ngày ${written(to)}`}. Ghi ngày thôi giữ chức trước.`,
      en: `${name} is secretary from ${written(from)}${to === null ? ' on' : ` to before ${written(to)}`}. Record the day of leaving first.`,
    }),
  },
  'posts.alreadyLeft': {
    status: 409,
    title: { vi: 'Chức danh này đã ghi ngày thôi', en: 'The day of leaving is recorded already' },
    detail: ({ on }: Of<'posts.alreadyLeft'>) => ({
      vi: `Thôi giữ từ ngày ${written(on)}. Nếu ngày đó sai, hãy sửa lại chức danh.`,
      en: `It has not been held since ${written(on)}. If that day is wrong, correct the post.`,
    }),
  },
  'posts.nothingNew': {
    status: 409,
    title: { vi: 'Chưa có gì khác so với bản đã ghi', en: 'Nothing differs from what is recorded' },
  },
  'posts.changedMeanwhile': {
    status: 409,
    title: { vi: 'Có người vừa sửa chức danh này', en: 'Somebody changed this post meanwhile' },
    detail: ({ by, at }: Of<'posts.changedMeanwhile'>) => ({
      vi: `${by ?? 'Hệ thống'} đã sửa lúc ${hourText(at)}. Xin xem lại bản mới nhất; điều đồng chí gõ vẫn còn trên trang.`,
      en: `${by ?? 'The system'} changed it at ${hourText(at)}. Look at the latest record; what you typed is still on the page.`,
    }),
  },
} as const satisfies { readonly [C in PostRefusal['code']]: unknown }
