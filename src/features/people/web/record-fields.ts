import type { memberFormTexts } from '#browser/texts/member-forms.ts'
import type { Typed, Wrong } from '#browser/form.ts'
import { readPartial, writtenPartial } from './partial.ts'
import { sexes, type MemberPage } from './contract.ts'

export const words = ['workplace', 'actualResidence', 'permanentResidence', 'temporaryResidence', 'skills'] as const
export const recordDays = ['admittedOn', 'officialOn', 'retiredOn'] as const
export const recordFields = ['name', 'born', 'sex', 'card', ...recordDays, ...words] as const
export type RecordField = (typeof recordFields)[number]
export type FormWords = (typeof memberFormTexts)['vi']
export type Shown = MemberPage['record']

const blank: Typed<RecordField> = {
  name: '',
  born: '',
  sex: '',
  card: '',
  admittedOn: '',
  officialOn: '',
  retiredOn: '',
  workplace: '',
  actualResidence: '',
  permanentResidence: '',
  temporaryResidence: '',
  skills: '',
}

/** What is known, as it stands in the fields of a form. */
export function typedOf(record: Shown | undefined): Typed<RecordField> {
  if (!record) return blank
  const typed = { ...blank }
  for (const field of recordFields) typed[field] = shownIn(field, record)
  return typed
}

/** One field as it is typed: a birth date as people write it. */
export function shownIn(field: RecordField, record: Shown): string {
  const value = record[field] ?? ''
  return field === 'born' ? writtenPartial(value) : value
}

/** As it goes to the server; empty is not known. */
export function sentOf(typed: Typed<RecordField>) {
  const text = (field: RecordField) => (typed[field].trim() === '' ? null : typed[field].trim())
  const sex = sexes.find((s) => s === typed.sex) ?? null
  return {
    name: typed.name.trim(),
    born: readPartial(typed.born) ?? null,
    sex,
    card: text('card'),
    admittedOn: text('admittedOn'),
    officialOn: text('officialOn'),
    retiredOn: text('retiredOn'),
    workplace: text('workplace'),
    permanentResidence: text('permanentResidence'),
    temporaryResidence: text('temporaryResidence'),
    actualResidence: text('actualResidence'),
    skills: text('skills'),
  }
}

/** Told beside the field before anything is sent. */
export function wrongInRecord(typed: Typed<RecordField>, today: string, t: FormWords): Wrong<RecordField> {
  return { ...wrongWho(typed, today, t), ...wrongDays(typed, today, t) }
}

function wrongWho({ name, born, card }: Typed<RecordField>, today: string, t: FormWords): Wrong<RecordField> {
  const day = readPartial(born)
  return {
    ...(name.trim() === '' && { name: t.wrong.name }),
    ...(born.trim() !== '' && day === undefined && { born: t.wrong.born }),
    ...(day !== undefined && day > today && { born: t.wrong.bornFuture }),
    ...(card.trim() !== '' && !/^\d{1,20}$/.test(card.trim()) && { card: t.wrong.card }),
  }
}

function wrongDays({ admittedOn, officialOn }: Typed<RecordField>, today: string, t: FormWords): Wrong<RecordField> {
  return {
    ...(admittedOn > today && { admittedOn: t.wrong.future }),
    ...(admittedOn !== '' && officialOn !== '' && officialOn < admittedOn && { officialOn: t.wrong.order }),
  }
}

export function wrongNumber(number: string, t: FormWords): string | undefined {
  return number.trim() === '' || /^\d{9}(\d{3})?$/.test(number.trim()) ? undefined : t.wrong.number
}
