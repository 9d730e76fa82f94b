import { Refusal } from './Changed.tsx'
import { useForm } from '#browser/form.ts'
import { belongingTexts } from '#browser/texts/belonging.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberFormTexts } from '#browser/texts/member-forms.ts'
import { dayText } from '#browser/texts/words.ts'
import { useToday } from '#browser/today.ts'
import { UnitPicker } from '#features/units/web/index.ts'
import { DayField, Select } from '#ui/FormField.tsx'
import type { Belonging, MemberPage } from './contract.ts'
import { endCauses } from './contract.ts'
import { wrongDay } from './days.ts'
import { FormFrame } from './FormFrame.tsx'
import { api } from './queries.ts'
import { leave, useChange, useSeen } from './use-change.ts'

interface Given {
  readonly page: MemberPage
  readonly at: Belonging
  readonly onDone: () => void
}

/** From a day on at another cell, in the same way. */
export function MoveForm({ page, at, onDone }: Given) {
  const t = useTexts(memberFormTexts)
  const today = useToday()
  const draft = `move:${at.id}`
  const seen = useSeen(draft, page)
  const change = useChange<{ on: string; unit: string }>(
    page.person,
    seen,
    (body, version) =>
      api.moveMember({ params: { person: page.person }, body: { ...body, affiliation: at.id, version } }),
    () => leave(draft, onDone),
  )
  const form = useForm({
    draft,
    begin: { on: today, unit: '' },
    refused: change.error,
    onLeave: () => leave(draft, onDone),
    wrongIn: ({ on, unit }) => ({
      ...wrongDay({ on }, today, t, at.fromOn),
      ...(unit === '' && { unit: t.wrong.unit }),
      ...(unit === at.unit.id && { unit: t.wrong.same }),
    }),
    onSend: ({ on, unit }) => change.send({ on, unit }),
  })
  return (
    <FormFrame
      form={form}
      title={t.move}
      what={t.moveWhat(at.unit.name)}
      busy={change.busy}
      save={change.changed ? t.saveStill : t.save}
    >
      <div className="Fields">
        <UnitPicker
          label={t.newCell}
          value={form.typed.unit || undefined}
          onUnit={(unit) => form.put('unit')(unit ?? '')}
          wrong={form.said('unit')}
        />
        <DayField
          label={t.on}
          value={form.typed.on}
          onValue={form.put('on')}
          wrong={form.said('on')}
          pick={t.pick}
          max={today}
        />
      </div>
      <Refusal error={change.error} changed={change.changed} seen={seen} />
    </FormFrame>
  )
}

/** It ends; what that will do is told as soon as the cause is chosen. */
export function EndForm({ page, at, onDone }: Given) {
  const t = useTexts(memberFormTexts)
  const words = useTexts(belongingTexts)
  const today = useToday()
  const draft = `end:${at.id}`
  const seen = useSeen(draft, page)
  const change = useChange<{ on: string; cause: (typeof endCauses)[number] }>(
    page.person,
    seen,
    (body, version) =>
      api.endAffiliation({ params: { person: page.person }, body: { ...body, affiliation: at.id, version } }),
    () => leave(draft, onDone),
  )
  const form = useForm({
    draft,
    begin: { on: today, cause: '' },
    refused: change.error,
    onLeave: () => leave(draft, onDone),
    wrongIn: ({ on, cause }) => ({
      ...wrongDay({ on }, today, t, at.fromOn),
      ...(cause === '' && { cause: t.wrong.choose }),
    }),
    onSend: ({ on, cause }) => {
      const known = endCauses.find((c) => c === cause)
      if (known) change.send({ on, cause: known })
    },
  })
  // An official place ends with a move or with membership; the others also by themselves.
  const possible = endCauses.filter((c) => (at.kind === 'official' ? c !== 'ended' : c !== 'moved'))
  return (
    <FormFrame form={form} title={t.end} busy={change.busy} save={change.changed ? t.saveStill : t.endDo}>
      <div className="Fields">
        <Select
          label={t.cause}
          value={form.typed.cause}
          onValue={form.put('cause')}
          wrong={form.said('cause')}
          choose={t.choose}
          choices={possible.map((value) => ({ value, label: words.causes[value] }))}
        />
        <DayField
          label={t.endOn}
          value={form.typed.on}
          onValue={form.put('on')}
          wrong={form.said('on')}
          pick={t.pick}
          max={today}
        />
      </div>
      <p aria-live="polite">{consequence(form.typed.cause, at, page, t)}</p>
      <Refusal error={change.error} changed={change.changed} seen={seen} />
    </FormFrame>
  )
}

function consequence(cause: string, at: Belonging, page: MemberPage, t: (typeof memberFormTexts)['vi']): string {
  if (cause === '') return ''
  if (cause === 'moved') return t.endWhat.moved(at.unit.name)
  return cause === 'ended' ? t.endWhat.ended(at.unit.name) : t.endWhat.over(page.belongs.length)
}

/** The days or the cell were typed wrong. */
export function DaysForm({ page, at, onDone }: Given) {
  const t = useTexts(memberFormTexts)
  const today = useToday()
  const draft = `days:${at.id}`
  const seen = useSeen(draft, page)
  const begin = { fromOn: at.fromOn, toOn: at.toOn ?? '', unit: at.unit.id }
  const change = useChange<{ fromOn: string; toOn: string | null; unit: string }>(
    page.person,
    seen,
    (body, version) =>
      api.correctAffiliation({
        params: { person: page.person, affiliation: at.id },
        body: { ...body, on: today, version },
      }),
    () => leave(draft, onDone),
  )
  const form = useForm({
    draft,
    begin,
    refused: change.error,
    onLeave: () => leave(draft, onDone),
    wrongIn: ({ fromOn, toOn, unit }) => ({
      ...wrongDay({ fromOn }, today, t),
      ...(toOn !== '' && toOn <= fromOn && { toOn: t.wrong.toBefore }),
      ...(unit === '' && { unit: t.wrong.unit }),
      ...(fromOn === begin.fromOn && toOn === begin.toOn && unit === begin.unit && { fromOn: t.wrong.unchanged }),
    }),
    onSend: ({ fromOn, toOn, unit }) => change.send({ fromOn, toOn: toOn || null, unit }),
  })
  return (
    <FormFrame
      form={form}
      title={t.days}
      what={t.daysWhat}
      busy={change.busy}
      save={change.changed ? t.saveStill : t.save}
    >
      <div className="Fields">
        <UnitPicker
          label={t.cell}
          value={form.typed.unit || undefined}
          onUnit={(unit) => form.put('unit')(unit ?? '')}
          wrong={form.said('unit')}
        />
        <DayField
          label={t.fromOn}
          value={form.typed.fromOn}
          onValue={form.put('fromOn')}
          wrong={form.said('fromOn')}
          hint={dayText(at.fromOn)}
          pick={t.pick}
          max={today}
        />
        <DayField
          label={t.toOn}
          value={form.typed.toOn}
          onValue={form.put('toOn')}
          wrong={form.said('toOn')}
          hint={t.toOnHint}
          pick={t.pick}
        />
      </div>
      <Refusal error={change.error} changed={change.changed} seen={seen} />
    </FormFrame>
  )
}
