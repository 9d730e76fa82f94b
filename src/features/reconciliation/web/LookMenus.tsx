import { Menu } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTexts } from '#browser/texts/dictionary.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { resultTexts } from '#browser/texts/result.ts'
import { Icon } from '#ui/Icon.tsx'
import '#ui/menu.css'
import { sameView, useLook, viewOf, type View } from './look.ts'
import type { ResultSearch } from './search.ts'

/** Which columns are shown. The name always stays. */
export function ColumnsMenu({ group, columns }: { group: string; columns: readonly { key: string; name: string }[] }) {
  const t = useTexts(resultTexts)
  const [look, change] = useLook()
  const hidden = look.hidden[group] ?? []
  const toggle = (key: string) => {
    const next = hidden.includes(key) ? hidden.filter((k) => k !== key) : [...hidden, key]
    change({ hidden: { ...look.hidden, [group]: next } })
  }
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <button type="button" className="Chip">
          {t.columnsShown}
          <Icon name="down" size="0.875rem" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {columns.slice(1).map(({ key, name }) => (
          <Menu.CheckboxItem key={key} checked={!hidden.includes(key)} onChange={() => toggle(key)}>
            {name}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Views one comes back to: the group with its filters and order, under words of their own. */
export function ViewsMenu({ id, search }: { id: string; search: ResultSearch }) {
  const t = useTexts(resultTexts)
  const [look, change] = useLook()
  const name = useViewName()
  const go = useNavigate()
  const here = viewOf(search)
  const isSaved = look.views.some((v) => sameView(v, here))
  const others = look.views.filter((v) => !sameView(v, here))
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="Chip" data-chosen={isSaved}>
          {t.views}
          <Icon name="down" size="0.875rem" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {look.views.map((view) => (
          <Menu.Item
            key={JSON.stringify(view)}
            onClick={() => void go({ to: '/reconciliations/$id', params: { id }, search: view })}
            aria-current={sameView(view, here) ? 'true' : undefined}
          >
            {name(view)}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => change({ views: isSaved ? others : [...look.views, here] })}>
          {isSaved ? t.forgetView : t.saveView}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function useViewName(): (view: View) => string {
  const words = useTexts(reconciliationTexts)
  const t = useTexts(resultTexts)
  return ({ group = 'notSeenYet', clock, sender, sort }) =>
    [
      words.lists[group],
      clock && words.states[clock],
      sender,
      sort && sort !== 'due' && `${t.sort} ${t.sorts[sort].toLowerCase()}`,
    ]
      .filter(Boolean)
      .join(' · ')
}
