import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { createClient } from '#browser/client.ts'
import { caseTexts } from '#browser/texts/case.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberRoutes } from '#features/people/index.ts'
import type { PersonView } from './contract.ts'

const api = createClient(memberRoutes)

/**
 * The way from a case to the same person in the register: straight to the page where exactly one member within reach bears the
 * name and the birth date, else to those who bear the name.
 */
export function InRegister({ id, person }: { id: string; person: PersonView }) {
  const t = useTexts(caseTexts)
  const { data } = useQuery({
    queryKey: ['members', 'like', person.name, person.born],
    queryFn: () => api.listMembers({ query: { search: person.name, size: 20 } }),
    staleTime: 60_000,
  })
  const alike = (data?.rows ?? []).filter((row) => row.name === person.name)
  const people = new Set(alike.filter((row) => row.born === person.born).map((row) => row.person))
  const [one] = people
  if (alike.length === 0) return null
  return one !== undefined && people.size === 1 ? (
    <Link to="/members/$person" params={{ person: one }} search={{ case: `${id}.${person.id}` }}>
      {t.inRegister}
    </Link>
  ) : (
    <Link to="/members" search={{ search: person.name }}>
      {t.likeInRegister}
    </Link>
  )
}
