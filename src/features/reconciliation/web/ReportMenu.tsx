import { Menu } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { saveFile } from '#browser/save-file.ts'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { resultTexts } from '#browser/texts/result.ts'
import { Button, buttonClass } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useWidth } from '#ui/use-width.ts'
import '#ui/menu.css'
import type { Overview } from './contract.ts'
import { api, ledgerQuery } from './queries.ts'

/** The report of a quarter on the screen, as Word, and as Excel. The quarters are asked for when one is to be chosen. */
export function ReportMenu({ of }: { of: Pick<Overview, 'id'> }) {
  const t = useTexts(resultTexts)
  const phone = useWidth() === 'phone'
  return (
    <>
      {phone && (
        <Link
          to="/reconciliations/$id/report"
          params={{ id: of.id }}
          className={`${buttonClass('outlined')} Button-wide`}
        >
          {t.ledger}
        </Link>
      )}
      <Download id={of.id} as="docx" />
      <Download id={of.id} as="xlsx" />
    </>
  )
}

function Download({ id, as }: { id: string; as: 'docx' | 'xlsx' }) {
  const t = useTexts(resultTexts)
  const phone = useWidth() === 'phone'
  const [opened, setOpened] = useState(false)
  const { data, error } = useQuery({ ...ledgerQuery(id, undefined), enabled: opened })
  const save = useDownload(id)
  const label = as === 'docx' ? (phone ? t.wordReport : t.word) : t.excel
  return (
    <>
      <Menu opened={opened} onChange={setOpened} position="bottom-end">
        <Menu.Target>
          <Button className="Button-wide" disabled={save.isPending}>
            {label}
            <Icon name="down" size="0.875rem" />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(data?.quarters ?? []).map((quarter) => (
            <Menu.Item key={quarter} onClick={() => save.mutate({ quarter, as })}>
              {t.quarterName(quarter.slice(6), quarter.slice(0, 4))}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Failure of={error ?? save.error} />
    </>
  )
}

export function useDownload(id: string) {
  return useMutation({
    mutationFn: async ({ quarter, as }: { quarter: string; as: 'docx' | 'xlsx' }) =>
      saveFile(await api.downloadReport({ params: { id }, query: { quarter, as } })),
  })
}
