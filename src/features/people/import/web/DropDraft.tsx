import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { importTexts } from '#browser/texts/imports.ts'
import { Button } from '#ui/Button.tsx'
import { Confirm } from '#ui/Confirm.tsx'
import type { ImportInfo } from '../imports.contract.ts'
import { useDrop } from './use-drop.ts'

/** The way out: the draft is erased, the register stays as it is. */
export function DropDraft({ of }: { of: ImportInfo }) {
  const t = useTexts(importTexts)
  const drop = useDrop(of.id)
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button kind="link" disabled={drop.isPending} onClick={() => setAsking(true)}>
        {t.cancel}
      </Button>
      {asking && (
        <Confirm
          title={t.cancelTitle}
          yes={t.cancel}
          no={t.keep}
          busy={drop.isPending}
          onYes={() => drop.mutate()}
          onNo={() => setAsking(false)}
        >
          <p>{t.cancelWhat(of.rows)}</p>
          <Failure of={drop.error} />
        </Confirm>
      )}
    </>
  )
}
