import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Failure } from '#browser/Failure.tsx'
import { belongingTexts } from '#browser/texts/belonging.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { duplicateTexts } from '#browser/texts/duplicates.ts'
import { dayText } from '#browser/texts/words.ts'
import { Button, buttonClass } from '#ui/Button.tsx'
import { Foot } from '#ui/Foot.tsx'
import { Radios } from '#ui/FormField.tsx'
import type { DuplicateView, MergePreview } from '../duplicates.contract.ts'
import { type Choosing, useChoice } from './choosing.ts'
import { api, previewQuery, refreshAll } from './queries.ts'

/** What of each stands: who goes on, which fields, which cells; and what will be there afterwards, before anything is done. */
export function MergeForm({ pair }: { pair: DuplicateView }) {
  const t = useTexts(duplicateTexts)
  const choosing = useChoice(pair)
  const { choice } = choosing
  const client = useQueryClient()
  const go = useNavigate()
  const preview = useQuery(previewQuery(pair.id, choice))
  const merge = useMutation({
    mutationFn: () => api.mergeDuplicate({ params: { id: pair.id }, body: choice }),
    onSuccess: async (made) => {
      if ('merge' in made) await go({ to: '/merges/$id', params: { id: made.merge } })
      await refreshAll(client)
    },
  })
  return (
    <>
      <h1>{t.mergeTitle}</h1>
      <div className="Split">
        <section className="card stack">
          <Chosen pair={pair} choosing={choosing} />
          {preview.data && <Collisions of={preview.data} choosing={choosing} />}
        </section>
        <section className="card stack" aria-live="polite">
          <h2>{t.after}</h2>
          {preview.data?.after && <After of={preview.data.after} />}
          {preview.data?.after === null && <p className="second">{t.chooseFirst}</p>}
        </section>
      </div>
      <Failure of={merge.error ?? preview.error} />
      <Foot>
        <Button
          kind="filled"
          disabled={merge.isPending || !preview.data?.after || preview.isPlaceholderData}
          onClick={() => merge.mutate()}
        >
          {t.merge}
        </Button>
        <Link to="/duplicates/$id" params={{ id: pair.id }} className={buttonClass('link')}>
          {t.back}
        </Link>
      </Foot>
    </>
  )
}

function Chosen({ pair, choosing }: { pair: DuplicateView; choosing: Choosing }) {
  const t = useTexts(duplicateTexts)
  const { one, other } = pair
  const differing = pair.lines.filter((l) => l.mergeable && (l.says === 'different' || l.says === 'missing'))
  return (
    <>
      <Radios
        label={t.keep}
        chosen={choosing.choice.kept}
        onChoose={choosing.keep}
        choices={[one, other].map((side) => ({ value: side.person, label: named(side) }))}
      />
      <p className="second">{t.keepWhat}</p>
      {differing.length > 0 && <h2>{t.fields}</h2>}
      {differing.map((line) =>
        line.field === 'number' ? (
          <Radios
            key={line.field}
            label={t.number}
            chosen={choosing.numberOf}
            onChoose={choosing.takeNumber}
            choices={[one, other].map((side) => ({ value: side.person, label: t.numberOf(named(side)) }))}
          />
        ) : (
          <Radios
            key={line.field}
            label={line.label}
            chosen={choosing.fieldOf(line.field)}
            onChoose={(person) => choosing.takeField(line.field, person)}
            choices={[
              { value: one.person, label: line.left === '' ? t.nothing : line.left },
              { value: other.person, label: line.right === '' ? t.nothing : line.right },
            ]}
          />
        ),
      )}
      <StatusChoice pair={pair} choosing={choosing} />
    </>
  )
}

function named({ name, belongs }: DuplicateView['one']): string {
  const cell = belongs.find((b) => b.kind === 'official' && b.to === null)
  return [name, cell?.unit.name].filter(Boolean).join(', ')
}

/** Asked only where the two tell differently of the same days. */
function StatusChoice({ pair, choosing }: { pair: DuplicateView; choosing: Choosing }) {
  const t = useTexts(duplicateTexts)
  const words = useTexts(belongingTexts)
  const told = (side: DuplicateView['one']) =>
    side.statuses
      .map((s) => `${words.statuses[s.status]}, ${t.days(dayText(s.from), s.to && dayText(s.to))}`)
      .join('; ')
  if (told(pair.one) === told(pair.other)) return null
  return (
    <Radios
      label={`${t.statuses}. ${t.statusesWhat}`}
      chosen={choosing.statusesOf}
      onChoose={choosing.takeStatuses}
      choices={[pair.one, pair.other].map((side) => ({ value: side.person, label: told(side) }))}
    />
  )
}

function Collisions({ of, choosing }: { of: MergePreview; choosing: Choosing }) {
  const t = useTexts(duplicateTexts)
  return of.collisions.map((c) => (
    <Radios
      key={`${c.kept.id} ${c.gone.id}`}
      label={`${t.collision} (${t.days(dayText(c.from), c.to && dayText(c.to))})`}
      chosen={choosing.choice.stands?.find((s) => isBetween(s, c))?.id}
      onChoose={(id) => choosing.stand(id, id === c.kept.id ? c.gone.id : c.kept.id)}
      choices={[c.kept, c.gone].map((spell) => ({ value: spell.id, label: placeOf(spell) }))}
    />
  ))
}

function isBetween(
  { id, over }: { id: string; over: string },
  { kept, gone }: MergePreview['collisions'][number],
): boolean {
  return (id === kept.id && over === gone.id) || (id === gone.id && over === kept.id)
}

function placeOf({ unit }: MergePreview['collisions'][number]['kept']): string {
  return [unit.name, unit.above].filter(Boolean).join(', ')
}

function After({ of }: { of: NonNullable<MergePreview['after']> }) {
  const t = useTexts(duplicateTexts)
  const words = useTexts(belongingTexts)
  return (
    <>
      <dl className="Duplicates-after">
        {of.record.map((r) => (
          <div key={r.field}>
            <dt>{r.label}</dt>
            <dd className="digits">
              {r.value}
              {r.of === 'gone' && <span className="second"> ({t.ofOther})</span>}
            </dd>
          </div>
        ))}
      </dl>
      <h3>{t.afterBelongs}</h3>
      <ul className="stack">
        {of.belongs.map((b) => (
          <li key={`${b.id} ${b.from}`}>
            <b>{placeOf(b)}</b>
            <span className="second">
              {' '}
              {[words.kinds[b.kind], t.days(dayText(b.from), b.to && dayText(b.to)), ...(b.whole ? [] : [t.cut])].join(
                ', ',
              )}
              {b.of === 'gone' && ` (${t.ofOther})`}
            </span>
          </li>
        ))}
      </ul>
      <h3>{t.statuses}</h3>
      <ul>
        {of.statuses.map((s) => (
          <li key={`${s.status} ${s.from}`} className="second">
            {words.statuses[s.status]}, {t.days(dayText(s.from), s.to && dayText(s.to))}
          </li>
        ))}
      </ul>
    </>
  )
}
