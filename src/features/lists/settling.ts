/** Two things that may be one, by their places in two lists. */
export interface Candidate {
  readonly left: number
  readonly right: number
  readonly probability: number
  /** How much speaks for it, in bits: tells apart what a probability next to 1 cannot. */
  readonly bits: () => number
}

export interface Settled<C extends Candidate> {
  readonly sure: readonly C[]
  readonly doubtful: readonly C[]
  /** For a doubtful one that would be sure alone: how many others stand in its way. */
  readonly rivals: ReadonlyMap<C, number>
}

const sureFrom = 0.95
const doubtfulAbove = 0.5

/**
 * Best first: sure is a probability of 0.95 and more with no rival of more than a tenth of its odds. A rival is another
 * pair with one of the two rows whose own rows no surer pair has taken. What is left above 0.5 is doubtful.
 */
export function settle<C extends Candidate>(candidates: readonly C[]): Settled<C> {
  const order = candidates
    .filter((c) => c.probability > doubtfulAbove)
    .toSorted((a, b) => b.probability - a.probability || a.left - b.left || a.right - b.right)
  const ofLeft = Map.groupBy(order, (c) => c.left)
  const ofRight = Map.groupBy(order, (c) => c.right)
  const [leftTaken, rightTaken] = [new Set<number>(), new Set<number>()]
  const isOpen = (c: C) => !leftTaken.has(c.left) && !rightTaken.has(c.right)
  const rivalsOf = (c: C) =>
    [...(ofLeft.get(c.left) ?? []), ...(ofRight.get(c.right) ?? [])].filter(
      (other) => other !== c && isOpen(other) && isRival(other, c),
    )
  const sure: C[] = []
  // a pair taken late may have been the rival of one that was looked at earlier
  for (let before = -1; before < sure.length;) {
    before = sure.length
    for (const c of order)
      if (c.probability >= sureFrom && isOpen(c) && rivalsOf(c).length === 0) {
        sure.push(c)
        leftTaken.add(c.left)
        rightTaken.add(c.right)
      }
  }
  const doubtful = order.filter(isOpen)
  return { sure, doubtful, rivals: new Map(doubtful.map((c) => [c, rivalsOf(c).length])) }
}

const nextToOne = 1 - 1e-12

function isRival(other: Candidate, c: Candidate): boolean {
  if (other.probability >= nextToOne && c.probability >= nextToOne) return other.bits() > c.bits() - Math.log2(10)
  return oddsOf(other) * 10 > oddsOf(c)
}

function oddsOf({ probability }: Candidate): number {
  return probability / Math.max(1 - probability, Number.EPSILON)
}
