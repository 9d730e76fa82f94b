import { getRouteApi } from '@tanstack/react-router'
import { OwnWords } from '#features/mine/web/index.ts'
import { MemberPage } from '#features/people/web/MemberPage.tsx'

const route = getRouteApi('/in/members/$person')

/** A member, and beside what is recorded what they say themselves. */
export function MemberScreen() {
  const { person } = route.useParams()
  return <MemberPage beside={<OwnWords person={person} />} />
}
