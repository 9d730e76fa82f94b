import { getRouteApi } from '@tanstack/react-router'
import { SignInPage } from '#features/accounts/web/SignInPage.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { signInTexts } from '#browser/texts/sign-in.ts'
import { useTitle } from '#browser/title.ts'
import { OutsideFrame, useEntering } from './Outside.tsx'

const route = getRouteApi('/sign-in')

export function SignIn() {
  useTitle(useTexts(signInTexts).title)
  const { back, expired } = route.useSearch()
  const enter = useEntering()
  const to = back ?? '/'
  return (
    <OutsideFrame>
      <SignInPage expired={expired === true} back={to} onDone={() => enter(to)} />
    </OutsideFrame>
  )
}
