import { Menu } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { saveFile } from '#browser/save-file.ts'
import { belongingTexts } from '#browser/texts/belonging.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { importTexts } from '#browser/texts/imports.ts'
import { memberListTexts } from '#browser/texts/members.ts'
import { dayText } from '#browser/texts/words.ts'
import { Button, buttonClass } from '#ui/Button.tsx'
import '#ui/menu.css'
import { useWidth } from '#ui/use-width.ts'
import { DuplicatesLink } from '../duplicates/web/DuplicatesLink.tsx'
import { isFiltered } from './asking.ts'
import { affiliationKinds, listColumns } from './contract.ts'
import { useFilterWords } from './filter-words.ts'
import { useListLook } from './look.ts'
import { useMay } from './may.ts'
import { api } from './queries.ts'
import type { List } from './use-list.ts'
import { placeWords } from './place-words.ts'

/** How many there are, of what, and what can be done with the list. */
export function ListHead({ of }: { of: List }) {
  const t = useTexts(memberListTexts)
  const phone = useWidth() === 'phone'
  return (
    <>
      <PrintHead of={of} />
      <div className="apart no-print">
        <div>
          <div className="line Members-title">
            <h1>
              {t.title} <Total of={of} />
            </h1>
            {!phone && <Scope of={of} />}
          </div>
          <Slices of={of} />
        </div>
        <Buttons of={of} />
      </div>
    </>
  )
}

/** Whose list it is; on a day before a merger what is now that unit. */
function Scope({ of }: { of: List }) {
  const t = useTexts(memberListTexts)
  const { cells = 0 } = of.count.data ?? {}
  const scope = of.list.data?.scope.name
  if (scope === undefined) return null
  const unit = of.asOf.past ? t.scopeThen(lowered(scope)) : lowered(scope)
  return <span className="second">{cells > 0 ? t.scope(unit, cells) : unit}</span>
}

/** “Đảng bộ Phường Trường Vinh” within a sentence: “phường Trường Vinh”. */
function lowered(name: string): string {
  return name.replace(/^Đảng bộ /, '').replace(/^(Phường|Xã|Tỉnh) /, (kind) => kind.toLowerCase())
}

function Total({ of }: { of: List }) {
  const t = useTexts(memberListTexts)
  const { data, isFetching } = of.count
  if (!data) return null
  const { exact } = data.total
  const n = isFiltered(of.search) ? data.total.n : officialOf(data)
  return (
    <>
      <span className="Members-total">{exact ? t.count(n) : t.moreThan(n)}</span>
      {!exact && (
        <Button kind="link" className="Members-exactly" disabled={of.exact && isFetching} onClick={of.countExactly}>
          {of.exact && isFetching ? t.counting : t.countExactly}
        </Button>
      )}
    </>
  )
}

/** A member is counted where he or she is an official one: who lives here, or is here for a time, is counted elsewhere. */
function officialOf({ slices, total }: NonNullable<List['count']['data']>): number {
  const official = slices.filter((s) => s.kind === 'official')
  return official.length === 0 ? total.n : official.reduce((sum, s) => sum + s.n, 0)
}

/** Without a filter: how many belong in which way, each number opening its rows. */
function Slices({ of }: { of: List }) {
  const t = useTexts(memberListTexts)
  const words = useTexts(belongingTexts)
  const { data } = of.count
  if (!data || isFiltered(of.search)) return null
  const kinds = affiliationKinds
    .map((kind) => ({ kind, n: data.slices.filter((s) => s.kind === kind).reduce((sum, s) => sum + s.n, 0) }))
    .filter(({ n }) => n > 0)
  if (kinds.length < 2) return null
  return (
    <p className="second Members-slices">
      {kinds.map(({ kind, n }, i) => (
        <Fragment key={kind}>
          {i > 0 && ' · '}
          <Link to="/members" search={{ ...of.asOf.query, kind }} className="count">
            {t.slice(n, words.kinds[kind].toLowerCase())}
          </Link>
        </Fragment>
      ))}
    </p>
  )
}

function Buttons({ of }: { of: List }) {
  const t = useTexts(memberListTexts)
  const phone = useWidth() === 'phone'
  const writes = useMay('members.write')
  const imports = useMay('members.import')
  const importing = useTexts(importTexts)
  return (
    <div className="line Members-buttons">
      {!phone && (
        <>
          <ColumnsButton />
          <Button onClick={() => window.print()}>{t.print}</Button>
          <ExcelButton of={of} />
        </>
      )}
      <DuplicatesLink past={of.asOf.past} />
      {imports && !of.asOf.past && (
        <Link
          to="/imports"
          search={of.search.unit === undefined ? {} : { unit: of.search.unit }}
          className={buttonClass('outlined')}
        >
          {importing.short}
        </Link>
      )}
      {!phone && writes && !of.asOf.past && (
        <Link
          to="/members/new"
          search={of.search.unit === undefined ? {} : { unit: of.search.unit }}
          className={buttonClass('outlined')}
        >
          {t.enter}
        </Link>
      )}
    </div>
  )
}

/** Which columns stand in the list and in the file. The name always stays. */
function ColumnsButton() {
  const t = useTexts(memberListTexts)
  const words = useTexts(belongingTexts)
  const [{ columns }, change] = useListLook()
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <Button>{t.columns}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {listColumns.slice(1).map((c) => (
          <Menu.CheckboxItem
            key={c}
            checked={columns.includes(c)}
            onChange={() => change({ columns: columns.includes(c) ? columns.filter((x) => x !== c) : [...columns, c] })}
          >
            {words.fields[c]}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The rows as seen: filters, order and columns, every page of them. */
function ExcelButton({ of }: { of: List }) {
  const t = useTexts(memberListTexts)
  const [{ columns }] = useListLook()
  const { sort } = of.search
  const save = useMutation({
    mutationFn: async () => {
      const query = { ...of.filter, ...(sort !== undefined && { sort }), columns: columns.join(',') }
      saveFile(await api.downloadMembers({ query }))
    },
  })
  return (
    <>
      <Button disabled={save.isPending} onClick={() => save.mutate()}>
        {save.isPending ? t.preparing : t.excel}
      </Button>
      <Failure of={save.error} />
    </>
  )
}

/** What a sheet of paper must say by itself: whose list, of which day, narrowed how, which part of it. */
function PrintHead({ of }: { of: List }) {
  const t = useTexts(memberListTexts)
  const filters = useFilterWords(of)
  const scope = of.list.data?.scope.name ?? ''
  return (
    <div className="print-only Members-print">
      <p>
        <b>{t.printHead(scope, dayText(of.asOf.on))}</b>
      </p>
      <p>{[...filters.map((f) => f.words), t.printPlace(placeWords(of, t))].join('. ')}</p>
    </div>
  )
}
