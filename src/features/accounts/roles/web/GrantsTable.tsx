import { useQuery } from '@tanstack/react-query'
import { Failure } from '#browser/Failure.tsx'
import { accountTexts } from '#browser/texts/accounts.ts'
import { actionWords } from '#browser/texts/actions.ts'
import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { roleTexts } from '#browser/texts/roles.ts'
import { type Role, roles } from '#kernel/authority.ts'
import { grantsQuery } from './queries.ts'

/** The one table, read from where the walls read it, in words. */
export function GrantsTable() {
  const t = useTexts(roleTexts)
  const names = useTexts(accountTexts).roles
  const language = useLanguage()
  const { data, error } = useQuery(grantsQuery)
  const wordsOf = (role: Role) =>
    (data?.grants ?? []).filter((g) => g.role === role).map((g) => actionWords[g.action]?.[language] ?? g.action)
  const givesOf = (role: Role) => (data?.gives ?? []).filter((g) => g.giver === role).map((g) => names[g.role])
  return (
    <section className="card RoleGrants">
      <h2>{t.grants}</h2>
      <p className="quiet">{t.grantsLead}</p>
      <Failure of={error} />
      <dl>
        {roles.map((role) => {
          const [may, given] = [wordsOf(role), givesOf(role)]
          return (
            <div key={role}>
              <dt>{names[role]}</dt>
              <dd>
                {may.length > 0 ? `${may.join(', ')}.` : t.nothing}
                {given.length > 0 && (
                  <p className="quiet">
                    {t.gives}: {given.length === roles.length ? t.givesAll : given.join(', ')}.
                  </p>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
