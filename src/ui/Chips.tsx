import type { ReactNode } from 'react'
import './chips.css'

export interface Choice<V extends string> {
  readonly value: V
  readonly label: ReactNode
}

/** Filters of one list, one of them chosen: bold and edged, not by colour alone. On the phone they scroll sideways. */
export function Chips<V extends string>({
  label,
  choices,
  chosen,
  onChoose,
  children,
}: {
  label: string
  choices: readonly Choice<V>[]
  chosen: V
  onChoose: (value: V) => void
  children?: ReactNode
}) {
  return (
    <div className="Chips" role="group" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          className="Chip"
          aria-pressed={choice.value === chosen}
          onClick={() => onChoose(choice.value)}
        >
          {choice.label}
        </button>
      ))}
      {children}
    </div>
  )
}

/** A few words side by side, one of them underlined: language, ground, density. */
export function Either<V extends string>({
  label,
  choices,
  chosen,
  onChoose,
}: {
  label: string
  choices: readonly (Choice<V> & { readonly name?: string; readonly lang?: string })[]
  chosen: V
  onChoose: (value: V) => void
}) {
  return (
    <div className="Either" role="group" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === chosen}
          aria-label={choice.name}
          lang={choice.lang}
          onClick={() => onChoose(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  )
}
