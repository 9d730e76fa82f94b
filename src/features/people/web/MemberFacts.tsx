import { useAsOf } from '#browser/as-of.ts'
import { belongingTexts } from '#browser/texts/belonging.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberTexts } from '#browser/texts/member.ts'
import { Facts } from '#ui/Facts.tsx'
import { ageOn } from './age.ts'
import { useTold } from './told.ts'
import type { MemberPage } from './contract.ts'
import { IdentityNumber } from './IdentityNumber.tsx'
import { type RecordField, recordFields } from './record-fields.ts'

/** Always told, also when nothing is recorded: what a list has. The others only when there is something. */
const always: readonly RecordField[] = ['born', 'sex', 'card', 'admittedOn', 'officialOn']

export function MemberFacts({ page, onCorrect }: { page: MemberPage; onCorrect: () => void }) {
  const t = useTexts(memberTexts)
  return (
    <section className="card">
      <div className="apart Member-factsHead">
        <h2>{t.facts}</h2>
        {page.may.includes('correct') && (
          <button type="button" className="TextButton" onClick={onCorrect}>
            {t.edit}
          </button>
        )}
      </div>
      <Facts of={useFacts(page)} />
      <IdentityNumber page={page} />
    </section>
  )
}

/** What is known of somebody, each with its name; the age as of the day. */
export function useFacts(page: MemberPage) {
  const t = useTexts(memberTexts)
  const words = useTexts(belongingTexts)
  const told = useTold()
  const { on } = useAsOf()
  const { record } = page
  const age = record.born === null ? undefined : ageOn(record.born, on)
  return recordFields
    .filter((field) => field !== 'name' && (record[field] !== null || always.includes(field)))
    .map((field) => ({
      key: field,
      name: words.fields[field],
      value:
        record[field] === null ? (
          <span className="quiet">{t.unknown}</span>
        ) : (
          `${told(field, record[field])}${field === 'born' && age !== undefined ? t.age(age) : ''}`
        ),
    }))
}
