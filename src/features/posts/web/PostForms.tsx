import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { unitFormTexts } from '#browser/texts/unit-forms.ts'
import { dayText } from '#browser/texts/words.ts'
import { ChangeFrame, useDeciding } from '#features/units/web/index.ts'
import { Failure } from '#browser/Failure.tsx'
import { Confirm } from '#ui/Confirm.tsx'
import { Radios, Select, TextInput } from '#ui/FormField.tsx'
import type { PostView } from '../posts.contract.ts'
import { type Title, titleBook, titles as all } from '../titles.ts'
import { HolderPicker, holderOf } from './HolderPicker.tsx'
import { api } from './queries.ts'

/** From a day on somebody holds a post here: a member, or where the post allows it somebody of whom only the name is kept. */
export function TakeForm({ unit, titles, onDone }: { unit: string; titles: readonly Title[]; onDone: () => void }) {
  const t = useTexts(unitFormTexts)
  const language = useLanguage()
  const { form, ...state } = useDeciding({
    draft: `take:${unit}`,
    begin: { title: '', who: 'member', holder: '', outsider: '' },
    wrongIn: (typed, day) => ({
      ...day,
      ...(typed.title === '' && { title: t.wrong.title }),
      ...(isMember(typed) && typed.holder === '' && { holder: t.wrong.holder }),
      ...(!isMember(typed) && typed.outsider.trim() === '' && { outsider: t.wrong.outsider }),
    }),
    send: async (typed, decided) => {
      const title = titles.find((one) => one === typed.title)
      if (title === undefined) return undefined
      const holder = isMember(typed) ? { person: holderOf(typed.holder).person } : { outsider: typed.outsider }
      return api.takePost({ params: { id: unit }, body: { ...decided, ...holder, title } })
    },
    onDone,
  })
  const membersOnly = isMembersOnly(form.typed.title)
  return (
    <ChangeFrame inside form={form} title={t.take} save={t.takeDo} on={t.from} {...state}>
      <Select
        label={t.title}
        value={form.typed.title}
        onValue={form.put('title')}
        wrong={form.said('title')}
        choose={t.choose}
        hint={membersOnly ? t.membersOnly : undefined}
        choices={titles.map((value) => ({ value, label: titleBook[value].words[language] }))}
      />
      {!membersOnly && (
        <Radios
          label={t.who}
          chosen={form.typed.who}
          onChoose={form.put('who')}
          choices={[
            { value: 'member', label: t.member },
            { value: 'outsider', label: t.notMember },
          ]}
        />
      )}
      {isMember(form.typed) ? (
        <HolderPicker value={form.typed.holder} wrong={form.said('holder')} onValue={form.put('holder')} />
      ) : (
        <TextInput
          label={t.outsiderName}
          value={form.typed.outsider}
          onValue={form.put('outsider')}
          wrong={form.said('outsider')}
          hint={t.outsiderHint}
          maxLength={200}
        />
      )}
    </ChangeFrame>
  )
}

function isMembersOnly(title: string): boolean {
  const known = all.find((one) => one === title)
  return known !== undefined && titleBook[known].membersOnly
}

function isMember({ title, who }: { readonly title: string; readonly who: string }): boolean {
  return who === 'member' || isMembersOnly(title)
}

export function LeaveForm({ post, onDone }: { post: PostView; onDone: () => void }) {
  const t = useTexts(unitFormTexts)
  const language = useLanguage()
  const { form, ...state } = useDeciding({
    draft: `leave:${post.id}`,
    begin: {},
    wrongIn: ({ on }, day) => ({
      ...day,
      ...(on !== '' && on <= post.fromOn && { on: t.wrong.before(dayText(post.fromOn)) }),
    }),
    send: (_typed, decided) => api.leavePost({ params: { id: post.id }, body: decided }),
    onDone,
  })
  return (
    <ChangeFrame
      inside
      form={form}
      title={t.leaveTitle(post.name, titleBook[post.title].words[language])}
      save={t.takeDo}
      on={t.leaveOn}
      {...state}
    />
  )
}

/** It was entered by mistake. */
export function Withdraw({ post, onDone }: { post: PostView; onDone: () => void }) {
  const t = useTexts(unitFormTexts)
  const language = useLanguage()
  const client = useQueryClient()
  const withdraw = useMutation({
    mutationFn: () => api.withdrawPost({ params: { id: post.id } }),
    onSuccess: async () => {
      onDone()
      await client.invalidateQueries({ queryKey: ['posts'] })
    },
  })
  return (
    <Confirm
      title={t.withdrawTitle}
      yes={t.withdrawDo}
      no={t.no}
      busy={withdraw.isPending}
      onYes={() => withdraw.mutate()}
      onNo={onDone}
    >
      <p>{t.withdrawWhat(post.name, titleBook[post.title].words[language])}</p>
      <Failure of={withdraw.error} />
    </Confirm>
  )
}
