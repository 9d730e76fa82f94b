import { useMutation, useQuery } from '@tanstack/react-query'
import { Failure } from '#browser/Failure.tsx'
import { usePreferences } from '#browser/preferences.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { signOnTexts } from '#browser/texts/sign-on.ts'
import { Button } from '#ui/Button.tsx'
import { signOnApi, signOnQuery } from './api.ts'

/** The way to the province's own sign-on; nothing where this server is connected to none. `back`: where to go on afterwards. */
export function SignOn({ back }: { back: string }) {
  const t = useTexts(signOnTexts)
  const { language } = usePreferences()
  const { data } = useQuery(signOnQuery)
  const begin = useMutation({
    mutationFn: async () => {
      const { address } = await signOnApi.beginSignOn({ body: { back } })
      location.assign(address)
    },
  })
  if (!data?.label) return null
  return (
    <>
      <Failure of={begin.error} />
      <Button disabled={begin.isPending || begin.isSuccess} onClick={() => begin.mutate()}>
        {begin.isPending || begin.isSuccess ? t.going : data.label[language]}
      </Button>
    </>
  )
}
