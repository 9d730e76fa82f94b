import { useState, type ReactNode } from 'react'
import { useAsOf } from '#browser/as-of.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { unitFormTexts } from '#browser/texts/unit-forms.ts'
import { Button } from '#ui/Button.tsx'
import type { UnitPage } from '../../units.contract.ts'
import { FoundForm, RenameForm } from './NameForms.tsx'
import { CloseForm, MoveForm } from './PlaceForms.tsx'
import { Reopen, TakeBack } from './TakingBack.tsx'

/** What the reader may decide about a unit, today only; the form opens in place. A closed unit is looked at on a day before. */
export function UnitForms({ page }: { page: UnitPage }) {
  const t = useTexts(unitFormTexts)
  const { past } = useAsOf()
  const [open, setOpen] = useState<UnitPage['may'][number]>()
  const may = past ? page.may.filter((change) => change === 'reopen') : page.may
  if (may.length === 0) return null
  const given = { page, onDone: () => setOpen(undefined) }
  const forms: Readonly<Record<UnitPage['may'][number], ReactNode>> = {
    found: <FoundForm {...given} />,
    rename: <RenameForm {...given} />,
    move: <MoveForm {...given} />,
    close: <CloseForm {...given} />,
    takeBack: <TakeBack {...given} />,
    reopen: <Reopen {...given} />,
  }
  if (open !== undefined && may.includes(open)) return forms[open]
  return (
    <div className="line no-print" role="group" aria-label={t.change}>
      {may.map((change) => (
        <Button key={change} onClick={() => setOpen(change)}>
          {t[change]}
        </Button>
      ))}
    </div>
  )
}
