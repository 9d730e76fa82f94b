import { useTexts } from '#browser/texts/dictionary.ts'
import { importTexts } from '#browser/texts/imports.ts'
import { Button } from '#ui/Button.tsx'
import type { DifferenceRow } from '../imports.contract.ts'
import type { Choose } from './choose.ts'

/** Whom of the register a doubtful row may be, with reasons; a person decides. */
export function Verdict({ row, onChoose }: { row: DifferenceRow; onChoose: Choose }) {
  const t = useTexts(importTexts)
  const past = row.others.find((other) => other.person === row.verdict)?.past
  if (row.verdict !== null)
    return (
      <>
        {past && <p className="second">{past.told}</p>}
        <p className="line">
          <span>{decided(row, t)}</span>
          <Button kind="link" onClick={() => onChoose({ verdict: null })}>
            {t.undecide}
          </Button>
        </p>
      </>
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
                  other.cell === null ? undefined : other.past ? t.wasInCell(other.cell) : t.inCell(other.cell),
                  t.alike(other.percent),
                ]
                  .filter((said) => said !== undefined)
                  .join(' · ')}
              </span>
            </p>
            <p className="second">{other.reasons.join(' ')}</p>
            {other.past !== null && <p>{other.past.told}</p>}
            {other.past?.hindrance ? (
              <p className="second">{other.past.hindrance}</p>
            ) : (
              <Button onClick={() => onChoose({ verdict: other.person })}>{other.past ? t.isBack : t.isThis}</Button>
            )}
          </li>
        ))}
      </ul>
      <Button kind="link" onClick={() => onChoose({ verdict: 'new' })}>
        {row.stands === 'returning' ? t.isSomebodyElse : t.isNew}
      </Button>
    </>
  )
}

function decided(row: DifferenceRow, t: typeof importTexts.vi) {
  if (row.verdict === 'new') return t.decidedNew
  return row.stands === 'returning' ? t.decidedBack(row.known?.name ?? '', row.cell?.name ?? '') : row.known?.name
}
