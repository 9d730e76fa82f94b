import { day } from '#kernel/day.ts'
import { makePeople, nameOf, withoutMarks } from '#app/demo/people/index.ts'

export type Sender = 'agencies' | 'government'
export type Month = 0 | 1 | 2

/** What really happened to one made-up person, and how the lists tell it. */
export interface Told {
  readonly name: string
  readonly sex: 'male' | 'female'
  readonly birth: string
  readonly card?: string
  readonly admitted?: string
  readonly sent?: {
    readonly by: Sender
    readonly month: Month
    readonly to: string
    readonly introduced?: string
    readonly effective?: string
    readonly notice?: string
  }
  /** As the ward's lists have the person; what is missing is as above. An empty text: the list does not say. */
  readonly received?: readonly {
    readonly month: Month
    readonly on: string
    readonly cell: string
    readonly name?: string
    readonly birth?: string
    readonly card?: string
    readonly from?: Sender
  }[]
  /** In the residing list; the day of retirement as the list has it. */
  readonly residing?: { readonly cell: string; readonly retired?: string; readonly office: string }
}

const home = (cell: string) => `Chi bộ ${cell}, phường Trường Vinh`

/** Those whom the story is about. README.md says what a reader should find of each. */
export const named: readonly Told[] = [
  {
    name: 'Đinh Thị Lan Phương', sex: 'female', birth: '1969-05-18', card: '040311902744', admitted: '1995-02-03',
    sent: { by: 'agencies', month: 0, to: home('Khối 7'), introduced: '2026-09-08', effective: '2026-09-01' },
    received: [{ month: 2, on: '2026-11-05', cell: 'Khối 7' }],
  },
  {
    name: 'Nguyễn Thị Hoa', sex: 'female', birth: '1969-11-02',
    sent: { by: 'agencies', month: 0, to: home('Khối 3'), introduced: '2026-09-10' },
    received: [{ month: 0, on: '2026-09-21', cell: 'Khối 3', birth: '' }],
  },
  {
    name: 'Lê Văn Hùng', sex: 'male', birth: '1966-05-10', card: '040270013385', admitted: '1990-09-02',
    sent: { by: 'agencies', month: 0, to: home('Khối 12'), introduced: '2026-09-14' },
    received: [{ month: 0, on: '2026-09-25', cell: 'Khối 12' }],
  },
  {
    name: 'Lê Văn Hùng', sex: 'male', birth: '1971-09-22', card: '040655109271', admitted: '1999-05-19',
    received: [{ month: 1, on: '2026-10-20', cell: 'Khối 5', from: 'agencies' }],
  },
  {
    name: 'Phan Đức Khang', sex: 'male', birth: '1965-01-20', card: '040419077360', admitted: '1988-12-22',
    sent: { by: 'agencies', month: 0, to: home('Khối Trung Hợp'), introduced: '2026-08-28', effective: '2026-07-01', notice: '2026-09-03' },
  },
  {
    name: 'Phạm Quốc Thụy', sex: 'male', birth: '1968-03-07', card: '040188250917', admitted: '1994-10-10',
    sent: { by: 'government', month: 0, to: home('Khối 9'), introduced: '2026-09-11', effective: '2026-09-01' },
    received: [{ month: 0, on: '2026-09-24', cell: 'Khối 9', name: 'Phạm Quốc Thuỵ', birth: '1968-07-03' }],
  },
  {
    name: 'Bùi Thị Thúy', sex: 'female', birth: '1970-12-01', card: '040737426618', admitted: '1996-03-26',
    sent: { by: 'government', month: 0, to: home('Khối 3'), introduced: '2026-09-17' },
    received: [
      { month: 1, on: '2026-10-02', cell: 'Khối 3' },
      { month: 1, on: '2026-10-02', cell: 'Khối 3', name: 'Bùi Thị Thuý' },
    ],
  },
  {
    name: 'Kha Văn Mão', sex: 'male', birth: '1964-10-20', card: '040562818040', admitted: '1987-05-19',
    sent: { by: 'government', month: 0, to: home('Khối 15'), introduced: '2026-09-18', effective: '2026-09-01' },
    received: [{ month: 1, on: '2026-10-09', cell: 'Khối 15', name: 'KHA VĂN MÃO' }],
  },
  {
    name: 'Đặng Hồng Sâm', sex: 'female', birth: '1968-06-30', card: '040905531182', admitted: '1993-07-27',
    sent: { by: 'government', month: 0, to: home('Khối 12') },
  },
  {
    name: 'Uông Thị Kim Oanh', sex: 'female', birth: '1972-02-14', card: '040344671029', admitted: '2001-08-19',
    received: [{ month: 0, on: '2026-09-28', cell: 'Khối 7', from: 'government' }],
  },
  {
    name: 'Võ Thị Lý', sex: 'female', birth: '1967-08-15', card: '040820394475', admitted: '1992-09-02',
    sent: { by: 'agencies', month: 1, to: 'Khối 3 P. Hưng Dũng', introduced: '2026-10-06' },
    received: [{ month: 1, on: '2026-10-19', cell: 'Khối 3', name: 'Võ Thị Lí' }],
  },
  {
    name: 'Trần Văn Minh', sex: 'male', birth: '1964-08-12',
    sent: { by: 'government', month: 1, to: home('Khối 5'), introduced: '2026-10-08', effective: '2026-10-01' },
    received: [{ month: 1, on: '2026-10-22', cell: 'Khối 5', name: 'Trần Minh', birth: '' }],
  },
  {
    name: 'Hồ Xuân Bách', sex: 'male', birth: '1975-04-30', card: '040699120553', admitted: '2004-02-03',
    sent: { by: 'government', month: 1, to: 'Chi bộ Xóm 2, xã Nghi Lộc', introduced: '2026-10-05' },
    received: [{ month: 1, on: '2026-10-16', cell: 'Khối 7' }],
  },
  {
    name: 'Trương Thị Mai Liên', sex: 'female', birth: '1969-02-27', card: '040230789461', admitted: '1995-11-07',
    sent: { by: 'government', month: 1, to: home('Khối 12'), introduced: '2026-10-12', effective: '2026-10-01' },
  },
  {
    name: 'Cao Thị Hòa', sex: 'female', birth: '1970-07-19', card: '040577093824', admitted: '1997-06-01',
    sent: { by: 'agencies', month: 2, to: home('Khối 9'), introduced: '2026-11-03' },
    received: [{ month: 2, on: '2026-11-12', cell: 'Khối 9', name: 'Cao Thị Hoà', birth: '1970' }],
  },
  {
    name: 'Thái Bá Vinh', sex: 'male', birth: '1965-03-09', card: '040148837702', admitted: '1989-03-08',
    sent: { by: 'agencies', month: 2, to: home('Khối Trung Hợp'), introduced: '2026-11-10', effective: '2026-11-01' },
  },
  {
    name: 'Lương Minh Tuấn', sex: 'male', birth: '1980-01-25', card: '040466258190', admitted: '2008-04-30',
    sent: { by: 'government', month: 2, to: 'Chi bộ Khối 4, phường Cửa Lò', introduced: '2026-11-04' },
  },
  {
    name: 'Hà Huy Cương', sex: 'male', birth: '1964-02-11', card: '040381940265', admitted: '1990-01-10',
    residing: { cell: 'Khối 7', retired: '2026-06-01', office: 'Sở Xây dựng' },
  },
  {
    name: 'Ngô Thị Bảy', sex: 'female', birth: '1966-01-15', card: '040716205538', admitted: '1991-05-07',
    residing: { cell: 'Khối Trung Hợp', office: 'Hội Nông dân tỉnh' },
  },
] // prettier-ignore

/** The others: how many of each sender and month arrive as they should. */
const regular: readonly (readonly [Sender, Month, number])[] = [
  ['agencies', 0, 8],
  ['government', 0, 7],
  ['agencies', 1, 9],
  ['government', 1, 7],
  ['agencies', 2, 7],
  ['government', 2, 7],
]
const working = 24
const months = ['2026-09', '2026-10', '2026-11'] as const

/** Everybody of the story: those named above, those who simply arrive, those who live in the ward and work. */
export function everybody(): readonly Told[] {
  const taken = new Set(named.map((t) => withoutMarks(t.name)))
  const pool = makePeople(90_210, 400, { on: day('2026-11-20'), atHome: 1, namesakes: 0 }).filter((p) => {
    const key = withoutMarks(nameOf(p))
    const isNew = !taken.has(key)
    taken.add(key)
    return isNew
  })
  const movers = pool.filter((p) => p.born > '1962-12-31').values()
  const told: Told[] = [...named]
  for (const [by, month, count] of regular)
    for (let i = 0; i < count; i += 1) {
      const person = movers.next().value
      if (!person) throw new Error('the story needs more people')
      const { sex, born: birth, card, admittedOn: admitted, cell } = person
      const introduced = `${months[month]}-${String(3 + i).padStart(2, '0')}`
      const on = `${months[month]}-${String(11 + i).padStart(2, '0')}`
      told.push({
        name: nameOf(person),
        sex,
        birth,
        card,
        admitted,
        sent: { by, month, to: home(cell), introduced },
        received: [{ month, on, cell, ...(i % 4 === 3 && { birth: birth.slice(0, 4) }) }],
      })
    }
  const workers = pool.filter((p) => p.born > '1975' && !told.some((t) => t.card === p.card)).slice(0, working)
  for (const { sex, born: birth, card, admittedOn: admitted, cell, office, ...person } of workers)
    told.push({
      name: nameOf({ sex, born: birth, card, admittedOn: admitted, cell, office, ...person }),
      sex,
      birth,
      card,
      admitted,
      residing: { cell, office },
    })
  return told
}
