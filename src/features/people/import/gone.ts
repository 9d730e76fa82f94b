import type { Day } from '#kernel/day.ts'
import type { AffiliationKind } from '../member.ts'
import type { GoneBecause, GoneOutcome, RowOutcome } from './outcome.ts'
import type { Belonging, Person } from './person.ts'

/** A row that is a little like somebody: `doubt` where somebody has to decide. */
export interface Hint {
  readonly row: number
  readonly person: string
  readonly doubt: boolean
}

/** Who belongs to a cell of the file and stands in no row of it, with what is known of why. Cells the file does not name are not spoken of. */
export function goneOf(
  rows: readonly RowOutcome[],
  { people, kind, on }: { readonly people: readonly Person[]; readonly kind: AffiliationKind; readonly on: Day },
  hints: readonly Hint[],
): readonly GoneOutcome[] {
  const cells = new Set(rows.map((row) => row.cell))
  const here = new Set(rows.map((row) => row.person))
  const standing = new Map(rows.map((row) => [row.row, row.stands]))
  const hinted = Map.groupBy(hints, (hint) => hint.person)
  return people.flatMap((person): GoneOutcome[] => {
    const belongs = person.belongs.find((b) => b.kind === kind && cells.has(b.unit))
    if (!belongs || here.has(person.person) || person.writes === false) return []
    const said = (hinted.get(person.person) ?? []).toSorted((a, b) => Number(b.doubt) - Number(a.doubt))
    const why = becauseOf(person, belongs, said, standing)
    const { record, version } = person
    return [
      {
        person: person.person,
        seen: version,
        affiliation: belongs.id,
        found: {
          person: person.person,
          version,
          name: record.name ?? '',
          born: record.born,
          cell: belongs.name,
          blocked: belongs.from >= on || belongs.to !== null,
          ...why,
        },
      },
    ]
  })
}

function becauseOf(
  person: Person,
  belongs: Belonging,
  hints: readonly Hint[],
  standing: ReadonlyMap<number, string>,
): { readonly because: GoneBecause; readonly row: number | null; readonly where: string | null } {
  const doubt = hints.find((h) => h.doubt && standing.get(h.row) === 'doubtful')
  if (doubt) return { because: 'inDoubt', row: doubt.row, where: null }
  const anew = hints.find((h) => standing.get(h.row) === 'new')
  if (anew) return { because: 'typedAnew', row: anew.row, where: null }
  const other = person.belongs.find((b) => b.id !== belongs.id)
  if (other) return { because: 'alsoElsewhere', row: null, where: other.name }
  return { because: belongs.byImport ? 'unknown' : 'enteredHere', row: null, where: null }
}
