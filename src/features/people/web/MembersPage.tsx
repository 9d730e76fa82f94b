import { Link } from '@tanstack/react-router'
import { Failure } from '#browser/Failure.tsx'
import { Waiting } from '#browser/Waiting.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberListTexts } from '#browser/texts/members.ts'
import { dayText } from '#browser/texts/words.ts'
import { useTitle } from '#browser/title.ts'
import { Button, buttonClass } from '#ui/Button.tsx'
import { Empty } from '#ui/Notice.tsx'
import { useWidth } from '#ui/use-width.ts'
import { isFiltered } from './asking.ts'
import { ListCards } from './ListCards.tsx'
import { ListFilters } from './ListFilters.tsx'
import { ListHead } from './ListHead.tsx'
import { useListKeys } from './list-keys.ts'
import { Pages } from './ListPages.tsx'
import { ListTable } from './ListTable.tsx'
import { useMay } from './may.ts'
import { ListViews } from './ListViews.tsx'
import { type List, useList } from './use-list.ts'
import './members.css'

/** Everybody who belongs to the units within reach, a page at a time. */
export function MembersPage() {
  const t = useTexts(memberListTexts)
  useTitle(t.title)
  const of = useList()
  useListKeys(of)
  const error = of.list.error ?? of.count.error
  return (
    <div className="Page Members">
      <ListHead of={of} />
      <div className="Members-tools no-print">
        <ListFilters of={of} />
        <ListViews of={of} />
      </div>
      <Failure of={error} />
      {error && of.search.cursor !== undefined && (
        <p>
          <Button onClick={() => of.change({})}>{t.fromBegin}</Button>
        </p>
      )}
      <Rows of={of} />
    </div>
  )
}

function Rows({ of }: { of: List }) {
  const phone = useWidth() === 'phone'
  const { data, error, isPlaceholderData } = of.list
  if (!data) return error ? null : <Waiting />
  if (data.rows.length === 0) return <Nobody of={of} />
  return (
    <div className={isPlaceholderData ? 'Members-older' : undefined}>
      {phone ? (
        <>
          <ListCards of={of} rows={data.rows} scope={data.scope.name} />
          <Pages of={of} />
          <Enter of={of} />
        </>
      ) : (
        <ListTable of={of} rows={data.rows} scope={data.scope.name} />
      )}
    </div>
  )
}

/** On the phone under the list, where nobody presses it instead of searching. */
function Enter({ of }: { of: List }) {
  const t = useTexts(memberListTexts)
  const writes = useMay('members.write')
  if (!writes || of.asOf.past) return null
  return (
    <p className="Members-enter">
      <Link to="/members/new" className={buttonClass()}>
        {t.enter}
      </Link>
    </p>
  )
}

/** Nobody there: what comes here and how to begin, or which way leads back to rows. */
function Nobody({ of }: { of: List }) {
  const t = useTexts(memberListTexts)
  const writes = useMay('members.write')
  const { search, asOf } = of
  if (isFiltered(search))
    return (
      <Empty
        title={t.noneTitle}
        button={
          <Link to="/members" search={asOf.query} className={buttonClass()}>
            {t.clearFilters}
          </Link>
        }
      >
        {t.noneWhat}
      </Empty>
    )
  if (asOf.past) return <Empty title={t.emptyPast(dayText(asOf.on))} />
  return (
    <Empty
      title={t.emptyTitle}
      button={
        writes && (
          <Link to="/members/new" className={buttonClass()}>
            {t.enter}
          </Link>
        )
      }
    >
      {t.emptyWhat}
    </Empty>
  )
}
