import { Fragment, type ReactNode } from 'react'
import './pair-table.css'

export interface PairLine {
  readonly field: string
  readonly label: string
  readonly left: string
  readonly right: string
  readonly says: 'same' | 'different' | 'missing' | 'samePlace' | 'none'
}

export interface PairWords {
  readonly left: ReactNode
  readonly right: ReactNode
  readonly nothing: string
  readonly says: Readonly<Record<PairLine['says'], string>>
  readonly field: string
  readonly compared: string
}

/** Two rows side by side, what differs standing out. */
export function PairTable({ lines, words }: { lines: readonly PairLine[]; words: PairWords }) {
  return (
    <table className="PairTable">
      <thead>
        <tr>
          <th scope="col">
            <span className="hidden">{words.field}</span>
          </th>
          <th scope="col">{words.left}</th>
          <th scope="col">{words.right}</th>
          <th scope="col">
            <span className="hidden">{words.compared}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.field} data-says={line.says}>
            <th scope="row">{line.label}</th>
            <Side text={line.left} other={line.right} line={line} nothing={words.nothing} />
            <Side text={line.right} other={line.left} line={line} nothing={words.nothing} />
            <td className="PairTable-says">{words.says[line.says]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Side({ text, other, line, nothing }: { text: string; other: string; line: PairLine; nothing: string }) {
  return (
    <td className="digits" data-name={line.field === 'name' || undefined}>
      {text === '' ? (
        <span className="quiet">{nothing}</span>
      ) : (
        <Marked text={text} other={other} on={line.says === 'different'} />
      )}
    </td>
  )
}

/** The parts of a text that the other one has not, set off by ground and underline. */
export function Marked({ text, other, on }: { text: string; other: string; on: boolean }) {
  if (!on || other === '') return <>{text}</>
  return (
    <>
      {differing(text, other).map((part, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- parts of one fixed text have no other name
        <Fragment key={i}>{part.differs ? <mark className="PairMark">{part.text}</mark> : part.text}</Fragment>
      ))}
    </>
  )
}

interface Part {
  readonly text: string
  readonly differs: boolean
}

/** Whole words of a name, runs of them together; of two dates day and month together, since they are what changes places. */
export function differing(text: string, other: string): readonly Part[] {
  const date = /^(?:(.+)\/)?(\d{4})$/
  const [mine, theirs] = [date.exec(text), date.exec(other)]
  if (mine && theirs) return dateParts(mine, theirs)
  const left = new Map<string, number>()
  for (const w of other.split(/\s+/)) left.set(bare(w), (left.get(bare(w)) ?? 0) + 1)
  const parts: Part[] = []
  for (const piece of text.split(/(\s+)/)) {
    const isSpace = piece.trim() === ''
    const n = left.get(bare(piece)) ?? 0
    if (!isSpace && n > 0) left.set(bare(piece), n - 1)
    parts.push({ text: piece, differs: !isSpace && n === 0 })
  }
  return joined(parts)
}

function bare(word: string): string {
  return word.replace(/[.,;:()“”"]/g, '').toLowerCase()
}

/** Neighbouring words that differ become one mark, the space between them included. */
function joined(parts: readonly Part[]): readonly Part[] {
  const runs: Part[] = []
  for (const [i, part] of parts.entries()) {
    const isBetween = part.text.trim() === '' && runs.at(-1)?.differs === true && parts[i + 1]?.differs === true
    const differs = part.differs || isBetween
    const last = runs.at(-1)
    if (last && last.differs === differs) runs[runs.length - 1] = { text: last.text + part.text, differs }
    else runs.push({ text: part.text, differs })
  }
  return runs
}

function dateParts(mine: RegExpExecArray, theirs: RegExpExecArray): readonly Part[] {
  const [, dayMonth, year = ''] = mine
  const ofYear = { text: year, differs: year !== theirs[2] }
  if (dayMonth === undefined) return [ofYear]
  return [{ text: dayMonth, differs: dayMonth !== theirs[1] }, { text: '/', differs: false }, ofYear]
}
