import { useState } from 'react'
import type { InOf } from '#kernel/contract.ts'
import { Failure } from '#browser/Failure.tsx'
import { keptDraft } from '#browser/draft.ts'
import { type Typed, useForm } from '#browser/form.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberFormTexts } from '#browser/texts/member-forms.ts'
import { useToday } from '#browser/today.ts'
import { type Choice, conflicts, FieldChoices } from './Changed.tsx'
import type { MemberPage, memberRoutes } from './contract.ts'
import { FormFrame } from './FormFrame.tsx'
import { RecordFields } from './RecordFields.tsx'
import {
  type RecordField,
  recordFields,
  sentOf,
  type Shown,
  shownIn,
  typedOf,
  wrongInRecord,
  wrongNumber,
} from './record-fields.ts'
import { api } from './queries.ts'
import { leave, useChange, useSeen } from './use-change.ts'

type Field = RecordField | 'number'
type Choices = Readonly<Partial<Record<RecordField, Choice>>>
type Body = Omit<InOf<typeof memberRoutes.correctMember>['body'], 'on' | 'version'>

/** What is known of somebody, made right. Only what one changed oneself is sent. */
export function CorrectForm({ page, onDone }: { page: MemberPage; onDone: () => void }) {
  const t = useTexts(memberFormTexts)
  const today = useToday()
  const draft = `correct:${page.person}`
  const [kept] = useState(() => keptDraft(draft) !== null)
  const seen = useSeen(draft, page)
  const [chosen, setChosen] = useState<Choices>({})
  const change = useChange<Body>(
    page.person,
    seen,
    (body, version) => api.correctMember({ params: { person: page.person }, body: { ...body, on: today, version } }),
    () => leave(draft, onDone),
  )
  const form = useForm<Field>({
    draft,
    begin: { ...typedOf(seen.record), number: '' },
    unkept: ['number'],
    refused: change.error,
    onLeave: () => leave(draft, onDone),
    wrongIn: (typed) => {
      const number = wrongNumber(typed.number, t)
      const nothing = typed.number.trim() === '' && changedIn(typed, seen.record).length === 0
      return {
        ...wrongInRecord(typed, today, t),
        ...(number !== undefined && { number }),
        ...(nothing && { name: t.wrong.unchanged }),
      }
    },
    onSend: (typed) => {
      const open = change.changed ? conflicts(seen.record, change.changed.record, typed) : []
      if (open.every((field) => chosen[field] !== undefined)) change.send(bodyOf(typed, seen.record, chosen))
    },
  })
  return (
    <FormFrame
      form={form}
      title={t.correct}
      what={t.correctWhat}
      kept={kept}
      busy={change.busy}
      save={change.changed ? t.saveChosen : t.save}
    >
      <RecordFields form={form} numberHint={page.hasNumber ? t.numberKeep : t.numberHint} />
      {change.changed ? (
        <FieldChoices
          seen={seen}
          changed={change.changed}
          mine={form.typed}
          chosen={chosen}
          onChoose={(field, choice) => setChosen({ ...chosen, [field]: choice })}
        />
      ) : (
        <Failure of={change.error} />
      )}
    </FormFrame>
  )
}

function changedIn(typed: Typed<Field>, seen: Shown): RecordField[] {
  return recordFields.filter((field) => typed[field].trim() !== shownIn(field, seen))
}

/** What one changed oneself, but not where the other's was chosen to stay. */
function bodyOf(typed: Typed<Field>, seen: Shown, chosen: Choices): Body {
  const sent = sentOf(typed)
  const mine = changedIn(typed, seen).filter((field) => chosen[field] !== 'theirs')
  const fields: Body['fields'] = Object.fromEntries(mine.map((field) => [field, sent[field]]))
  const number = typed.number.trim()
  return number === '' ? { fields } : { fields, number }
}
