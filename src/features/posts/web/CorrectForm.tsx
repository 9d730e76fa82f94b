import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { unitFormTexts } from '#browser/texts/unit-forms.ts'
import { dayText } from '#browser/texts/words.ts'
import { useToday } from '#browser/today.ts'
import { ChangeFrame, useDeciding } from '#features/units/web/index.ts'
import { DayField, Select } from '#ui/FormField.tsx'
import type { PostView } from '../posts.contract.ts'
import { type Title, titleBook } from '../titles.ts'
import { api } from './queries.ts'

/** What was entered of a post was wrong: its title, its days or its decision. Who holds it stays; another holder is another post. */
export function CorrectForm({
  post,
  titles,
  onDone,
}: {
  post: PostView
  titles: readonly Title[]
  onDone: () => void
}) {
  const t = useTexts(unitFormTexts)
  const language = useLanguage()
  const today = useToday()
  const fitting = titles.filter((title) => !post.outsider || !titleBook[title].membersOnly)
  const entered = { on: post.fromOn, decision: post.decision ?? '' }
  const begin = { title: post.title, toOn: post.toOn ?? '' }
  const { form, ...state } = useDeciding({
    draft: `correct:${post.id}`,
    begin,
    entered,
    wrongIn: (typed, day) => ({
      ...day,
      ...(typed.toOn > today && { toOn: t.wrong.future }),
      ...(typed.toOn !== '' && typed.toOn <= typed.on && { toOn: t.wrong.before(dayText(typed.on)) }),
    }),
    send: async (typed, { on, ...decision }) => {
      const title = fitting.find((one) => one === typed.title)
      if (title === undefined) return undefined
      const holder = post.outsider ? { outsider: post.name } : { person: post.person }
      const days = { fromOn: on, toOn: typed.toOn === '' ? null : typed.toOn }
      return api.correctPost({ params: { id: post.id }, body: { ...holder, ...days, ...decision, title } })
    },
    onDone,
  })
  return (
    <ChangeFrame
      inside
      form={form}
      title={t.correctTitle(post.name, titleBook[post.title].words[language])}
      what={t.correctWhat}
      save={t.correctDo}
      on={t.from}
      {...state}
    >
      <Select
        label={t.title}
        value={form.typed.title}
        onValue={form.put('title')}
        wrong={form.said('title')}
        choices={fitting.map((value) => ({ value, label: titleBook[value].words[language] }))}
      />
      <DayField
        label={t.leaveOn}
        value={form.typed.toOn}
        onValue={form.put('toOn')}
        wrong={form.said('toOn')}
        hint={t.stillHeld}
        pick={t.pick}
        max={today}
      />
    </ChangeFrame>
  )
}
