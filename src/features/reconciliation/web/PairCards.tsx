import { useState } from 'react'
import { useTexts } from '#browser/texts/dictionary.ts'
import { pairTexts } from '#browser/texts/pairs.ts'
import { Marked } from '#ui/PairTable.tsx'
import type { PairView } from './contract.ts'

/** On a phone: what differs first, what is missing second, what agrees in one line. */
export function PairCards({ pair }: { pair: PairView }) {
  const t = useTexts(pairTexts)
  const [whole, setWhole] = useState(false)
  const order = { different: 0, missing: 1, samePlace: 2, same: 3, none: 4 } as const
  const lines = pair.lines.toSorted((a, b) => order[a.says] - order[b.says])
  const open = whole ? lines : lines.filter((l) => l.says === 'different' || l.says === 'missing')
  const alike = lines.filter((l) => l.says === 'same' || l.says === 'samePlace')
  return (
    <div className="card PairCards">
      {open.map((line) => (
        <section key={line.field} data-says={line.says}>
          <h2 className="PairCard-head">
            {line.label} <span>{t.says[line.says]}</span>
          </h2>
          <div className="PairCard-sides">
            <div>
              <span className="quiet">{t.leftShort[pair.left.source.kind]}</span>
              <Side text={line.left} other={line.right} differs={line.says === 'different'} />
            </div>
            <div>
              <span className="quiet">{t.leftShort[pair.right.source.kind]}</span>
              <Side text={line.right} other={line.left} differs={line.says === 'different'} />
            </div>
          </div>
        </section>
      ))}
      <section>
        {!whole && alike.length > 0 && (
          <>
            <h2 className="PairCard-head">{t.alike}</h2>
            <p>{alike.map((l) => `${l.label}: ${l.left}`).join('. ')}.</p>
          </>
        )}
        <button type="button" className="TextButton Pair-whole" onClick={() => setWhole(!whole)}>
          {whole ? t.seeLess : t.seeAll}
        </button>
      </section>
    </div>
  )
}

function Side({ text, other, differs }: { text: string; other: string; differs: boolean }) {
  const t = useTexts(pairTexts)
  if (text === '') return <span className="quiet">{t.nothing}</span>
  return (
    <b>
      <Marked text={text} other={other} on={differs} />
    </b>
  )
}
