import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { trailTexts } from '#browser/texts/trail.ts'
import { dayText } from '#browser/texts/words.ts'
import { useToday } from '#browser/today.ts'
import { Button } from '#ui/Button.tsx'
import { DayInput } from '#ui/DayInput.tsx'
import { TextField } from '#ui/TextField.tsx'
import { typed } from '../shown.ts'
import type { DayHead } from '../trail.contract.ts'
import { CompareFile } from './CompareFile.tsx'
import { Mark } from './Marks.tsx'
import { api, headsKey } from './queries.ts'

/** Characters from a paper beside those of the day; whoever sits above may confirm them. */
export function CompareHead({ heads, countersigns }: { heads: readonly DayHead[]; countersigns: boolean }) {
  const t = useTexts(trailTexts)
  const today = useToday()
  const [day, setDay] = useState(heads[0]?.onDay ?? '')
  const [text, setText] = useState('')
  const [asked, setAsked] = useState(false)
  const head = heads.find((h) => h.onDay === day)
  const agrees = head !== undefined && head.shown === typed(text)
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
      }}
    >
      <h2>{t.compare}</h2>
      <p className="second">{t.compareLead}</p>
      <span className="TrailDay">
        <label htmlFor="head-day">{t.compareDay}</label>
        <DayInput
          id="head-day"
          value={day}
          pick={`${t.pick}: ${t.compareDay}`}
          max={today}
          onDay={(chosen) => {
            setAsked(false)
            setDay(chosen ?? '')
          }}
        />
      </span>
      <TextField
        label={t.characters}
        value={text}
        maxLength={20}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setAsked(false)
          setText(event.target.value)
        }}
      />
      <Button type="submit">{t.compareDo}</Button>
      <div role="status">{asked && <Answer day={day} known={head !== undefined} agrees={agrees} />}</div>
      {asked && agrees && countersigns && <Countersign day={day} shown={typed(text)} />}
      <CompareFile />
    </form>
  )
}

function Answer({ day, known, agrees }: { day: string; known: boolean; agrees: boolean }) {
  const t = useTexts(trailTexts)
  if (!known) return day === '' ? t.dayMissing : t.compareNone
  return (
    <p className="TrailWhat">
      <Mark of={agrees ? 'outside' : 'differs'} />
      <span>{agrees ? t.compareSame(dayText(day)) : t.compareOther(dayText(day))}</span>
    </p>
  )
}

function Countersign({ day, shown }: { day: string; shown: string }) {
  const t = useTexts(trailTexts)
  const queries = useQueryClient()
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: () => api.countersignHead({ params: { day }, body: { shown } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: headsKey }),
  })
  if (isSuccess) return <p>{t.countersigned}</p>
  return (
    <>
      <Button disabled={isPending} onClick={() => mutate()}>
        {t.countersign}
      </Button>
      <Failure of={error} />
    </>
  )
}
