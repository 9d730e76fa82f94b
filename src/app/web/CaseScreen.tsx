import { getRouteApi } from '@tanstack/react-router'
import { CaseWords } from '#features/mine/web/index.ts'
import { CasePage } from '#features/reconciliation/web/CasePage.tsx'

const route = getRouteApi('/in/reconciliations/$id/people/$person')

/** A case of a reconciliation, and beside where the lists leave somebody what they say to it themselves. */
export function CaseScreen() {
  const { person } = route.useParams()
  return <CasePage beside={<CaseWords person={person} />} />
}
