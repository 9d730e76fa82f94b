import { Popover } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useId, useState, type FormEvent } from 'react'
import { useAsOf } from '#browser/as-of.ts'
import { asOfTexts } from '#browser/texts/as-of.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { dayText } from '#browser/texts/words.ts'
import { AsOfBand } from '#ui/AsOfBand.tsx'
import { Button } from '#ui/Button.tsx'
import { DayInput } from '#ui/DayInput.tsx'
import { Icon } from '#ui/Icon.tsx'
import '#ui/menu.css'
import { useWidth } from '#ui/use-width.ts'
import './day-control.css'

/** In the header: of which day everything is shown, and a way to another one. */
export function DayControl() {
  const t = useTexts(asOfTexts)
  const [open, setOpen] = useState(false)
  const { on, today, past } = useAsOf()
  const day = on === today ? t.todayIs(dayText(today)) : dayText(on)
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className="Header-button Header-edged DayControl"
          data-past={past}
          aria-haspopup="dialog"
          onClick={() => setOpen(!open)}
        >
          <span>
            {t.label}: <b>{day}</b>
          </span>
          <Icon name="down" size="0.875rem" />
        </button>
      </Popover.Target>
      <Popover.Dropdown className="DayControl-drop" aria-label={t.label}>
        <DayForm onDone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

/** Day and, for those who need it, knowledge; told at once when there is no such day. */
export function DayForm({ onDone }: { onDone: () => void }) {
  const t = useTexts(asOfTexts)
  const { on, known, today, past } = useAsOf()
  const showDay = useShowDay()
  const [day, setDay] = useState<string | undefined>(on)
  const [knew, setKnew] = useState<string | undefined>(known)
  const [tried, setTried] = useState(false)
  const wrong = wrongDay(day, today, t)
  const wrongKnown = knew === undefined ? undefined : wrongDay(knew, today, t)
  const show = (wanted: string | undefined, knowledge: string | undefined) => {
    showDay(wanted, knowledge)
    onDone()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (wrong === undefined && wrongKnown === undefined) show(day, knew)
  }
  return (
    <form className="DayForm" onSubmit={submit} noValidate>
      <Day label={t.day} hint={t.dayHint} value={day} onDay={setDay} wrong={tried ? wrong : undefined} />
      <div className="DayForm-quick" role="group" aria-label={t.quick}>
        {quickDays(today).map((quick) => (
          <button key={quick.day} type="button" className="TextButton" onClick={() => show(quick.day, knew)}>
            {quick.name(t)}
          </button>
        ))}
      </div>
      <details open={known !== undefined}>
        <summary>{t.advanced}</summary>
        <Day label={t.known} hint={t.knownHint} value={knew} onDay={setKnew} wrong={tried ? wrongKnown : undefined} />
      </details>
      <div className="line">
        <Button type="submit" kind="act">
          {t.show}
        </Button>
        {past && (
          <Button kind="link" onClick={() => show(undefined, undefined)}>
            {t.backToToday}
          </Button>
        )}
      </div>
    </form>
  )
}

function Day({
  label,
  hint,
  value,
  onDay,
  wrong,
}: {
  label: string
  hint: string
  value: string | undefined
  onDay: (day: string | undefined) => void
  wrong: string | undefined
}) {
  const t = useTexts(asOfTexts)
  const { today } = useAsOf()
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <DayInput
        id={id}
        value={value ?? ''}
        onDay={onDay}
        pick={t.pick}
        max={today}
        invalid={wrong !== undefined}
        describedBy={`${id}-what`}
      />
      <p id={`${id}-what`} className={wrong === undefined ? 'second' : 'TextField-why'} aria-live="polite">
        {wrong ?? hint}
      </p>
    </div>
  )
}

type Words = (typeof asOfTexts)['vi']

function wrongDay(day: string | undefined, today: string, t: Words): string | undefined {
  if (day === undefined) return t.noDay
  if (day > today) return t.future
  return day < '1930' ? t.farBack : undefined
}

function quickDays(today: string): readonly { day: string; name: (t: Words) => string }[] {
  const year = Number(today.slice(0, 4))
  const ago = `${year - 1}${today.slice(4) === '-02-29' ? '-02-28' : today.slice(4)}`
  return [
    { day: `${year}-01-01`, name: (t) => t.yearBegin(String(year)) },
    { day: ago, name: (t) => t.yearAgo },
    { day: '2025-06-30', name: (t) => t.beforeReform },
  ]
}

/** The day goes into the address of this very page; a page of rows of another day begins anew. */
function useShowDay() {
  const go = useNavigate()
  const { today } = useAsOf()
  return (on: string | undefined, known: string | undefined) =>
    void go({
      to: '.',
      search: (before) => ({
        ...before,
        on: on === today ? undefined : on,
        known: known === today ? undefined : known,
        cursor: undefined,
        at: undefined,
        do: undefined,
        of: undefined,
      }),
    })
}

/** The sign that this is not today, always in sight. */
export function Band() {
  const t = useTexts(asOfTexts)
  const { on, known, today } = useAsOf()
  const phone = useWidth() === 'phone'
  const show = useShowDay()
  const back = (
    <Button className="no-print" onClick={() => show(undefined, undefined)}>
      {t.backToToday}
    </Button>
  )
  if (on > today)
    return (
      <AsOfBand title={t.ahead(dayText(on))} back={back}>
        {t.aheadWhat}
      </AsOfBand>
    )
  if (on === today && known !== undefined)
    return (
      <AsOfBand title={t.asKnown(dayText(known))} back={back}>
        {phone ? t.short : t.asKnownWhat}
      </AsOfBand>
    )
  return (
    <AsOfBand title={t.past(dayText(on))} back={back}>
      {phone ? t.short : t.what}
      {known !== undefined && t.stillAsKnown(dayText(known))}
    </AsOfBand>
  )
}
