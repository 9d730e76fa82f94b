import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { meQuery } from '#features/accounts/web/session.ts'
import { SignInPage } from '#features/accounts/web/SignInPage.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { signInTexts } from '#browser/texts/sign-in.ts'
import { useTitle } from '#browser/title.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { Brand, Shell } from '#ui/shell/Shell.tsx'
import { useWidth } from '#ui/use-width.ts'
import { Languages, OtherLanguage, TypeSizes } from './View.tsx'

const route = getRouteApi('/sign-in')

export function SignIn() {
  const t = useTexts(shellTexts)
  useTitle(useTexts(signInTexts).title)
  const phone = useWidth() === 'phone'
  const { back, expired } = route.useSearch()
  const client = useQueryClient()
  const router = useRouter()
  const done = async () => {
    client.clear()
    await client.fetchQuery(meQuery)
    router.history.push(back ?? '/reconciliations')
  }
  return (
    <Shell
      skip={t.skip}
      header={
        <>
          <Brand name={t.name} place={phone ? undefined : t.motto} />
          <div className="Header-right">
            {!phone && t.typeSize} <TypeSizes />
            {phone ? <OtherLanguage /> : <Languages />}
          </div>
        </>
      }
    >
      <SignInPage expired={expired === true} onDone={done} />
    </Shell>
  )
}
