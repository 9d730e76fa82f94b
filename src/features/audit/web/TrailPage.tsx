import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Failure } from '#browser/Failure.tsx'
import { saveFile } from '#browser/save-file.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { trailTexts } from '#browser/texts/trail.ts'
import { dayText } from '#browser/texts/words.ts'
import { useTitle } from '#browser/title.ts'
import { Waiting } from '#browser/Waiting.tsx'
import { Button } from '#ui/Button.tsx'
import { Chips } from '#ui/Chips.tsx'
import { Crumbs } from '#ui/Crumbs.tsx'
import { Pager } from '#ui/Pager.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { lanes, Trail } from '../trail.contract.ts'
import { Proven } from './Proven.tsx'
import { pageSize, takeTrail, trailQuery, type Whose } from './queries.ts'
import type { TrailSearch } from './search.ts'
import { SpanForm } from './SpanForm.tsx'
import { TrailPicture } from './TrailPicture.tsx'
import { TrailRows } from './TrailRows.tsx'
import './trail.css'

const ofMember = getRouteApi('/in/trail/members/$person')
const ofAccount = getRouteApi('/in/trail/accounts/$id')

/** One member through time: what was changed, who read it, what is proven. */
export function MemberTrailPage() {
  const { person } = ofMember.useParams()
  return <TrailOf whose={{ member: person }} search={ofMember.useSearch()} />
}

/** One account through time: what it changed and read. */
export function AccountTrailPage() {
  const { id } = ofAccount.useParams()
  return <TrailOf whose={{ account: id }} search={ofAccount.useSearch()} />
}

function TrailOf({ whose, search }: { whose: Whose; search: TrailSearch }) {
  const t = useTexts(trailTexts)
  const go = useNavigate()
  // The browser keeps titles in its history: never the name.
  useTitle(t.ofTitle)
  const { data, error } = useQuery(trailQuery(whose, search))
  if (error && !data) throw error
  if (!data) return <Waiting />
  const change = (over: Partial<TrailSearch>) => void go({ to: '.', search: { ...search, page: undefined, ...over } })
  return (
    <div className="Page Trail">
      <Head of={data} whose={whose} />
      <SpanForm of={data} onSpan={change} />
      <Failure of={error} />
      <TrailPicture of={data} />
      <div className="Trail-split">
        <div className="stack">
          <Filters of={data} search={search} onChange={change} />
          <TrailRows rows={data.rows} />
          <Foot of={data} onPage={(page) => change({ page })} />
        </div>
        <Proven of={data} />
      </div>
    </div>
  )
}

function Head({ of, whose }: { of: Trail; whose: Whose }) {
  const t = useTexts(trailTexts)
  const shell = useTexts(shellTexts)
  const phone = useWidth() === 'phone'
  const { mutate, isPending, error } = useMutation({ mutationFn: () => takeTrail(whose), onSuccess: saveFile })
  return (
    <>
      {!phone && (
        <Crumbs label={shell.crumbs}>
          <Link to="/trail">{t.title}</Link>
          {of.at}
        </Crumbs>
      )}
      <div className="apart">
        <div className="Page-head">
          <h1>{t.of(of.name)}</h1>
          <p className="quiet">
            {of.born !== null && t.born(dayText(of.born))} {t.span(dayText(of.from), dayText(of.to))} {t.logged}
          </p>
        </div>
        <div className="line no-print">
          <Button onClick={() => window.print()}>{t.print}</Button>
          {of.may.includes('export') && (
            <Button kind="filled" disabled={isPending} onClick={() => mutate()}>
              {isPending ? t.exporting : t.export}
            </Button>
          )}
        </div>
      </div>
      <Failure of={error} />
    </>
  )
}

function Filters({
  of,
  search,
  onChange,
}: {
  of: Trail
  search: TrailSearch
  onChange: (over: Partial<TrailSearch>) => void
}) {
  const t = useTexts(trailTexts)
  const choices: readonly { value: (typeof lanes)[number]; label: string }[] = [
    { value: 'all', label: t.all(of.changes + of.readings) },
    { value: 'changes', label: t.changes(of.changes) },
    { value: 'readings', label: t.readings(of.readings) },
  ]
  return (
    <div className="apart no-print">
      <Chips label={t.show} choices={choices} chosen={search.show ?? 'all'} onChoose={(show) => onChange({ show })} />
      <label className="TrailBy">
        {t.by}{' '}
        <select
          className="Field"
          value={search.by ?? ''}
          onChange={(event) => onChange({ by: event.currentTarget.value || undefined })}
        >
          <option value="">{t.everybody}</option>
          {of.doers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

function Foot({ of, onPage }: { of: Trail; onPage: (page: number) => void }) {
  const t = useTexts(trailTexts)
  const shell = useTexts(shellTexts)
  if (of.found === 0) return null
  const first = (of.page - 1) * pageSize + 1
  return (
    <div className="apart">
      <p className="quiet">{t.rows(first, first + of.rows.length - 1, of.found)}</p>
      <Pager
        page={of.page}
        pages={of.pages}
        onPage={onPage}
        words={{
          nav: shell.pages,
          previous: shell.previousPage,
          next: shell.nextPage,
          at: shell.page(String(of.page), String(of.pages)),
        }}
      />
    </div>
  )
}
