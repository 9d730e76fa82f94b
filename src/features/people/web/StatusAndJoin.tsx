import { Refusal } from './Changed.tsx'
import { useForm } from '#browser/form.ts'
import { belongingTexts } from '#browser/texts/belonging.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberFormTexts } from '#browser/texts/member-forms.ts'
import { useToday } from '#browser/today.ts'
import { DayField, Select } from '#ui/FormField.tsx'
import {
  affiliationKinds,
  causes,
  livingStatuses,
  type AffiliationKind,
  type Cause,
  type MemberPage,
} from './contract.ts'
import { wrongDay } from './days.ts'
import { FormFrame } from './FormFrame.tsx'
import { PlaceFields, wrongPlace } from './PlaceFields.tsx'
import { api } from './queries.ts'
import { leave, useChange, useSeen } from './use-change.ts'

interface Given {
  readonly page: MemberPage
  readonly onDone: () => void
}

/** From a day on recognised, exempt, suspended, or active again. */
export function StatusForm({ page, onDone }: Given) {
  const t = useTexts(memberFormTexts)
  const words = useTexts(belongingTexts)
  const today = useToday()
  const draft = `status:${page.person}`
  const seen = useSeen(draft, page)
  const change = useChange<{ on: string; status: (typeof livingStatuses)[number] }>(
    page.person,
    seen,
    (body, version) => api.changeStatus({ params: { person: page.person }, body: { ...body, version } }),
    () => leave(draft, onDone),
  )
  const form = useForm({
    draft,
    begin: { on: today, status: '' },
    refused: change.error,
    onLeave: () => leave(draft, onDone),
    wrongIn: ({ on, status }) => ({
      ...(status === '' && { status: t.wrong.choose }),
      ...wrongDay({ on }, today, t),
    }),
    onSend: ({ on, status }) => {
      const known = livingStatuses.find((s) => s === status)
      if (known) change.send({ on, status: known })
    },
  })
  return (
    <FormFrame
      form={form}
      title={t.status}
      what={t.statusWhat}
      busy={change.busy}
      save={change.changed ? t.saveStill : t.save}
    >
      <div className="Fields">
        <Select
          label={t.newStatus}
          value={form.typed.status}
          onValue={form.put('status')}
          wrong={form.said('status')}
          choose={t.choose}
          choices={livingStatuses
            .filter((s) => s !== page.status)
            .map((value) => ({ value, label: words.statuses[value] }))}
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

/** Also at another cell, in another way. */
export function JoinForm({ page, onDone }: Given) {
  const t = useTexts(memberFormTexts)
  const today = useToday()
  const draft = `join:${page.person}`
  const seen = useSeen(draft, page)
  const change = useChange<{ on: string; unit: string; kind: AffiliationKind; cause: Cause; toOn: string | null }>(
    page.person,
    seen,
    (body, version) => api.joinCell({ params: { person: page.person }, body: { ...body, version } }),
    () => leave(draft, onDone),
  )
  const hasOfficial = page.belongs.some((b) => b.kind === 'official')
  const form = useForm({
    draft,
    begin: { on: today, toOn: '', unit: '', kind: '', cause: '' },
    refused: change.error,
    onLeave: () => leave(draft, onDone),
    wrongIn: (typed) => wrongPlace(typed, today, t),
    onSend: ({ on, toOn, unit, ...typed }) => {
      const kind = affiliationKinds.find((k) => k === typed.kind)
      const cause = causes.find((c) => c === typed.cause)
      if (kind && cause) change.send({ on, unit, kind, cause, toOn: toOn || null })
    },
  })
  return (
    <FormFrame
      form={form}
      title={t.join}
      what={hasOfficial ? t.joinWhat : undefined}
      busy={change.busy}
      save={change.changed ? t.saveStill : t.save}
    >
      <PlaceFields form={form} kinds={affiliationKinds.filter((k) => k !== 'official' || !hasOfficial)} />
      <Refusal error={change.error} changed={change.changed} seen={seen} />
    </FormFrame>
  )
}
