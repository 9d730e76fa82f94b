import { useState } from 'react'
import { fieldNames } from '../../member.ts'
import type { MergeField, Stands } from '../merging.ts'
import type { DuplicateView } from '../duplicates.contract.ts'
import type { Choice } from './queries.ts'

export type Choosing = ReturnType<typeof useChoice>

/** What was chosen, person by person, so that it stays when the other one is to go on. What only one side tells is taken from there. */
export function useChoice(pair: DuplicateView) {
  const { one, other } = pair
  const [kept, keep] = useState(one.person)
  const [fields, setFields] = useState<Readonly<Record<string, string>>>(() => beginning(pair))
  const [number, takeNumber] = useState<string>()
  const [statuses, takeStatuses] = useState<string>()
  const [stands, setStands] = useState<readonly Stands[]>([])
  const gone = kept === one.person ? other : one
  const keptSide = kept === one.person ? one : other
  const which = (person: string | undefined) => (person === gone.person ? ('gone' as const) : ('kept' as const))
  const choice: Choice = {
    version: pair.version,
    kept,
    keptVersion: keptSide.version,
    goneVersion: gone.version,
    fields: fieldNames.filter((f) => fields[f] === gone.person),
    number: which(number),
    statuses: which(statuses),
    stands: [...stands],
  }
  return {
    choice,
    keep,
    numberOf: number ?? kept,
    takeNumber,
    statusesOf: statuses ?? kept,
    takeStatuses,
    fieldOf: (field: string) => fields[field] ?? kept,
    takeField: (field: string, person: string) => setFields({ ...fields, [field]: person }),
    stand: (id: string, over: string) =>
      setStands([...stands.filter((s) => !(isOf(s, id) && isOf(s, over))), { id, over }]),
  }
}

function isOf(stands: Stands, id: string): boolean {
  return stands.id === id || stands.over === id
}

function beginning({ lines, one, other }: DuplicateView): Readonly<Record<string, string>> {
  const missing = lines.filter((l) => l.says === 'missing' && isField(l.field))
  return Object.fromEntries(missing.map((l) => [l.field, l.left === '' ? other.person : one.person]))
}

function isField(field: string): field is MergeField {
  return fieldNames.some((f) => f === field)
}
