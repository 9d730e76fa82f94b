import type { Form, Typed, Wrong } from '#browser/form.ts'
import { belongingTexts } from '#browser/texts/belonging.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberFormTexts } from '#browser/texts/member-forms.ts'
import { useToday } from '#browser/today.ts'
import { UnitPicker } from '#features/units/web/index.ts'
import { DayField, Select } from '#ui/FormField.tsx'
import { affiliationKinds, type AffiliationKind } from './contract.ts'
import { wrongDay } from './days.ts'
import { causesOf } from './joining.ts'
import type { FormWords } from './record-fields.ts'

export type PlaceField = 'on' | 'toOn' | 'unit' | 'kind' | 'cause'

/** Where, how, why and from when somebody begins to belong. */
export function PlaceFields<F extends string>({
  form,
  kinds,
}: {
  form: Form<F | PlaceField>
  kinds: readonly AffiliationKind[]
}) {
  const t = useTexts(memberFormTexts)
  const words = useTexts(belongingTexts)
  const today = useToday()
  const kind = affiliationKinds.find((k) => k === form.typed.kind)
  return (
    <div className="Fields">
      <Select
        label={t.kind}
        value={form.typed.kind}
        onValue={form.put('kind')}
        wrong={form.said('kind')}
        choose={t.choose}
        choices={kinds.map((value) => ({ value, label: words.kindsLong[value] }))}
      />
      <UnitPicker
        label={t.cell}
        value={form.typed.unit || undefined}
        onUnit={(unit) => form.put('unit')(unit ?? '')}
        wrong={form.said('unit')}
      />
      <Select
        label={t.cause}
        value={form.typed.cause}
        onValue={form.put('cause')}
        wrong={form.said('cause')}
        choose={t.choose}
        choices={(kind ? causesOf[kind] : []).map((value) => ({ value, label: words.causes[value] }))}
      />
      <DayField
        label={t.fromOn}
        value={form.typed.on}
        onValue={form.put('on')}
        wrong={form.said('on')}
        pick={t.pick}
        max={today}
      />
      {kind !== undefined && kind !== 'official' && (
        <DayField
          label={t.toOn}
          value={form.typed.toOn}
          onValue={form.put('toOn')}
          wrong={form.said('toOn')}
          hint={t.toOnHint}
          pick={t.pick}
        />
      )}
    </div>
  )
}

export function wrongPlace(typed: Typed<PlaceField>, today: string, t: FormWords): Wrong<PlaceField> {
  const { on, toOn, unit, kind, cause } = typed
  const known = affiliationKinds.find((k) => k === kind)
  return {
    ...(!known && { kind: t.wrong.choose }),
    ...(unit === '' && { unit: t.wrong.unit }),
    ...(!(known && causesOf[known].some((c) => c === cause)) && { cause: t.wrong.choose }),
    ...wrongDay({ on }, today, t),
    ...(toOn !== '' && toOn <= on && { toOn: t.wrong.toBefore }),
  }
}
