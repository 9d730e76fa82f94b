import type { Form } from '#browser/form.ts'
import { belongingTexts } from '#browser/texts/belonging.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberFormTexts } from '#browser/texts/member-forms.ts'
import { useToday } from '#browser/today.ts'
import { DayField, Select, TextInput } from '#ui/FormField.tsx'
import { sexes } from './contract.ts'
import { recordDays, type RecordField, words as wordFields } from './record-fields.ts'

export function RecordFields<F extends string>({
  form,
  numberHint,
}: {
  form: Form<F | RecordField | 'number'>
  numberHint: string
}) {
  const t = useTexts(memberFormTexts)
  const words = useTexts(belongingTexts)
  const today = useToday()
  const of = (field: RecordField | 'number') => ({
    label: words.fields[field],
    value: form.typed[field],
    onValue: form.put(field),
    wrong: form.said(field),
  })
  return (
    <>
      <div className="Fields">
        <TextInput {...of('name')} maxLength={200} />
        <TextInput {...of('born')} hint={t.bornHint} digits maxLength={10} />
        <Select
          {...of('sex')}
          choose={t.choose}
          choices={sexes.map((value) => ({ value, label: words.sexes[value] }))}
        />
        <TextInput {...of('card')} hint={t.cardHint} digits maxLength={20} />
        {recordDays.map((field) => (
          <DayField key={field} {...of(field)} pick={t.pick} {...(field === 'admittedOn' && { max: today })} />
        ))}
        <TextInput {...of('number')} hint={numberHint} digits maxLength={12} />
      </div>
      <div className="Fields">
        {wordFields.map((field) => (
          <TextInput key={field} {...of(field)} maxLength={300} />
        ))}
      </div>
    </>
  )
}
