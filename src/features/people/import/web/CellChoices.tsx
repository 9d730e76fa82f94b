import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { importTexts } from '#browser/texts/imports.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { Button } from '#ui/Button.tsx'
import { Select } from '#ui/FormField.tsx'
import type { Difference, ImportPreview } from '../imports.contract.ts'
import { api, cellsQuery, keys } from './queries.ts'

/** Which cell is meant by each name of the file that nobody here is called by. */
export function CellChoices({ of, cells }: { of: ImportPreview; cells: Difference['cells'] }) {
  const t = useTexts(importTexts)
  const words = useTexts(reconciliationTexts)
  const client = useQueryClient()
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const { data } = useQuery(cellsQuery(of.import.id))
  const save = useMutation({
    mutationFn: () => api.compareImport({ params: { id: of.import.id }, body: { cells: chosen } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.one(of.import.id) }),
  })
  const units = data?.units ?? []
  if (cells.length === 0) return null
  return (
    <section className="card stack ImportCard">
      <div className="Fields">
        {cells.map(({ called, label, rows }) => (
          <Select
            key={called}
            label={called === '' ? t.chooseCellNone : t.chooseCell(label)}
            hint={words.rows(rows)}
            choose={t.chooseUnit}
            value={chosen[called] ?? ''}
            onValue={(unit) => setChosen({ ...chosen, [called]: unit })}
            choices={units.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ))}
      </div>
      <Failure of={save.error} />
      <Button
        disabled={save.isPending || Object.values(chosen).every((unit) => unit === '')}
        onClick={() => save.mutate()}
      >
        {t.saveCells}
      </Button>
    </section>
  )
}
