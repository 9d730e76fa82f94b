import { getRouteApi } from '@tanstack/react-router'
import { UnitPosts } from '#features/posts/web/UnitPosts.tsx'
import { UnitPage } from '#features/units/web/UnitPage.tsx'

const route = getRouteApi('/in/units/$id')

/** A unit, and beside what it is who holds its posts. */
export function UnitScreen() {
  const { id } = route.useParams()
  return <UnitPage beside={<UnitPosts unit={id} />} />
}
