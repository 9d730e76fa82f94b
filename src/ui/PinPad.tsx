import { useEffect, useState } from 'react'
import './pin-pad.css'

const rows = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const places = [0, 1, 2, 3, 4, 5]

export interface PinWords {
  /** What is being typed: read out before the boxes. */
  readonly label: string
  readonly clear: string
  readonly back: string
  /** How many digits stand there. */
  readonly typed: (count: number) => string
}

/** Six digits on keys of our own, large enough for any thumb; the keys of a keyboard serve too. Full, they are handed over and wiped. */
export function PinPad({ words, busy, onPin }: { words: PinWords; busy: boolean; onPin: (pin: string) => void }) {
  const [pin, setPin] = useState('')
  const type = (digit: string) => {
    if (busy) return
    const longer = pin + digit
    setPin(longer.length === 6 ? '' : longer)
    if (longer.length === 6) onPin(longer)
  }
  useEffect(() => {
    const press = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (ctrlKey || metaKey || altKey) return
      if (/^\d$/.test(key)) type(key)
      if (key === 'Backspace') setPin(pin.slice(0, -1))
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
  return (
    <div className="PinPad" role="group" aria-label={words.label}>
      <p className="PinPad-boxes" role="status" aria-label={words.typed(pin.length)}>
        {places.map((at) => (
          <span key={at} aria-hidden="true" data-filled={at < pin.length} data-next={at === pin.length} />
        ))}
      </p>
      <div className="PinPad-keys">
        {rows.map((digit) => (
          <button key={digit} type="button" onClick={() => type(digit)}>
            {digit}
          </button>
        ))}
        <button type="button" className="PinPad-word" onClick={() => setPin('')}>
          {words.clear}
        </button>
        <button type="button" onClick={() => type('0')}>
          0
        </button>
        <button type="button" className="PinPad-word" onClick={() => setPin(pin.slice(0, -1))}>
          {words.back}
        </button>
      </div>
    </div>
  )
}
