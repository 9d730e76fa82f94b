import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { pinTexts } from '#browser/texts/pin.ts'
import { Notice } from '#ui/Notice.tsx'
import { PinPad } from '#ui/PinPad.tsx'

interface Given {
  readonly busy: boolean
  /** Why the digits that were handed over were not taken. */
  readonly error: unknown
  readonly onPin: (pin: string) => void
  /** Of a page of its own rather than of a part of one. */
  readonly page?: boolean
}

/** Six digits of one's own, typed twice. */
export function NewPin({ busy, error, onPin, page = false }: Given) {
  const t = useTexts(pinTexts)
  const [first, setFirst] = useState<string>()
  const [differ, setDiffer] = useState(false)
  const typed = (pin: string) => {
    setDiffer(first !== undefined && first !== pin)
    setFirst(first === undefined ? pin : undefined)
    if (first === pin) onPin(pin)
  }
  const title = first === undefined ? t.choose : t.again
  return (
    <>
      {page ? <h1>{title}</h1> : <h3>{title}</h3>}
      <p>{first === undefined ? t.chooseWhat : t.againWhat}</p>
      {differ && <Notice urgent>{t.differ}</Notice>}
      {first === undefined && !differ && <Failure of={error} />}
      <PinPad
        key={first === undefined ? 'first' : 'again'}
        words={{ label: title, clear: t.clear, back: t.back, typed: t.typed }}
        busy={busy}
        onPin={typed}
      />
    </>
  )
}
