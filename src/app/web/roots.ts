import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { takeDrafts } from '#browser/draft.ts'
import { openSessionOf } from '#browser/session-over.ts'
import { meQuery } from '#features/accounts/web/session.ts'
// oxlint-disable-next-line import/no-unassigned-import -- takes what came from outside out of the address before the router reads it
import '#features/accounts/web/returned.ts'
import { wayBack } from './way-back.ts'

interface Context {
  readonly queryClient: QueryClient
}

export const root = createRootRouteWithContext<Context>()({ component: Outlet })

const SignInSearch = z.object({
  back: wayBack.optional().catch(undefined),
  expired: z.boolean().optional().catch(undefined),
})

export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: SignInSearch,
  component: lazyRouteComponent(() => import('./SignIn.tsx'), 'SignIn'),
})

export const firstAccount = createRoute({
  getParentRoute: () => root,
  path: '/first-account',
  component: lazyRouteComponent(() => import('./Outside.tsx'), 'FirstAccount'),
})

/** Where the province's sign-on leads back to. */
export const signedOn = createRoute({
  getParentRoute: () => root,
  path: '/sign-on',
  component: lazyRouteComponent(() => import('./Outside.tsx'), 'SignedOn'),
})

export const activate = createRoute({
  getParentRoute: () => root,
  path: '/activate',
  component: lazyRouteComponent(() => import('./Outside.tsx'), 'Activate'),
})

/** Everything that needs somebody signed in. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'in',
  component: lazyRouteComponent(() => import('./Frame.tsx'), 'Frame'),
  beforeLoad: async ({ context, location }) => {
    const me = await context.queryClient.ensureQueryData(meQuery)
    if (!me) throw redirect({ to: '/sign-in', search: { back: location.href } })
    takeDrafts(me.account)
    openSessionOf(me.account)
    return { me }
  },
})
