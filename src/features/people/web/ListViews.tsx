import { Menu } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberListTexts } from '#browser/texts/members.ts'
import { Either } from '#ui/Chips.tsx'
import { Icon } from '#ui/Icon.tsx'
import '#ui/menu.css'
import { useWidth } from '#ui/use-width.ts'
import { isFiltered, searchOf, showsLook } from './asking.ts'
import { listColumns, type Look } from './contract.ts'
import { useListLook } from './look.ts'
import { api, viewsQuery } from './queries.ts'
import type { List } from './use-list.ts'
import { ViewForm } from './ViewForm.tsx'

interface View {
  readonly name: string
  readonly look: Look
  /** Of those one has saved oneself. */
  readonly id?: string
}

/** The looks everybody has, and after them one's own. */
function useViews(): readonly View[] {
  const t = useTexts(memberListTexts)
  const { data } = useQuery(viewsQuery)
  return [
    { name: t.all, look: {} },
    { name: t.retiringSoon, look: { retiresWithin: 6, kind: ['official'] } },
    { name: t.probationary, look: { status: ['probationary'], kind: ['official'] } },
    { name: t.exempt, look: { status: ['exempt'], kind: ['official'] } },
    ...(data?.views ?? []),
  ]
}

const densities = ['middle', 'tight', 'wide'] as const

/** Looks one comes back to, the one that is shown underlined; and how tall the rows are. */
export function ListViews({ of }: { of: List }) {
  const t = useTexts(memberListTexts)
  const phone = useWidth() === 'phone'
  const [{ density }, change] = useListLook()
  const views = useViews()
  if (phone) return null
  return (
    <div className="Members-views second">
      <nav className="line" aria-label={t.views}>
        <span>{t.views}:</span>
        {views.map((view) => (
          <OneView key={view.id ?? view.name} of={of} view={view} />
        ))}
        <SaveView of={of} views={views} />
      </nav>
      <span className="line Members-density">
        {t.density}:
        <Either
          label={t.density}
          chosen={density}
          onChoose={(chosen) => change({ density: chosen })}
          choices={densities.map((d) => ({ value: d, label: t.densities[d] }))}
        />
      </span>
    </div>
  )
}

function OneView({ of, view }: { of: List; view: View }) {
  const t = useTexts(memberListTexts)
  const [editing, setEditing] = useState(false)
  const forget = useForget()
  const shown = showsLook(of.search, view.look)
  if (editing && view.id !== undefined)
    return <ViewForm id={view.id} name={view.name} of={of} onDone={() => setEditing(false)} />
  return (
    <span className="Members-view">
      <ViewLink of={of} view={view} shown={shown} />
      {view.id !== undefined && shown && (
        <Menu position="bottom-start">
          <Menu.Target>
            <button type="button" className="Members-viewMenu" aria-label={t.viewMenu(view.name)}>
              <Icon name="down" size="0.875rem" />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setEditing(true)}>{t.renameView}</Menu.Item>
            <Menu.Item onClick={() => view.id !== undefined && forget.mutate(view.id)}>{t.deleteView}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <Failure of={forget.error} />
    </span>
  )
}

/** A view one saved oneself brings its columns along. */
function ViewLink({ of, view, shown }: { of: List; view: View; shown: boolean }) {
  const [, change] = useListLook()
  const { columns } = view.look
  return (
    <Link
      to="/members"
      search={{ ...searchOf(view.look), ...of.asOf.query }}
      activeOptions={{ exact: true }}
      className="Members-viewLink"
      data-shown={shown}
      aria-current={shown ? 'true' : undefined}
      onClick={() => columns && change({ columns: listColumns.filter((c) => columns.includes(c)) })}
    >
      {view.name}
    </Link>
  )
}

function useForget() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.deleteView({ params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: viewsQuery.queryKey }),
  })
}

/** Only where there is something to remember that stands under no name yet. */
function SaveView({ of, views }: { of: List; views: readonly View[] }) {
  const t = useTexts(memberListTexts)
  const [open, setOpen] = useState(false)
  const known = views.some((v) => showsLook(of.search, v.look))
  const worth = isFiltered({ ...of.search, search: undefined }) || of.search.sort !== undefined
  if (open) return <ViewForm of={of} onDone={() => setOpen(false)} />
  if (known || !worth) return null
  return (
    <button type="button" className="TextButton Members-saveView" onClick={() => setOpen(true)}>
      {t.saveView}
    </button>
  )
}

/** On the phone the views stand in a menu. */
export function ViewsMenu({ of }: { of: List }) {
  const t = useTexts(memberListTexts)
  const go = useNavigate()
  const views = useViews()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="Chip">
          {t.viewsShort}
          <Icon name="down" size="0.875rem" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {views.map((view) => (
          <Menu.Item
            key={view.id ?? view.name}
            aria-current={showsLook(of.search, view.look) ? 'true' : undefined}
            onClick={() => void go({ to: '/members', search: { ...searchOf(view.look), ...of.asOf.query } })}
          >
            {view.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
