import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ActivatePage } from '#features/accounts/web/ActivatePage.tsx'
import { FirstAccountPage } from '#features/accounts/web/FirstAccountPage.tsx'
import { SignedOnPage } from '#features/accounts/web/SignedOnPage.tsx'
import { meQuery } from '#features/accounts/web/session.ts'
import { closeSession } from '#browser/session-over.ts'
import { accountTexts } from '#browser/texts/accounts.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { signInTexts } from '#browser/texts/sign-in.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { useTitle } from '#browser/title.ts'
import { Brand, Shell } from '#ui/shell/Shell.tsx'
import { useWidth } from '#ui/use-width.ts'
import { Languages, OtherLanguage, TypeSizes } from './View.tsx'

/** The frame of pages for whoever is not signed in. */
export function OutsideFrame({ children }: { children: ReactNode }) {
  const t = useTexts(shellTexts)
  const phone = useWidth() === 'phone'
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
      {children}
    </Shell>
  )
}

/** Somebody has just been signed in: what was known of anybody before is forgotten. */
export function useEntering(): (to: string) => Promise<void> {
  const client = useQueryClient()
  const router = useRouter()
  return async (to) => {
    client.clear()
    closeSession()
    await client.fetchQuery(meQuery)
    router.history.push(to)
  }
}

export function FirstAccount() {
  useTitle(useTexts(accountTexts).firstTitle)
  const enter = useEntering()
  return (
    <OutsideFrame>
      <FirstAccountPage onDone={() => enter('/units')} />
    </OutsideFrame>
  )
}

export function SignedOn() {
  useTitle(useTexts(signInTexts).title)
  const enter = useEntering()
  return (
    <OutsideFrame>
      <SignedOnPage onDone={enter} />
    </OutsideFrame>
  )
}

export function Activate() {
  useTitle(useTexts(accountTexts).activateTitle)
  const enter = useEntering()
  return (
    <OutsideFrame>
      <ActivatePage onDone={() => enter('/')} />
    </OutsideFrame>
  )
}
