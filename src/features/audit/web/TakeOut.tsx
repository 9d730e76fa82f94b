import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Failure } from '#browser/Failure.tsx'
import { saveFile } from '#browser/save-file.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { keyTexts } from '#browser/texts/trail-keys.ts'
import { trailTexts } from '#browser/texts/trail.ts'
import { dayText } from '#browser/texts/words.ts'
import { NotSigned } from './KeyCard.tsx'
import { api, headsKey } from './queries.ts'
import { type Compared, compareAndRemember } from './remembered.ts'
import { signHead } from './signing.ts'

/** Takes the head of a day along as a file, and says whether it follows on the one this device kept last. */
export function TakeFile({ day }: { day: string }) {
  const t = useTexts(trailTexts)
  const queries = useQueryClient()
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: async () => {
      const { name, file } = await api.takeHead({ params: { day } })
      saveFile({ name, blob: new Blob([file], { type: 'application/json' }) })
      return compareAndRemember(file)
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: headsKey }),
  })
  return (
    <>
      <button
        type="button"
        className="TextButton no-print"
        aria-label={t.takeOf(dayText(day))}
        disabled={isPending}
        onClick={() => mutate()}
      >
        {t.take}
      </button>
      <div role="status">{data && <Follows of={data} />}</div>
      <Failure of={error} />
    </>
  )
}

function Follows({ of }: { of: Compared }) {
  const t = useTexts(keyTexts)
  if (of.says === 'fits') return <p className="second">{t.fits(dayText(of.day))}</p>
  if (of.says === 'other') return <p className="TrailOther">{t.fitsNot(dayText(of.day))}</p>
  return of.says === 'first' ? <p className="second">{t.first}</p> : null
}

/** Has the head of a day signed by one's own key. */
export function SignHead({ day }: { day: string }) {
  const t = useTexts(keyTexts)
  const queries = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => signHead(day),
    onSuccess: () => queries.invalidateQueries({ queryKey: headsKey }),
  })
  return (
    <>
      <button
        type="button"
        className="TextButton no-print"
        aria-label={t.signOf(dayText(day))}
        disabled={isPending}
        onClick={() => mutate()}
      >
        {t.sign}
      </button>
      <NotSigned of={error} />
    </>
  )
}
