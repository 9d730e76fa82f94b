import { useId, type ReactNode } from 'react'
import { DayInput } from './DayInput.tsx'
import './text-field.css'

/** What ties a field to its name and to what is said about it. */
export interface About {
  readonly id: string
  readonly 'aria-invalid': boolean | undefined
  readonly 'aria-describedby': string | undefined
}

/** A field with its name above and, under it, what is wrong or a hint. */
export function FormField({
  label,
  wrong,
  hint,
  children,
}: {
  label: ReactNode
  wrong?: string | undefined
  hint?: ReactNode
  children: (about: About) => ReactNode
}) {
  const id = useId()
  const said = wrong ?? hint
  return (
    <div className="TextField">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-invalid': wrong === undefined ? undefined : true,
        'aria-describedby': said === undefined ? undefined : `${id}-said`,
      })}
      {said !== undefined && (
        <p id={`${id}-said`} className={wrong === undefined ? 'second' : 'TextField-why'}>
          {said}
        </p>
      )}
    </div>
  )
}

interface Given {
  readonly label: ReactNode
  readonly value: string
  readonly onValue: (value: string) => void
  readonly wrong?: string | undefined
  readonly hint?: ReactNode
}

export function TextInput({
  label,
  value,
  onValue,
  wrong,
  hint,
  digits = false,
  maxLength,
}: Given & { digits?: boolean; maxLength?: number }) {
  return (
    <FormField label={label} wrong={wrong} hint={hint}>
      {(about) => (
        <input
          {...about}
          className={digits ? 'Field digits' : 'Field'}
          inputMode={digits ? 'numeric' : undefined}
          autoComplete="off"
          maxLength={maxLength}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </FormField>
  )
}

/** A few sentences, in the words of whoever types them. */
export function LongText({ label, value, onValue, wrong, hint, maxLength }: Given & { maxLength: number }) {
  return (
    <FormField label={label} wrong={wrong} hint={hint}>
      {(about) => (
        <textarea
          {...about}
          className="Field Field-long"
          rows={4}
          maxLength={maxLength}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </FormField>
  )
}

/** One of a closed list. `choose`: what stands there while nothing is chosen; left out where something always is. */
export function Select({
  label,
  value,
  onValue,
  wrong,
  hint,
  choose,
  choices,
}: Given & { choose?: string; choices: readonly { readonly value: string; readonly label: string }[] }) {
  return (
    <FormField label={label} wrong={wrong} hint={hint}>
      {(about) => (
        <select {...about} className="Field" value={value} onChange={(event) => onValue(event.target.value)}>
          {choose !== undefined && <option value="">{choose}</option>}
          {choices.map((c) => (
            <option key={c.value} value={c.value}>
              {c.label}
            </option>
          ))}
        </select>
      )}
    </FormField>
  )
}

/** A day; `''` while what is typed is none. */
export function DayField({ label, value, onValue, wrong, hint, pick, max }: Given & { pick: string; max?: string }) {
  return (
    <FormField label={label} wrong={wrong} hint={hint}>
      {(about) => (
        <DayInput
          id={about.id}
          describedBy={about['aria-describedby']}
          invalid={about['aria-invalid'] === true}
          pick={pick}
          value={value}
          onDay={(day) => onValue(day ?? '')}
          {...(max !== undefined && { max })}
        />
      )}
    </FormField>
  )
}

/** A few things of which any number may be chosen. */
export function Checks<V extends string>({
  label,
  choices,
  chosen,
  onChange,
}: {
  label: ReactNode
  choices: readonly { readonly value: V; readonly label: ReactNode }[]
  chosen: readonly V[]
  onChange: (chosen: readonly V[]) => void
}) {
  return (
    <fieldset className="Checks">
      <legend>{label}</legend>
      {choices.map((c) => (
        <label key={c.value}>
          <input
            type="checkbox"
            checked={chosen.includes(c.value)}
            onChange={(event) =>
              onChange(
                choices.map((x) => x.value).filter((v) => (v === c.value ? event.target.checked : chosen.includes(v))),
              )
            }
          />
          {c.label}
        </label>
      ))}
    </fieldset>
  )
}

/** One of a few things, all in sight. */
export function Radios<V extends string>({
  label,
  choices,
  chosen,
  onChoose,
}: {
  label: ReactNode
  choices: readonly { readonly value: V; readonly label: ReactNode }[]
  chosen: V | undefined
  onChoose: (value: V) => void
}) {
  const name = useId()
  return (
    <fieldset className="Checks">
      <legend>{label}</legend>
      {choices.map((c) => (
        <label key={c.value}>
          <input type="radio" name={name} checked={chosen === c.value} onChange={() => onChoose(c.value)} />
          {c.label}
        </label>
      ))}
    </fieldset>
  )
}
