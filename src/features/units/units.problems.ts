import { type Day, readDay, written } from '#kernel/day.ts'
import type { Text } from '#kernel/text.ts'
import type { UnitRefusal } from './changing.ts'
import { kindWords } from './kinds.ts'

type Of<C extends UnitRefusal['code']> = Extract<UnitRefusal, { code: C }>

const nothingDone: Text = { vi: 'Chưa có gì thay đổi.', en: 'Nothing was changed.' }

/** How the refusals of this feature are told. */
export const unitProblems = {
  'units.dayAhead': {
    status: 422,
    title: { vi: 'Ngày này chưa đến', en: 'That day is yet to come' },
    detail: ({ today }: { readonly today: Day }) => ({
      vi: `Chọn hôm nay, ${written(today)}, hoặc một ngày trước.`,
      en: `Choose today, ${written(today)}, or a day before.`,
    }),
  },
  'units.notYetThere': {
    status: 409,
    title: { vi: 'Ngày đó tổ chức chưa thành lập', en: 'The unit did not stand yet on that day' },
    detail: ({ name, since }: Of<'units.notYetThere'>) => ({
      vi: `${name} có từ ngày ${written(since)}. Chọn ngày đó hoặc sau đó.`,
      en: `${name} has stood since ${written(since)}. Choose that day or a later one.`,
    }),
  },
  'units.closed': {
    status: 409,
    title: { vi: 'Tổ chức này đã kết thúc hoạt động', en: 'The unit is closed' },
    detail: ({ name, since }: Of<'units.closed'>) => ({
      vi: `${name} không còn từ ngày ${written(since)}. ${nothingDone.vi}`,
      en: `${name} has not stood since ${written(since)}. ${nothingDone.en}`,
    }),
  },
  'units.laterDecision': {
    status: 409,
    title: { vi: 'Đã có quyết định muộn hơn ngày này', en: 'A later decision stands already' },
    detail: ({ what, on, name }: Of<'units.laterDecision'>) =>
      what === 'name'
        ? {
            vi: `Từ ngày ${written(on)} tổ chức mang tên “${name}”. Chọn ngày đó hoặc sau đó.`,
            en: `From ${written(on)} on it is called “${name}”. Choose that day or a later one.`,
          }
        : {
            vi: `Từ ngày ${written(on)} ${name} đã về trực thuộc nơi hiện nay. Chọn ngày đó hoặc sau đó.`,
            en: `${name} has stood where it is now since ${written(on)}. Choose that day or a later one.`,
          },
  },
  'units.changedMeanwhile': {
    status: 409,
    title: { vi: 'Có người vừa thay đổi tổ chức này', en: 'Somebody changed this unit meanwhile' },
    detail: ({ by, at }: Of<'units.changedMeanwhile'>) => ({
      vi: `${by ?? 'Hệ thống'} ghi thay đổi lúc ${hourText(at)}. Xin xem lại bản mới nhất; điều đồng chí gõ vẫn còn trên trang.`,
      en: `${by ?? 'The system'} recorded a change at ${hourText(at)}. Look at the latest state; what you typed is still on the page.`,
    }),
  },
  'units.kindNotBelow': {
    status: 409,
    title: { vi: 'Loại tổ chức này không đặt được ở đó', en: 'A unit of that kind does not stand there' },
    detail: ({ kind, below }: Of<'units.kindNotBelow'>) => ({
      vi: `“${kindWords[kind].vi}” không trực thuộc “${kindWords[below].vi}”.`,
      en: `“${kindWords[kind].en}” does not stand below “${kindWords[below].en}”.`,
    }),
  },
  'units.nameTaken': {
    status: 409,
    title: { vi: 'Đã có tổ chức cùng tên ở đó', en: 'A unit of that name stands there already' },
    detail: ({ name }: Of<'units.nameTaken'>) => ({
      vi: `“${name}” cùng trực thuộc một nơi. Thêm khối, xóm hoặc cơ quan vào tên để phân biệt.`,
      en: `“${name}” stands below the same unit. Add the block, hamlet or office to the name to tell them apart.`,
    }),
  },
  'units.nothingNew': {
    status: 409,
    title: { vi: 'Chưa có gì khác so với hiện nay', en: 'Nothing differs from what stands now' },
  },
  'units.belowItself': {
    status: 409,
    title: { vi: 'Tổ chức sẽ trực thuộc chính nó', en: 'The unit would stand below itself' },
    detail: {
      vi: 'Nơi được chọn, từ ngày đó hoặc một ngày sau, lại trực thuộc tổ chức này. Chọn nơi khác.',
      en: 'The unit chosen stands below this one on that day or a later one. Choose another.',
    },
  },
  'units.tooDeep': {
    status: 409,
    title: { vi: 'Quá sáu cấp', en: 'More than six levels' },
    detail: {
      vi: 'Từ tổ chức trên cùng đến chi bộ có nhiều nhất sáu cấp.',
      en: 'There are at most six levels from the top unit down to a cell.',
    },
  },
  'units.rootStays': {
    status: 409,
    title: { vi: 'Tổ chức trên cùng ở nguyên chỗ', en: 'The top unit stays where it is' },
    detail: {
      vi: 'Tổ chức trên cùng không trực thuộc nơi nào, nên không chuyển và không đóng ở đây.',
      en: 'It stands below no other, so it is neither moved nor closed here.',
    },
  },
  'units.closesTooEarly': {
    status: 409,
    title: { vi: 'Tổ chức chưa có ngày hoạt động nào', en: 'The unit would have stood on no day' },
    detail: ({ since }: Of<'units.closesTooEarly'>) => ({
      vi: `Tổ chức có từ ngày ${written(since)}; ngày kết thúc phải sau ngày đó.`,
      en: `It has stood since ${written(since)}; the day of closing comes after it.`,
    }),
  },
  'units.notEmpty': {
    status: 409,
    title: { vi: 'Tổ chức còn người hoặc còn tổ chức trực thuộc', en: 'The unit is not empty' },
    detail: ({ members, posts, units }: Of<'units.notEmpty'>) => ({
      vi: `Từ ngày đó còn ${String(members)} đảng viên, ${String(posts)} chức danh và ${String(units)} tổ chức trực thuộc. Chuyển hoặc kết thúc trước, rồi đóng.`,
      en: `From that day on there are ${String(members)} members, ${String(posts)} posts and ${String(units)} units below. Move or end them first, then close it.`,
    }),
  },
  'units.somethingRests': {
    status: 409,
    title: { vi: 'Đã có việc ghi ở tổ chức này', en: 'Something was entered about this unit' },
    detail: ({ members, posts, units, other }: Of<'units.somethingRests'>) => ({
      vi: `Đã ghi ${String(members)} đảng viên, ${String(posts)} chức danh, ${String(units)} tổ chức trực thuộc và ${String(other)} việc khác, kể cả điều đã rút lại. Tổ chức này không bỏ được; nếu không còn hoạt động, hãy kết thúc.`,
      en: `${String(members)} members, ${String(posts)} posts, ${String(units)} units below and ${String(other)} other things were entered, counting what was withdrawn. The founding stays; if the unit is no more, close it.`,
    }),
  },
  'units.notClosed': {
    status: 409,
    title: { vi: 'Tổ chức vẫn đang hoạt động', en: 'The unit is not closed' },
    detail: ({ name }: Of<'units.notClosed'>) => ({
      vi: `${name} chưa kết thúc hoạt động, nên không có gì để mở lại.`,
      en: `${name} still stands, so there is nothing to open again.`,
    }),
  },
  'units.continued': {
    status: 409,
    title: { vi: 'Đã có tổ chức tiếp nối', en: 'Another unit continues it' },
    detail: ({ by }: Of<'units.continued'>) => ({
      vi: `${by} tiếp nối tổ chức này, nên không mở lại ở đây.`,
      en: `${by} answers for it since, so it is not opened again here.`,
    }),
  },
} as const satisfies { readonly [C in UnitRefusal['code']]: unknown }

/** `14:05 25/11/2026` of an hour by Vietnam's clock, `2026-11-25T14:05`. */
export function hourText(at: string): string {
  const [date = '', clock = ''] = at.split('T')
  const when = readDay(date)
  return when === undefined ? at : `${clock} ${written(when)}`
}
