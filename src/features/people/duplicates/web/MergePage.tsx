import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Failure } from '#browser/Failure.tsx'
import { belongingTexts } from '#browser/texts/belonging.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { duplicateTexts } from '#browser/texts/duplicates.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { dayText, momentText } from '#browser/texts/words.ts'
import { useTitle } from '#browser/title.ts'
import { Button, buttonClass } from '#ui/Button.tsx'
import { Crumbs } from '#ui/Crumbs.tsx'
import { Notice } from '#ui/Notice.tsx'
import { useWidth } from '#ui/use-width.ts'
import { WaitingHere } from '#features/proposals/web/index.ts'
import type { MergeView } from '../duplicates.contract.ts'
import { api, mergeQuery, refreshAll } from './queries.ts'
import './duplicates.css'

const route = getRouteApi('/in/merges/$id')

/** One merge: who became who, where each belonged before, what hangs on it, and the way back. */
export function MergePage() {
  const { id } = route.useParams()
  const t = useTexts(duplicateTexts)
  useTitle(t.mergeOne)
  const { data, error } = useQuery(mergeQuery(id))
  return (
    <div className="Page">
      <Way />
      <Failure of={error} />
      {data && <OneMerge of={data} />}
    </div>
  )
}

function Way() {
  const t = useTexts(duplicateTexts)
  const shell = useTexts(shellTexts)
  if (useWidth() === 'phone') return null
  return (
    <Crumbs label={shell.crumbs}>
      <Link to="/members">{t.members}</Link>
      <Link to="/duplicates" search={{ state: 'merged' }}>
        {t.title}
      </Link>
      <span>{t.mergeOne}</span>
    </Crumbs>
  )
}

function OneMerge({ of }: { of: MergeView }) {
  const t = useTexts(duplicateTexts)
  return (
    <>
      <h1>{t.became(of.gone.name, of.kept.name)}</h1>
      <div aria-live="polite">
        <Notice shape="stopped">
          {of.undoneAt === null
            ? t.mergedBy(momentText(of.at).day, of.by ?? '')
            : t.undoneBy(momentText(of.undoneAt).day, of.undoneBy ?? '')}
        </Notice>
      </div>
      <section className="card stack">
        <h2>{t.before}</h2>
        <div className="Duplicates-two">
          <Before name={of.kept.name} rows={of.before.kept} />
          <Before name={of.gone.name} rows={of.before.gone} />
        </div>
      </section>
      <WaitingHere about={({ kind, what }) => kind === 'undoMerge' && what['merge'] === of.id} />
      {of.undoneAt === null && <Undoing of={of} />}
      <div className="line">
        <Link to="/members/$person" params={{ person: of.kept.person }} className={buttonClass('outlined')}>
          {t.openMember}
        </Link>
        <Link to="/duplicates" className={buttonClass('link')}>
          {t.toList}
        </Link>
      </div>
    </>
  )
}

function Before({ name, rows }: { name: string; rows: MergeView['before']['kept'] }) {
  const t = useTexts(duplicateTexts)
  const words = useTexts(belongingTexts)
  return (
    <div>
      <b>{name}</b>
      <ul>
        {rows.map((b) => (
          <li key={b.id} className="second">
            {[b.unit.name, words.kinds[b.kind], t.days(dayText(b.from), b.to && dayText(b.to))].join(', ')}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Says what it will do to how much before it is pressed. */
function Undoing({ of }: { of: MergeView }) {
  const t = useTexts(duplicateTexts)
  const client = useQueryClient()
  const undo = useMutation({
    mutationFn: () => api.undoMerge({ params: { id: of.id }, body: { version: of.version } }),
    onSettled: () => refreshAll(client),
  })
  if (of.first !== null)
    return (
      <Notice shape="doubtful">
        {t.first}{' '}
        <Link to="/merges/$id" params={{ id: of.first }}>
          {t.toFirst}
        </Link>
      </Notice>
    )
  return (
    <section className="card stack">
      {of.later.length > 0 && (
        <>
          <h2>{t.laterWork}</h2>
          <p className="second">{t.laterWhat}</p>
          <ul>
            {of.later.map((l) => (
              <li key={l.at}>
                {[momentText(l.at).day, l.by ?? '', ...l.what.map((w) => t.work[w]), ...l.units]
                  .filter(Boolean)
                  .join(', ')}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="second">{t.undoWhat}</p>
      <Failure of={undo.error} />
      {of.may.includes('undo') ? (
        <div>
          <Button disabled={undo.isPending} onClick={() => undo.mutate()}>
            {t.undo}
          </Button>
        </div>
      ) : (
        <p className="second">{t.notBothWhat}</p>
      )}
    </section>
  )
}
