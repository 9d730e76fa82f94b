import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { InOf } from '#kernel/contract.ts'
import { Failure } from '#browser/Failure.tsx'
import { keptDraft } from '#browser/draft.ts'
import { useForm } from '#browser/form.ts'
import { belongingTexts } from '#browser/texts/belonging.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberFormTexts } from '#browser/texts/member-forms.ts'
import { memberTexts } from '#browser/texts/member.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { useTitle } from '#browser/title.ts'
import { useToday } from '#browser/today.ts'
import { Crumbs } from '#ui/Crumbs.tsx'
import { Select } from '#ui/FormField.tsx'
import { useWidth } from '#ui/use-width.ts'
import { affiliationKinds, causes, livingStatuses, type memberRoutes } from './contract.ts'
import { FormFrame } from './FormFrame.tsx'
import { lastList } from './last-list.ts'
import { PlaceFields, type PlaceField, wrongPlace } from './PlaceFields.tsx'
import { api, refreshMembers } from './queries.ts'
import { RecordFields } from './RecordFields.tsx'
import { type RecordField, sentOf, typedOf, wrongInRecord, wrongNumber } from './record-fields.ts'
import './member.css'

type Field = RecordField | PlaceField | 'number' | 'status'
const draft = 'enter'
const route = getRouteApi('/in/members/new')

/** Somebody new: who, and where they belong from which day. */
export function NewMemberPage() {
  const t = useTexts(memberFormTexts)
  const words = useTexts(belongingTexts)
  const member = useTexts(memberTexts)
  const shell = useTexts(shellTexts)
  useTitle(t.enter)
  const phone = useWidth() === 'phone'
  const today = useToday()
  const { unit } = route.useSearch()
  const client = useQueryClient()
  const go = useNavigate()
  const [kept] = useState(() => keptDraft(draft) !== null)
  const enter = useMutation({
    mutationFn: (body: InOf<typeof memberRoutes.enterMember>['body']) => api.enterMember({ body }),
    onSuccess: async ({ person }) => {
      form.leave()
      await refreshMembers(client)
      await go({ to: '/members/$person', params: { person }, replace: true })
    },
  })
  const leave = () => void go({ to: '/members', search: lastList({}) })
  const form = useForm<Field>({
    draft,
    begin: {
      ...typedOf(undefined),
      number: '',
      status: '',
      on: today,
      toOn: '',
      unit: unit ?? '',
      kind: 'official',
      cause: '',
    },
    unkept: ['number'],
    refused: enter.error,
    onLeave: () => undefined,
    wrongIn: (typed) => {
      const number = wrongNumber(typed.number, t)
      return {
        ...wrongInRecord(typed, today, t),
        ...(number !== undefined && { number }),
        ...wrongPlace(typed, today, t),
        ...(typed.status === '' && { status: t.wrong.choose }),
      }
    },
    onSend: (typed) => {
      const kind = affiliationKinds.find((k) => k === typed.kind)
      const cause = causes.find((c) => c === typed.cause)
      const status = livingStatuses.find((s) => s === typed.status)
      if (!kind || !cause || !status) return
      const place = { on: typed.on, unit: typed.unit, toOn: typed.toOn || null, kind, cause, status }
      enter.mutate({ ...place, fields: sentOf(typed), number: typed.number.trim() || null })
    },
  })
  return (
    <div className="Page">
      {!phone && (
        <Crumbs label={shell.crumbs}>
          <Link to="/members" search={lastList({})}>
            {member.list}
          </Link>
          <span>{t.enter}</span>
        </Crumbs>
      )}
      <h1>{t.enter}</h1>
      <FormFrame
        form={{
          submit: form.submit,
          leave: () => {
            form.leave()
            leave()
          },
        }}
        title={t.who}
        what={t.enterWhat}
        kept={kept}
        busy={enter.isPending}
        save={t.save}
      >
        <RecordFields form={form} numberHint={t.numberHint} />
        <h2>{t.belongs}</h2>
        <PlaceFields form={form} kinds={affiliationKinds} />
        <div className="Fields">
          <Select
            label={words.fields.status}
            value={form.typed.status}
            onValue={form.put('status')}
            wrong={form.said('status')}
            choose={t.choose}
            choices={livingStatuses.map((value) => ({ value, label: words.statuses[value] }))}
          />
        </div>
        <Failure of={enter.error} />
      </FormFrame>
    </div>
  )
}
