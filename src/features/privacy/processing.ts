import type { Processing } from '#kernel/processing.ts'

/** What this feature does with personal data, for the register of processing. */
export const processing: readonly Processing[] = [
  {
    id: 'privacy',
    title: { vi: 'Bảo vệ dữ liệu: xóa, sự cố, sổ này', en: 'Data protection: erasures, incidents, this register' },
    purpose: {
      vi: 'Làm đúng quyền của người có dữ liệu và chứng minh đã làm.',
      en: 'To do what people have a right to, and to prove it.',
    },
    people: { vi: 'người đã được xóa dữ liệu, người ghi sổ', en: 'those erased, those who keep the register' },
    data: [
      {
        vi: 'mã số không dẫn đến ai, ngày xóa, căn cứ; không có tên',
        en: 'an id that leads to nobody, day and ground of erasing; no name',
      },
      {
        vi: 'sự cố: đơn vị, loại dữ liệu, số người; không có tên',
        en: 'incidents: unit, kinds of data, how many people; no names',
      },
    ],
    tables: ['breach', 'breach_before', 'breach_notice', 'erased_count', 'erasure', 'kept_term', 'privacy_text'],
    actions: ['privacy.read', 'privacy.write', 'privacy.breaches', 'privacy.erase'],
    kept: ['privacy.tombstonesKept'],
  },
]
