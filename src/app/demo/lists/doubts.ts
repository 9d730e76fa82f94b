import type { Values } from '../people/index.ts'

/** Rows that may be one person or two. What is not said here (agency, cell, days) comes from somebody of the pool. */
export interface DoubtfulCase {
  readonly sent: Values
  readonly received: readonly Values[]
}

const elsewhereInTheWard = { cell: 'Chi bộ Khối 2' }

/** A person has to say. The first has two rows to choose from; the others lack a birth date, or differ in it, and no card number helps. */
export const doubts: readonly DoubtfulCase[] = [
  {
    sent: { name: 'Hoàng Thị Thúy Hường', birth: '1968-03-07', sex: 'Nữ', card: '040194052210' },
    received: [
      { name: 'Hoàng Thị Hường', birth: '1968', sex: 'Nữ' },
      { name: 'Hoàng Thúy Hường', birth: '1968', sex: 'Nữ' },
    ],
  },
  { sent: { name: 'Nguyễn Văn Hải', birth: '1964-05-12', sex: 'Nam', card: '040233118765' }, received: [{ name: 'Nguyễn Văn Hải', sex: 'Nam' }] },
  { sent: { name: 'Lê Thị Hồng', birth: '1966-10-28', sex: 'Nữ' }, received: [{ name: 'Lê Hồng', sex: 'Nữ' }] },
  { sent: { name: 'Trần Thị Minh', birth: '1969-11-02', sex: 'Nữ', card: '040512008823' }, received: [{ name: 'Tran Thi Minh', sex: 'Nữ' }] },
  { sent: { name: 'Hồ Văn Thắng', birth: '1967-02-18', sex: 'Nam' }, received: [{ name: 'Hồ Văn Thắng', sex: 'Nam', card: '040871220914' }] },
  { sent: { name: 'Phan Văn Lợi', birth: '1964-08-12', sex: 'Nam' }, received: [{ name: 'Phan Lợi', birth: '1964-08-17', sex: 'Nam', ...elsewhereInTheWard }] },
  { sent: { name: 'Hoàng Thị Liên', birth: '1970-04-15', sex: 'Nữ' }, received: [{ name: 'Hoàng Thị Liên', birth: '1970-04-19', ...elsewhereInTheWard }] },
  { sent: { name: 'Nguyễn Văn Tâm', birth: '1964-12-30', sex: 'Nam' }, received: [{ name: 'Nguyễn Văn Tâm', birth: '1961-12-30', ...elsewhereInTheWard }] },
  { sent: { name: 'Lê Văn Bình', birth: '1965-09-21', sex: 'Nam' }, received: [{ name: 'Lê Văn Bình', birth: '1965-09-12', ...elsewhereInTheWard }] },
  { sent: { name: 'Nguyễn Thị Hoa', birth: '1975-06-24', sex: 'Nữ' }, received: [{ name: 'Nguyễn Thị Hoa', sex: 'Nữ' }] },
  { sent: { name: 'Phan Văn Minh', birth: '1963-01-09', sex: 'Nam' }, received: [{ name: 'Phan Minh', sex: 'Nam' }] },
] // prettier-ignore
