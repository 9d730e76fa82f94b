import { addDays, addMonths, day, type Day } from '#kernel/day.ts'
import { chance, makePeople, nameOf, withoutMarks, type Person } from '#app/demo/people/index.ts'
import type { PlanCell } from './plan.ts'
import { serial } from './writers.ts'

export type EventDay = 'decisionOn' | 'effectiveOn' | 'introducedOn' | 'receivedOn' | 'noticeOn' | 'retiredOn'

/** A made-up person in a list, with the days of their move. */
export interface Fact {
  readonly at: number
  readonly person: Person
  readonly name: string
  readonly days: Readonly<Record<EventDay, Day>>
}

/** One cell, what a reader should understand of it, and what has to be (or may be) marked. */
export interface Written {
  readonly cell: PlanCell
  readonly values?: Readonly<Record<string, string>>
  readonly must?: Readonly<Record<string, string>>
  readonly may?: Readonly<Record<string, string>>
}

export interface Column {
  readonly header: string
  /** The wider header above it, in a header of two rows. */
  readonly over?: string
  readonly fields?: readonly string[]
  /** Its values must not leave the reader. */
  readonly forbidden?: true
  readonly write: (fact: Fact) => Written
}

export interface Wish {
  /** The last day of the list: every event lies before it. */
  readonly on?: string
  /** Share of people of the ward Trường Vinh. */
  readonly atHome?: number
}

export function facts(seed: number, n: number, { on = '2026-11-20', atHome = 0.35 }: Wish = {}): readonly Fact[] {
  const by = chance(seed + 77)
  return makePeople(seed, n, { on: day(on), atHome }).map((person, at) => {
    const introducedOn = addDays(day(on), -by.between(8, 110))
    const effectiveOn = addDays(introducedOn, -by.between(3, 45))
    return {
      at,
      person,
      name: nameOf(person),
      days: {
        introducedOn,
        effectiveOn,
        decisionOn: addDays(effectiveOn, -by.between(5, 40)),
        receivedOn: addDays(introducedOn, by.between(1, 7)),
        noticeOn: addDays(introducedOn, by.between(2, 7)),
        retiredOn: by.happens(0.25) ? addMonths(day('2026-12-01'), by.between(1, 60)) : effectiveOn,
      },
    }
  })
}

export type DayForm = keyof typeof forms

const two = (text: string) => String(Number(text))

/** Ways of writing a day. Unless said otherwise the day is understood whole. */
export const forms = {
  slash: (d: string) => plain(d, (y, m, t) => `${t}/${m}/${y}`),
  short: (d: string) => plain(d, (y, m, t) => `${two(t)}/${two(m)}/${y}`),
  dash: (d: string) => plain(d, (y, m, t) => `${t}-${m}-${y}`),
  dot: (d: string) => plain(d, (y, m, t) => `${two(t)}.${two(m)}.${y}`),
  spaced: (d: string) => plain(d, (y, m, t) => ` ${t} / ${m} / ${y} `),
  iso: (d: string) => plain(d, (y, m, t) => `${y}-${m}-${t}`),
  words: (d: string) => plain(d, (y, m, t) => `ngày ${t} tháng ${m} năm ${y}`),
  packed: (d: string) => plain(d, (y, m, t) => `${t}${m}${y}`),
  real: (d: string) => ({ cell: { date: d }, value: d }),
  realMonthFirst: (d: string) => ({ cell: { date: d, as: 'm/d/yyyy' }, value: d }),
  serial: (d: string) => ({ cell: serial(d), value: d, may: 'an Excel serial number without a date format' }),
  serialText: (d: string) => ({ cell: String(serial(d)), value: d, may: 'an Excel serial number as text' }),
  monthFirst: (d: string) => plain(d, (y, m, t) => `${m}/${t}/${y}`, 'the whole column is month-first'),
  twoDigits: (d: string) => plain(d, (y, m, t) => `${two(t)}/${two(m)}/${y.slice(2)}`, 'two digits of the year'),
  yearText: (d: string) => ({ cell: d.slice(0, 4), value: d.slice(0, 4), may: 'the year alone' }),
  yearNumber: (d: string) => ({ cell: Number(d.slice(0, 4)), value: d.slice(0, 4), may: 'the year alone' }),
  month: (d: string) => plain(d.slice(0, 7), (y, m) => `${m}/${y}`, 'the month alone'),
} satisfies Record<string, (d: string) => { cell: PlanCell; value: string; may?: string }>

function plain(d: string, text: (y: string, m: string, t: string) => string, may?: string) {
  const [y = '', m = '', t = ''] = d.split('-')
  return { cell: text(y, m, t), value: d, ...(may && { may }) }
}

export function dayCell(field: string, d: string, form: DayForm): Written {
  const { cell, value, may }: { cell: PlanCell; value: string; may?: string } = forms[form](d)
  return { cell, values: { [field]: value }, ...(may && { may: { [field]: may } }) }
}

type Form = DayForm | ((fact: Fact) => DayForm)
type Text = (fact: Fact) => string | null

/** The columns that lists have; every factory takes the header, so that each list words it in its own way. */
export const col = {
  order: (header = 'STT', from = 1): Column => ({ header, write: (f) => ({ cell: f.at + from }) }),
  name: (header: string, as: (name: string) => string = (n) => n): Column => ({
    header,
    fields: ['name'],
    write: (f) => ({ cell: as(f.name), values: { name: as(f.name).replace(/\s+/g, ' ').trim() } }),
  }),
  birth: (header: string, form: Form): Column => ({
    header,
    fields: ['birth'],
    write: (f) => dayCell('birth', f.person.born, typeof form === 'string' ? form : form(f)),
  }),
  day: (field: EventDay, header: string, form: Form): Column => ({
    header,
    fields: [field],
    write: (f) => dayCell(field, f.days[field], typeof form === 'string' ? form : form(f)),
  }),
  admitted: (header: string, form: DayForm): Column => ({
    header,
    fields: ['admittedOn'],
    write: (f) => dayCell('admittedOn', f.person.admittedOn, form),
  }),
  official: (header: string, form: DayForm): Column => ({
    header,
    fields: ['officialOn'],
    write: (f) => dayCell('officialOn', f.person.officialOn, form),
  }),
  sex: (header = 'Giới tính', words: readonly [string, string] = ['Nam', 'Nữ']): Column => ({
    header,
    fields: ['sex'],
    write: (f) => ({ cell: f.person.sex === 'male' ? words[0] : words[1] || null, values: { sex: f.person.sex } }),
  }),
  card: (header: string, as: (card: string) => string = (c) => c): Column => ({
    header,
    fields: ['card'],
    write: (f) => ({ cell: as(f.person.card), values: { card: f.person.card } }),
  }),
  /** The card as a number: its first zeros are lost in the file. */
  cardNumber: (header: string): Column => ({
    header,
    fields: ['card'],
    write: (f) => ({
      cell: Number(f.person.card),
      values: { card: f.person.card },
      may: { card: 'a number that lost its first zero' },
    }),
  }),
  unit: (field: 'fromUnit' | 'toUnit' | 'cell', header: string, text: Text): Column => ({
    header,
    fields: [field],
    write: (f) => {
      const said = text(f)
      return said === null ? { cell: null } : { cell: said, values: { [field]: said.replace(/\s+/g, ' ').trim() } }
    },
  }),
  /** A column nobody may keep: religion, ethnicity, identity number, address, notes, telephone. */
  forbidden: (header: string, text: (fact: Fact) => PlanCell): Column => ({
    header,
    forbidden: true,
    write: (f) => ({ cell: text(f) }),
  }),
  other: (header: string, text: (fact: Fact) => PlanCell): Column => ({ header, write: (f) => ({ cell: text(f) }) }),
  empty: (): Column => ({ header: '', write: () => ({ cell: null }) }),
}

export function under(over: string, ...columns: Column[]): Column[] {
  return columns.map((column) => ({ ...column, over }))
}

/** Values for columns that must be dropped: recognisable, so that a test can look for them everywhere. */
export const secret = {
  ethnicity: (f: Fact) => (f.at % 7 === 0 ? 'Thái' : 'Kinh'),
  religion: (f: Fact) => (f.at % 9 === 0 ? 'Thiên Chúa giáo' : 'Không'),
  identity: (f: Fact) => `0400${String(70_000_000 + f.at * 7919).padStart(8, '0')}`,
  address: (f: Fact) => `Số ${f.at + 3}, ngõ ${(f.at % 40) + 1}, đường Mẫu Đơn ${f.at + 100}`,
  phone: (f: Fact) => `0912${String(340_000 + f.at * 317).padStart(6, '0')}`,
  note: (f: Fact) => (f.at % 5 === 0 ? `Gia đình hoàn cảnh số ${f.at + 500}` : null),
}

export const text = {
  destination: (f: Fact) => `Chi bộ ${f.person.cell}, ${f.person.place.kind} ${f.person.place.name}`,
  destinationShort: (f: Fact) =>
    `CB ${f.person.cell.toLowerCase()} - ${f.person.place.kind === 'xã' ? 'X.' : 'P.'} ${f.person.place.name}`,
  destinationOld: (f: Fact) => `${f.person.cell} ${f.person.place.before[f.at % f.person.place.before.length] ?? ''}`,
  place: (f: Fact) => `Đảng ủy ${f.person.place.kind} ${f.person.place.name}`,
  committee: (f: Fact) => f.person.committee,
  office: (f: Fact) => `Chi bộ ${f.person.office}`,
  cell: (f: Fact) => f.person.cell,
  cellLong: (f: Fact) => `Chi bộ ${f.person.cell}`,
  bare: withoutMarks,
}
