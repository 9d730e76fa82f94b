import { z } from 'zod'
import { rule } from '#kernel/rule.ts'
import { charterNote, cite } from './sources.ts'
import { counted } from './words.ts'

const count = z.int().positive().max(100_000)

export const minimum = rule({
  id: 'cells.minimum',
  vi: 'Số đảng viên tối thiểu của chi bộ',
  en: 'Smallest cell',
  says: { vi: 'Chi bộ có ít nhất {value}.', en: 'A cell has at least {value}.' },
  unit: 'members',
  words: counted('members'),
  shape: count,
  versions: { '2021-07-30': { value: 3, cites: [cite('Điều lệ Đảng', '24')], trust: 'reported', note: charterNote } },
})

export const committeeFrom = rule({
  id: 'cells.committeeFrom',
  vi: 'Chi bộ bầu chi ủy',
  en: 'Cells that elect a committee',
  says: { vi: 'Chi bộ từ {value} trở lên bầu chi ủy.', en: 'A cell of {value} or more elects a committee.' },
  unit: 'members',
  words: counted('members'),
  shape: count,
  versions: { '2021-07-30': { value: 9, cites: [cite('Điều lệ Đảng', '24')], trust: 'reported', note: charterNote } },
})

export const grassrootsFrom = rule({
  id: 'cells.grassrootsFrom',
  vi: 'Lập đảng bộ cơ sở',
  en: 'Grassroots party committees',
  says: {
    vi: 'Tổ chức cơ sở từ {value} trở lên lập đảng bộ cơ sở có chi bộ trực thuộc; đây không phải mức phải tách chi bộ.',
    en: 'A grassroots organisation of {value} or more is a committee with cells; it is no size at which a cell must split.',
  },
  unit: 'members',
  words: counted('members'),
  shape: count,
  versions: { '2021-07-30': { value: 30, cites: [cite('Điều lệ Đảng', '21')], trust: 'reported', note: charterNote } },
})

export const largeFrom = rule({
  id: 'cells.largeFrom',
  vi: 'Chi bộ đông đảng viên',
  en: 'Large cells',
  says: { vi: 'Chi bộ từ {value} trở lên được coi là đông.', en: 'A cell of {value} or more is seen as large.' },
  unit: 'members',
  words: counted('people'),
  settableBy: ['province', 'commune', 'cell'],
  note: {
    vi: 'Điều lệ không có mức tối đa; để trống đến khi có nơi đặt.',
    en: 'The Charter has no upper size; empty until somebody sets it.',
  },
  shape: count,
  versions: {},
})

export const termYears = rule({
  id: 'cells.termYears',
  vi: 'Nhiệm kỳ chi bộ',
  en: 'Term of a cell',
  says: { vi: 'Nhiệm kỳ của chi bộ là {value}.', en: 'The term of a cell is {value}.' },
  unit: 'years',
  words: (value) => ({
    vi: `${value.map((n) => String(n).replace('.', ',')).join(' hoặc ')} năm`,
    en: `${value.join(' or ')} years`,
  }),
  settableBy: ['province'],
  shape: z.array(z.number().positive().max(10)).nonempty(),
  versions: {
    '2025-07-01': {
      value: [2.5, 5],
      cites: [cite('294-QĐ/TW'), cite('Điều lệ Đảng', '24')],
      trust: 'presumed',
      note: {
        vi: 'Điều lệ: hai lần trong 5 năm; 294-QĐ/TW thí điểm một lần trong 5 năm. Tỉnh chọn.',
        en: 'Charter: twice in 5 years; 294-QĐ/TW: pilot of once in 5 years. The province chooses.',
      },
    },
  },
})

const decree = {
  vi: 'Chưa đọc nguyên văn nghị định; ngày ở đây là ngày Nghệ An áp dụng mức của mình.',
  en: 'The decree was not read; this is the day Nghệ An’s own levels took effect.',
}

export const bigFrom = rule({
  id: 'localities.bigFrom',
  vi: 'Thôn, xóm đông hộ',
  en: 'Large hamlets',
  says: { vi: 'Thôn, xóm từ {value} trở lên được coi là đông hộ.', en: 'A hamlet of {value} or more is large.' },
  unit: 'households',
  words: counted('households'),
  shape: count,
  versions: { '2024-01-01': { value: 350, cites: [cite('33/2023/NĐ-CP')], trust: 'presumed', note: decree } },
})

export const bigUrbanFrom = rule({
  id: 'localities.bigUrbanFrom',
  vi: 'Khối phố đông hộ',
  en: 'Large urban blocks',
  says: { vi: 'Khối phố từ {value} trở lên được coi là đông hộ.', en: 'An urban block of {value} or more is large.' },
  unit: 'households',
  words: counted('households'),
  shape: count,
  versions: { '2024-01-01': { value: 500, cites: [cite('33/2023/NĐ-CP')], trust: 'presumed', note: decree } },
})
