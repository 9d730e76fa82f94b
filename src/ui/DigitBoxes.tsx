import { useId } from 'react'
import './digit-boxes.css'
import './text-field.css'

const places = [0, 1, 2, 3, 4, 5]

/** Six digits, each in a box of its own, three and three; one field underneath takes the typing and what is pasted. */
export function DigitBoxes({
  label,
  value,
  wrong,
  hint,
  onValue,
}: {
  label: string
  value: string
  wrong?: string | undefined
  hint?: string
  onValue: (value: string) => void
}) {
  const id = useId()
  const said = wrong ?? hint
  return (
    <div className="TextField">
      <label htmlFor={id}>{label}</label>
      <span className="DigitBoxes">
        <input
          id={id}
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="\d*"
          maxLength={7}
          aria-invalid={wrong === undefined ? undefined : true}
          aria-describedby={said === undefined ? undefined : `${id}-said`}
          value={value}
          onChange={(event) => onValue(event.target.value.replaceAll(/\D/g, '').slice(0, 6))}
        />
        {places.map((at) => (
          <span key={at} aria-hidden="true" data-next={at === Math.min(value.length, 5)}>
            {value[at]}
          </span>
        ))}
      </span>
      {said !== undefined && (
        <p id={`${id}-said`} className={wrong === undefined ? 'second' : 'TextField-why'}>
          {said}
        </p>
      )}
    </div>
  )
}
