import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTexts } from '#browser/texts/dictionary.ts'
import { unitFormTexts } from '#browser/texts/unit-forms.ts'
import type { MemberRow } from '#features/people/index.ts'
import { Button } from '#ui/Button.tsx'
import { TextInput } from '#ui/FormField.tsx'
import { holdersQuery } from './queries.ts'

const shown = 8

/** What a form keeps of somebody chosen: the id and, behind it, the name. */
export function holderOf(value: string): { readonly person: string; readonly name: string } {
  return { person: value.slice(0, 36), name: value.slice(37) }
}

/** Somebody of the register, found by words of a name with or without marks. `value`: see `holderOf`. */
export function HolderPicker({
  value,
  wrong,
  onValue,
}: {
  value: string
  wrong: string | undefined
  onValue: (value: string) => void
}) {
  const t = useTexts(unitFormTexts)
  const [typed, setTyped] = useState<string>()
  const sought = typed?.trim() ?? ''
  const { data } = useQuery({ ...holdersQuery(sought, shown), enabled: sought.length > 1 })
  const rows = sought.length > 1 ? data?.rows : undefined
  return (
    <div>
      <TextInput
        label={t.holder}
        value={typed ?? holderOf(value).name}
        onValue={(text) => {
          setTyped(text)
          onValue('')
        }}
        wrong={wrong}
        hint={rows?.length === 0 ? t.holderNone : t.holderHint}
      />
      <ul aria-label={t.holder}>
        {rows?.map((row) => (
          <li key={row.affiliation}>
            <Found
              row={row}
              onChoose={() => {
                onValue(`${row.person} ${row.name}`)
                setTyped(undefined)
              }}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Found({ row, onChoose }: { row: MemberRow; onChoose: () => void }) {
  return (
    <>
      <Button kind="link" onClick={onChoose}>
        {row.name}
      </Button>{' '}
      <span className="second">{[row.born?.slice(0, 4), row.unit.name].filter(Boolean).join(' · ')}</span>
    </>
  )
}
