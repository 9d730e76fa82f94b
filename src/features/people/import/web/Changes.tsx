import { useTexts } from '#browser/texts/dictionary.ts'
import { importTexts } from '#browser/texts/imports.ts'
import type { DifferenceRow } from '../imports.contract.ts'
import type { Choose } from './choose.ts'

/** What a row says otherwise than the register, each to be taken or left. */
export function Changes({ row, onChoose }: { row: DifferenceRow; onChoose: Choose }) {
  const t = useTexts(importTexts)
  return (
    <ul className="ImportChanges">
      {row.changes.map(({ field, label, before, after, taken, because, blocked }) => (
        <li key={field}>
          <label className="ImportTake">
            <input
              type="checkbox"
              checked={taken}
              disabled={blocked}
              onChange={(event) => onChoose({ leave: false, fields: { [field]: event.target.checked } })}
            />
            <span>
              {label}: <s>{before ?? t.noValue}</s> → <b>{after ?? t.noValue}</b>
            </span>
          </label>
          {because !== null && <p className="second">{because}</p>}
        </li>
      ))}
    </ul>
  )
}
