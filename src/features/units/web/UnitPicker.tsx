import { useQuery } from '@tanstack/react-query'
import { useId, useState, type KeyboardEvent } from 'react'
import { useAsOf } from '#browser/as-of.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { unitTexts } from '#browser/texts/units.ts'
import { searchQuery, unitQuery } from './queries.ts'
import './unit-picker.css'

const shown = 8

interface Given {
  readonly label: string
  readonly value: string | undefined
  readonly onUnit: (unit: string | undefined) => void
  readonly wrong?: string | undefined
  readonly hint?: string
}

/** What is typed, what it finds, and which of them the keyboard stands on. */
function usePicking({ value, onUnit }: Given) {
  const { query } = useAsOf()
  const [typed, setTyped] = useState<string>()
  const [at, setAt] = useState(0)
  const name = useNameOf(value)
  const sought = typed?.trim() ?? ''
  const found = useQuery({ ...searchQuery(sought, query, shown), enabled: sought !== '' })
  const units = sought === '' ? [] : (found.data?.units ?? [])
  const take = (unit: string | undefined) => {
    setTyped(undefined)
    setAt(0)
    onUnit(unit)
  }
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => setAt(Math.min(at + 1, units.length - 1)),
    ArrowUp: () => setAt(Math.max(at - 1, 0)),
    Enter: () => take(units[at]?.id ?? value),
    Escape: () => setTyped(undefined),
  }
  return {
    text: typed ?? name,
    units,
    at,
    take,
    none: sought !== '' && found.data?.total === 0,
    type: (text: string) => {
      setTyped(text)
      setAt(0)
      if (text === '') onUnit(undefined)
    },
    stop: () => setTyped(undefined),
    press: (event: KeyboardEvent) => {
      const does = keys[event.key]
      if (typed === undefined || !does) return
      event.preventDefault()
      event.stopPropagation()
      does()
    },
  }
}

function useNameOf(unit: string | undefined): string {
  const { query } = useAsOf()
  const { data } = useQuery({ ...unitQuery(unit ?? '', query), enabled: unit !== undefined })
  return unit === undefined ? '' : (data?.unit.name ?? '')
}

type Picking = ReturnType<typeof usePicking>

/**
 * A unit within reach, found by words of its name with or without marks. What is chosen stands there by name until another is
 * typed. `wrong` is said under it.
 */
export function UnitPicker(given: Given) {
  const { label, wrong, hint } = given
  const t = useTexts(unitTexts)
  const id = useId()
  const pick = usePicking(given)
  const open = pick.units.length > 0
  return (
    <div className="TextField UnitPicker" onBlur={(event) => leaves(event) && pick.stop()}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="Field"
        role="combobox"
        autoComplete="off"
        aria-expanded={open}
        aria-controls={open ? `${id}-list` : undefined}
        aria-activedescendant={open ? `${id}-${pick.at}` : undefined}
        aria-invalid={wrong === undefined ? undefined : true}
        aria-describedby={`${id}-said`}
        value={pick.text}
        onChange={(event) => pick.type(event.target.value)}
        onKeyDown={pick.press}
      />
      {open && <Found id={id} label={label} pick={pick} />}
      <p id={`${id}-said`} className={wrong === undefined ? 'second' : 'TextField-why'} aria-live="polite">
        {wrong ?? (pick.none ? t.pickNone : (hint ?? t.pickHint))}
      </p>
    </div>
  )
}

function Found({ id, label, pick }: { id: string; label: string; pick: Picking }) {
  return (
    <ul id={`${id}-list`} role="listbox" aria-label={label} className="UnitPicker-list">
      {pick.units.map((unit, i) => (
        <li
          key={unit.id}
          id={`${id}-${i}`}
          role="option"
          aria-selected={i === pick.at}
          onPointerDown={(event) => {
            event.preventDefault()
            pick.take(unit.id)
          }}
        >
          {unit.name}
          {(unit.above ?? unit.also) !== null && (
            <span className="second">{[unit.above, unit.also].filter(Boolean).join(' · ')}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

function leaves({ currentTarget, relatedTarget }: { currentTarget: Element; relatedTarget: Element | null }): boolean {
  return !currentTarget.contains(relatedTarget)
}
