import { useTexts } from '#browser/texts/dictionary.ts'
import { importTexts } from '#browser/texts/imports.ts'
import { Button } from '#ui/Button.tsx'
import type { DifferenceRow } from '../imports.contract.ts'
import type { Choose } from './choose.ts'

/** Whom of the register a doubtful row may be, with reasons; a person decides. */
export function Verdict({ row, onChoose }: { row: DifferenceRow; onChoose: Choose }) {
  const t = useTexts(importTexts)
  if (row.verdict !== null)
    return (
      <p className="line">
        <span>{row.verdict === 'new' ? t.decidedNew : row.known?.name}</span>
        <Button kind="link" onClick={() => onChoose({ verdict: null })}>
          {t.undecide}
        </Button>
      </p>
    )
  return (
    <>
      <ul className="ImportOthers">
        {row.others.map((other) => (
          <li key={other.person}>
            <p>
              <b>{other.name}</b>{' '}
              <span className="second">
                {[
                  other.born === null ? undefined : t.born(other.born),
                  other.cell === null ? undefined : t.inCell(other.cell),
                  t.alike(other.percent),
                ]
                  .filter((said) => said !== undefined)
                  .join(' · ')}
              </span>
            </p>
            <p className="second">{other.reasons.join(' ')}</p>
            <Button onClick={() => onChoose({ verdict: other.person })}>{t.isThis}</Button>
          </li>
        ))}
      </ul>
      <Button kind="link" onClick={() => onChoose({ verdict: 'new' })}>
        {t.isNew}
      </Button>
    </>
  )
}
