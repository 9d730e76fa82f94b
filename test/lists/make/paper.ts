import type { PlanCell } from './plan.ts'

type Rows = readonly (readonly PlanCell[])[]

/** The head that Party papers have: superior and issuer on the left, the Party and the date on the right, then the title. */
export function paper(superior: string, issuer: string, right: number, ...titles: string[]): Rows {
  const wide = (left: string | null, far: string | null) => [
    left,
    ...Array.from({ length: right - 1 }, () => null),
    far,
  ]
  return [
    wide(superior, 'ĐẢNG CỘNG SẢN VIỆT NAM'),
    wide(issuer, null),
    wide('*', 'Nghệ An, ngày 20 tháng 11 năm 2026'),
    [],
    ...titles.map((title) => [title]),
    [],
  ]
}

/** Total and signatures, as they stand under a list. */
export function foot(count: number, right: number, name: string) {
  const far = (text: string, near: string | null = null) => [
    near,
    ...Array.from({ length: right - 1 }, () => null),
    text,
  ]
  return [
    { cells: [null, `Tổng cộng: ${count} đồng chí`], why: 'total' },
    { cells: [], why: null },
    { cells: far('T/M BAN THƯỜNG VỤ', 'NGƯỜI LẬP BIỂU'), why: 'signature' },
    { cells: far('PHÓ BÍ THƯ'), why: 'signature' },
    { cells: [], why: null },
    { cells: far(name), why: 'signature' },
  ] as const
}
