import { useMutation } from '@tanstack/react-query'
import { useTexts } from '#browser/texts/dictionary.ts'
import { pinTexts } from '#browser/texts/pin.ts'
import { layerApi } from './api.ts'
import { NewPin } from './NewPin.tsx'

/** The last step of a slip: six digits of one's own; then this device is bound and one is in. */
export function ChoosePin({ code, onDone }: { code: string; onDone: () => Promise<void> }) {
  const t = useTexts(pinTexts)
  const bind = useMutation({
    mutationFn: async (pin: string) => {
      await layerApi.activateByPin({ body: { code, pin } })
      await onDone()
    },
  })
  return (
    <div className="PinEntry">
      <p className="second">{t.step(3)}</p>
      <NewPin page busy={bind.isPending} error={bind.error} onPin={(pin) => bind.mutate(pin)} />
    </div>
  )
}
