// oxlint-disable-next-line import/no-unassigned-import -- puts what is missing in its place
import './older-browsers.ts'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Waits } from '#kernel/second-person.ts'
import { meQuery } from '#features/accounts/web/session.ts'
import { problemStatus } from '#browser/problem.ts'
import { prefer, usePreferences } from '#browser/preferences.ts'
import { Theme } from '#ui/theme/Theme.tsx'
import { watchWidth } from '#ui/use-width.ts'
import { makeRouter } from './router.tsx'

const client = new QueryClient({
  queryCache: new QueryCache({ onError: askToSignIn }),
  mutationCache: new MutationCache({ onSettled: showWhatWaits }),
  defaultOptions: { queries: { retry: false, staleTime: 10_000 }, mutations: { retry: false } },
})
const router = makeRouter(client)
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

function App() {
  const { ground } = usePreferences()
  return (
    <Theme nonce={nonce} dark={ground === 'dark'}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </Theme>
  )
}

/** A session that ended while a page was open: back to sign-in, and from there to the same page. */
function askToSignIn(error: Error): void {
  if (problemStatus(error) !== 401 || client.getQueryData(meQuery.queryKey) === null) return
  client.setQueryData(meQuery.queryKey, null)
  void router.navigate({ to: '/sign-in', search: { back: router.state.location.href, expired: true } })
}

/** What a second person has to agree to is not done yet: the page that says who may, whatever was being done. */
async function showWhatWaits(answer: unknown): Promise<void> {
  const read = Waits.safeParse(answer)
  if (!read.success) return
  await client.invalidateQueries()
  await router.navigate({ to: '/proposals/$id', params: { id: read.data.waits.proposal } })
}

const place = document.querySelector('#app')
if (place) {
  // A file let go beside its place must not replace the page.
  for (const type of ['dragover', 'drop']) window.addEventListener(type, (event) => event.preventDefault())
  prefer({}) // the server words its answers in the language shown
  watchWidth()
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
