import { useMutation } from '@tanstack/react-query'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { pinTexts } from '#browser/texts/pin.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PinPad } from '#ui/PinPad.tsx'
import { layerApi } from './api.ts'

/** The way in on a bound telephone: six digits, and nothing else. `inPlace`: over a page that stays open. */
export function PinEntry({
  name,
  inPlace = false,
  onDone,
  onOther,
}: {
  name: string
  inPlace?: boolean
  onDone: () => Promise<void>
  onOther?: () => void
}) {
  const t = useTexts(pinTexts)
  const given = name.split(' ').at(-1) ?? name
  const enter = useMutation({
    mutationFn: async (pin: string) => {
      await layerApi.enterByPin({ body: { pin } })
      await onDone()
    },
  })
  return (
    <div className="PinEntry">
      {inPlace ? <h2>{t.hello(given)}</h2> : <h1>{t.hello(given)}</h1>}
      <p>{t.type}</p>
      <Failure of={enter.error} />
      <PinPad
        words={{ label: t.type, clear: t.clear, back: t.back, typed: t.typed }}
        busy={enter.isPending}
        onPin={(pin) => enter.mutate(pin)}
      />
      <Notice>{t.forgot}</Notice>
      {onOther && (
        <Button kind="link" onClick={onOther}>
          {t.notMe(given)}
        </Button>
      )}
    </div>
  )
}
