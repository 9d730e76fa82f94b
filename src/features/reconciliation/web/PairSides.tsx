import { useTexts } from '#browser/texts/dictionary.ts'
import { pairTexts } from '#browser/texts/pairs.ts'
import { PairTable } from '#ui/PairTable.tsx'
import type { PairView, PersonView } from './contract.ts'

/** The two rows in full, side by side, with what the lists are called and where they stand. */
export function PairSides({ pair }: { pair: PairView }) {
  const t = useTexts(pairTexts)
  return (
    <div className="card Pair-sides">
      <PairTable
        lines={pair.lines}
        words={{
          left: <Where person={pair.left} />,
          right: <Where person={pair.right} />,
          nothing: t.nothing,
          says: t.says,
          field: t.field,
          compared: t.compared,
        }}
      />
    </div>
  )
}

function Where({ person }: { person: PersonView }) {
  const t = useTexts(pairTexts)
  const { kind, fileName, row } = person.source
  return (
    <>
      <b>{t.left[kind]}</b>
      <br />
      <span className="second">{t.where(fileName, row)}</span>
    </>
  )
}
