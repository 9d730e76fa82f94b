import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { pinTexts } from '#browser/texts/pin.ts'
import { Notice } from '#ui/Notice.tsx'
import { PinPad } from '#ui/PinPad.tsx'
import { layerApi } from './api.ts'

/** Six digits of one's own, typed twice; then this device is bound and one is in. */
export function ChoosePin({ code, onDone }: { code: string; onDone: () => Promise<void> }) {
  const t = useTexts(pinTexts)
  const [first, setFirst] = useState<string>()
  const [differ, setDiffer] = useState(false)
  const bind = useMutation({
    mutationFn: async (pin: string) => {
      await layerApi.activateByPin({ body: { code, pin } })
      await onDone()
    },
    onError: () => setFirst(undefined),
  })
  const typed = (pin: string) => {
    setDiffer(first !== undefined && first !== pin)
    if (first === pin) bind.mutate(pin)
    else setFirst(first === undefined ? pin : undefined)
  }
  const words = { clear: t.clear, back: t.back, typed: t.typed }
  return (
    <div className="PinEntry">
      <p className="second">{t.step(3)}</p>
      <h1>{first === undefined ? t.choose : t.again}</h1>
      <p>{first === undefined ? t.chooseWhat : t.againWhat}</p>
      {differ && <Notice urgent>{t.differ}</Notice>}
      <Failure of={bind.error} />
      <PinPad
        key={first === undefined ? 'first' : 'again'}
        words={{ ...words, label: first === undefined ? t.choose : t.again }}
        busy={bind.isPending}
        onPin={typed}
      />
    </div>
  )
}
