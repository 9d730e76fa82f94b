import { Failure } from '#browser/Failure.tsx'
import { belongingTexts } from '#browser/texts/belonging.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberFormTexts } from '#browser/texts/member-forms.ts'
import { Radios } from '#ui/FormField.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import type { MemberPage } from './contract.ts'
import { useMoment } from './happening-words.tsx'
import { useTold } from './told.ts'
import { type RecordField, recordFields, type Shown, shownIn } from './record-fields.ts'
import type { Seen } from './use-change.ts'

/** A refusal, and where somebody else was first, what they recorded meanwhile. */
export function Refusal({ error, changed, seen }: { error: unknown; changed: MemberPage | undefined; seen: Seen }) {
  const t = useTexts(memberFormTexts)
  if (!changed) return <Failure of={error} />
  return (
    <Notice shape="doubtful" title={t.changed} urgent>
      <p>{t.changedOther}</p>
      <Meanwhile changed={changed} seen={seen} />
    </Notice>
  )
}

/** What was typed since the page was seen. */
export function Meanwhile({ changed, seen }: { changed: MemberPage; seen: Seen }) {
  const t = useTexts(memberFormTexts)
  const moment = useMoment()
  const since = changed.timeline.filter(
    (h) => h.typedAt > seen.typedUntil || (h.voidedAt !== null && h.voidedAt > seen.typedUntil),
  )
  return <Timeline label={t.changed} moments={since.map(moment)} />
}

export type Choice = 'theirs' | 'mine'

/** Fields that both changed, each otherwise. */
export function conflicts(seen: Shown, theirs: Shown, mine: Readonly<Record<RecordField, string>>): RecordField[] {
  return recordFields.filter((field) => {
    const [before, now] = [shownIn(field, seen), shownIn(field, theirs)]
    return before !== now && mine[field].trim() !== before && mine[field].trim() !== now
  })
}

/** Field by field: what it was, what they recorded, what one typed oneself, and which of the two stays. */
export function FieldChoices({
  seen,
  changed,
  mine,
  chosen,
  onChoose,
}: {
  seen: Seen
  changed: MemberPage
  mine: Readonly<Record<RecordField, string>>
  chosen: Readonly<Partial<Record<RecordField, Choice>>>
  onChoose: (field: RecordField, choice: Choice) => void
}) {
  const t = useTexts(memberFormTexts)
  const words = useTexts(belongingTexts)
  const told = useTold()
  const fields = conflicts(seen.record, changed.record, mine)
  return (
    <Notice shape="doubtful" title={t.changed} urgent>
      <div className="stack">
        <p>{fields.length > 0 ? t.changedWhat : t.changedOther}</p>
        <Meanwhile changed={changed} seen={seen} />
        {fields.map((field) => (
          <Radios
            key={field}
            label={
              <>
                {t.take(words.fields[field])}{' '}
                <span className="second">
                  {t.before}: {told(field, shownIn(field, seen.record))}
                </span>
              </>
            }
            chosen={chosen[field]}
            onChoose={(choice: Choice) => onChoose(field, choice)}
            choices={[
              { value: 'theirs', label: <Side of={t.keepTheirs} text={told(field, shownIn(field, changed.record))} /> },
              { value: 'mine', label: <Side of={t.keepMine} text={told(field, mine[field])} /> },
            ]}
          />
        ))}
        {fields.length > 0 && <p className="second">{t.onlyTheirs}</p>}
      </div>
    </Notice>
  )
}

function Side({ of, text }: { of: string; text: string }) {
  return (
    <span>
      {of}: <b>{text}</b>
    </span>
  )
}
