import type { QueryClient } from '@tanstack/react-query'
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { RolesSearch } from '#features/accounts/roles/web/search.ts'
import { HeadsSearch, TrailSearch, TrailsSearch } from '#features/audit/web/search.ts'
import { MemberSearch, MembersSearch, NewMemberSearch } from '#features/people/web/search.ts'
import { DuplicatesSearch, PairSearch as DuplicateSearch } from '#features/people/duplicates/web/search.ts'
import { RequestsSearch } from '#features/mine/web/search.ts'
import { newsQuery } from '#features/mine/web/index.ts'
import { PrivacySearch } from '#features/privacy/web/search.ts'
import { LedgerSearch, PairSearch, ResultSearch } from '#features/reconciliation/web/search.ts'
import { RulesSearch } from '#features/rules/web/search.ts'
import { TreeSearch, UnitSearch } from '#features/units/web/search.ts'
import type { Back } from './back.ts'
import { activate, firstAccount, inside, root, signedOn, signIn } from './roots.ts'
import { Waiting } from '#browser/Waiting.tsx'
import { Broken, Missing } from './Broken.tsx'

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: async ({ context }) => {
    const may = (action: string) => context.me.units.some((unit) => unit.may.includes(action))
    if (may('reconciliation.read')) throw redirect({ to: '/reconciliations' })
    if (may('members.read')) throw redirect({ to: '/members' })
    const own = may('mine.own') ? await context.queryClient.ensureQueryData(newsQuery) : undefined
    throw redirect({ to: own?.linked ? '/mine' : '/units' })
  },
})

const roles = createRoute({
  getParentRoute: () => inside,
  path: '/roles',
  validateSearch: RolesSearch,
  component: lazyRouteComponent(() => import('./RolesScreen.tsx'), 'RolesScreen'),
})

const reconciliations = createRoute({
  getParentRoute: () => inside,
  path: '/reconciliations',
  component: lazyRouteComponent(
    () => import('#features/reconciliation/web/ReconciliationsPage.tsx'),
    'ReconciliationsPage',
  ),
})

const begin = createRoute({
  getParentRoute: () => inside,
  path: '/reconciliations/new',
  staticData: { back: 'reconciliations' },
  component: lazyRouteComponent(() => import('#features/reconciliation/web/BeginPage.tsx'), 'BeginPage'),
})

const result = createRoute({
  getParentRoute: () => inside,
  path: '/reconciliations/$id',
  validateSearch: ResultSearch,
  component: lazyRouteComponent(() => import('#features/reconciliation/web/ResultPage.tsx'), 'ResultPage'),
})

const lists = createRoute({
  getParentRoute: () => inside,
  path: '/reconciliations/$id/lists',
  staticData: { back: 'result' },
  component: lazyRouteComponent(() => import('#features/reconciliation/web/ListsPage.tsx'), 'ListsPage'),
})

const preview = createRoute({
  getParentRoute: () => inside,
  path: '/reconciliations/$id/lists/$list',
  staticData: { back: 'lists' },
  component: lazyRouteComponent(() => import('#features/reconciliation/web/PreviewPage.tsx'), 'PreviewPage'),
})

const pairs = createRoute({
  getParentRoute: () => inside,
  path: '/reconciliations/$id/pairs',
  validateSearch: PairSearch,
  staticData: { back: 'result' },
  component: lazyRouteComponent(() => import('#features/reconciliation/web/PairPage.tsx'), 'PairPage'),
})

const person = createRoute({
  getParentRoute: () => inside,
  path: '/reconciliations/$id/people/$person',
  staticData: { back: 'result' },
  component: lazyRouteComponent(() => import('./CaseScreen.tsx'), 'CaseScreen'),
})

const report = createRoute({
  getParentRoute: () => inside,
  path: '/reconciliations/$id/report',
  validateSearch: LedgerSearch,
  staticData: { back: 'result' },
  component: lazyRouteComponent(() => import('#features/reconciliation/web/LedgerPage.tsx'), 'LedgerPage'),
})

const proposals = createRoute({
  getParentRoute: () => inside,
  path: '/proposals',
  component: lazyRouteComponent(() => import('#features/proposals/web/ProposalsPage.tsx'), 'ProposalsPage'),
})

const proposal = createRoute({
  getParentRoute: () => inside,
  path: '/proposals/$id',
  staticData: { back: 'proposals' },
  component: lazyRouteComponent(() => import('#features/proposals/web/ProposalPage.tsx'), 'ProposalPage'),
})

const rules = createRoute({
  getParentRoute: () => inside,
  path: '/rules',
  validateSearch: RulesSearch,
  component: lazyRouteComponent(() => import('#features/rules/web/RulesPage.tsx'), 'RulesPage'),
})

const members = createRoute({
  getParentRoute: () => inside,
  path: '/members',
  validateSearch: MembersSearch,
  staticData: { asOf: true },
  component: lazyRouteComponent(() => import('#features/people/web/MembersPage.tsx'), 'MembersPage'),
})

const newMember = createRoute({
  getParentRoute: () => inside,
  path: '/members/new',
  validateSearch: NewMemberSearch,
  staticData: { back: 'members' },
  component: lazyRouteComponent(() => import('#features/people/web/NewMemberPage.tsx'), 'NewMemberPage'),
})

const member = createRoute({
  getParentRoute: () => inside,
  path: '/members/$person',
  validateSearch: MemberSearch,
  staticData: { back: 'members', asOf: true },
  component: lazyRouteComponent(() => import('./MemberScreen.tsx'), 'MemberScreen'),
})

const units = createRoute({
  getParentRoute: () => inside,
  path: '/units',
  validateSearch: TreeSearch,
  staticData: { asOf: true },
  component: lazyRouteComponent(() => import('#features/units/web/TreePage.tsx'), 'TreePage'),
})

const unit = createRoute({
  getParentRoute: () => inside,
  path: '/units/$id',
  validateSearch: UnitSearch,
  staticData: { back: 'units', asOf: true },
  component: lazyRouteComponent(() => import('./UnitScreen.tsx'), 'UnitScreen'),
})

const imports = createRoute({
  getParentRoute: () => inside,
  path: '/imports',
  validateSearch: NewMemberSearch,
  staticData: { back: 'members' },
  component: lazyRouteComponent(() => import('#features/people/import/web/ImportsPage.tsx'), 'ImportsPage'),
})

const oneImport = createRoute({
  getParentRoute: () => inside,
  path: '/imports/$id',
  staticData: { back: 'imports' },
  component: lazyRouteComponent(() => import('#features/people/import/web/ImportPage.tsx'), 'ImportPage'),
})

const duplicates = createRoute({
  getParentRoute: () => inside,
  path: '/duplicates',
  validateSearch: DuplicatesSearch,
  staticData: { back: 'members' },
  component: lazyRouteComponent(() => import('#features/people/duplicates/web/DuplicatesPage.tsx'), 'DuplicatesPage'),
})

const duplicate = createRoute({
  getParentRoute: () => inside,
  path: '/duplicates/$id',
  validateSearch: DuplicateSearch,
  staticData: { back: 'duplicates' },
  component: lazyRouteComponent(() => import('#features/people/duplicates/web/DuplicatePage.tsx'), 'DuplicatePage'),
})

const merge = createRoute({
  getParentRoute: () => inside,
  path: '/merges/$id',
  staticData: { back: 'duplicates' },
  component: lazyRouteComponent(() => import('#features/people/duplicates/web/MergePage.tsx'), 'MergePage'),
})

const accounts = createRoute({
  getParentRoute: () => inside,
  path: '/accounts',
  component: lazyRouteComponent(() => import('./AccountsScreen.tsx'), 'AccountsScreen'),
})

const trails = createRoute({
  getParentRoute: () => inside,
  path: '/trail',
  validateSearch: TrailsSearch,
  component: lazyRouteComponent(() => import('#features/audit/web/TrailsPage.tsx'), 'TrailsPage'),
})

const memberTrail = createRoute({
  getParentRoute: () => inside,
  path: '/trail/members/$person',
  validateSearch: TrailSearch,
  staticData: { back: 'trail' },
  component: lazyRouteComponent(() => import('#features/audit/web/TrailPage.tsx'), 'MemberTrailPage'),
})

const accountTrail = createRoute({
  getParentRoute: () => inside,
  path: '/trail/accounts/$id',
  validateSearch: TrailSearch,
  staticData: { back: 'trail' },
  component: lazyRouteComponent(() => import('#features/audit/web/TrailPage.tsx'), 'AccountTrailPage'),
})

const heads = createRoute({
  getParentRoute: () => inside,
  path: '/heads',
  validateSearch: HeadsSearch,
  component: lazyRouteComponent(() => import('#features/audit/web/HeadsPage.tsx'), 'HeadsPage'),
})

const mine = createRoute({
  getParentRoute: () => inside,
  path: '/mine',
  component: lazyRouteComponent(() => import('#features/mine/web/MinePage.tsx'), 'MinePage'),
})

const requests = createRoute({
  getParentRoute: () => inside,
  path: '/requests',
  validateSearch: RequestsSearch,
  component: lazyRouteComponent(() => import('#features/mine/web/RequestsPage.tsx'), 'RequestsPage'),
})

const request = createRoute({
  getParentRoute: () => inside,
  path: '/requests/$id',
  staticData: { back: 'requests' },
  component: lazyRouteComponent(() => import('#features/mine/web/RequestPage.tsx'), 'RequestPage'),
})

const withheld = createRoute({
  getParentRoute: () => inside,
  path: '/withheld',
  component: lazyRouteComponent(() => import('#features/mine/web/WithheldPage.tsx'), 'WithheldPage'),
})

const privacy = createRoute({
  getParentRoute: () => inside,
  path: '/privacy',
  validateSearch: PrivacySearch,
  component: lazyRouteComponent(() => import('#features/privacy/web/PrivacyPage.tsx'), 'PrivacyPage'),
})

const security = createRoute({
  getParentRoute: () => inside,
  path: '/security',
  component: lazyRouteComponent(() => import('#features/accounts/web/SecurityPage.tsx'), 'SecurityPage'),
})

/** An address nobody knows: told inside the frame, with the menu at hand. */
const unknown = createRoute({ getParentRoute: () => inside, path: '$', component: Missing })

const tree = root.addChildren([
  signIn,
  signedOn,
  firstAccount,
  activate,
  inside.addChildren([
    home,
    reconciliations,
    begin,
    result,
    lists,
    preview,
    pairs,
    person,
    report,
    members,
    newMember,
    member,
    units,
    unit,
    accounts,
    security,
    roles,
    proposals,
    proposal,
    rules,
    imports,
    oneImport,
    duplicates,
    duplicate,
    merge,
    trails,
    memberTrail,
    accountTrail,
    heads,
    mine,
    requests,
    request,
    withheld,
    privacy,
    unknown,
  ]),
])

export function makeRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: tree,
    context: { queryClient },
    scrollRestoration: true,
    defaultPreload: 'intent',
    defaultPendingComponent: Waiting,
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: Missing,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
  interface StaticDataRouteOption {
    back?: Back
    /** The page shows the same on any day that stands in its address as `on`. */
    asOf?: boolean
  }
}
