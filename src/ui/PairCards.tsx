import { useState } from 'react'
import { Marked, type PairLine } from './PairTable.tsx'

export interface CardWords {
  readonly left: string
  readonly right: string
  readonly nothing: string
  readonly says: Readonly<Record<PairLine['says'], string>>
  readonly alike: string
  readonly seeAll: string
  readonly seeLess: string
}

const order = { different: 0, missing: 1, samePlace: 2, same: 3, none: 4 } as const

/** On a phone: what differs first, what is missing second, what agrees in one line. */
export function PairCards({ lines, words }: { lines: readonly PairLine[]; words: CardWords }) {
  const [whole, setWhole] = useState(false)
  const sorted = lines.toSorted((a, b) => order[a.says] - order[b.says])
  const open = whole ? sorted : sorted.filter((l) => l.says === 'different' || l.says === 'missing')
  const alike = sorted.filter((l) => l.says === 'same' || l.says === 'samePlace')
  return (
    <div className="card PairCards">
      {open.map((line) => (
        <section key={line.field} data-says={line.says}>
          <h2 className="PairCard-head">
            {line.label} <span>{words.says[line.says]}</span>
          </h2>
          <div className="PairCard-sides">
            <div>
              <span className="quiet">{words.left}</span>
              <Side text={line.left} other={line.right} line={line} nothing={words.nothing} />
            </div>
            <div>
              <span className="quiet">{words.right}</span>
              <Side text={line.right} other={line.left} line={line} nothing={words.nothing} />
            </div>
          </div>
        </section>
      ))}
      <section>
        {!whole && alike.length > 0 && (
          <>
            <h2 className="PairCard-head">{words.alike}</h2>
            <p>{alike.map((l) => `${l.label}: ${l.left}`).join('. ')}.</p>
          </>
        )}
        <button type="button" className="TextButton Pair-whole" onClick={() => setWhole(!whole)}>
          {whole ? words.seeLess : words.seeAll}
        </button>
      </section>
    </div>
  )
}

function Side({ text, other, line, nothing }: { text: string; other: string; line: PairLine; nothing: string }) {
  if (text === '') return <span className="quiet">{nothing}</span>
  return (
    <b>
      <Marked text={text} other={other} on={line.says === 'different'} />
    </b>
  )
}
