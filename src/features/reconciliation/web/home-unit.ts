import { createContext, useContext } from 'react'
import type { Overview, PersonView } from './contract.ts'

/** The reconciliation whose people are shown. */
export const Here = createContext<Pick<Overview, 'unit' | 'listsInside'> | undefined>(undefined)

/** A place without the name of this very unit after it: `Chi bộ Khối 3, phường Trường Vinh` is `Chi bộ Khối 3` at home. */
export function usePlace(): (place: string) => string {
  const unit = useContext(Here)?.unit.name ?? ''
  const home = `, ${unit.replace(/^Đảng bộ /, '')}`.toLowerCase()
  return (place) => (place.toLowerCase().endsWith(home) ? place.slice(0, place.length - home.length) : place)
}

/** Who sent a person: as the row says, else whoever supplied the list. */
export function useSender(): (person: PersonView) => string | null {
  const lists = useContext(Here)?.listsInside
  return ({ from, source }) => {
    if (from !== null || source.kind !== 'sent') return from
    const list = lists?.find((l) => l.id === source.list)
    const [only, more] = list?.speaksFor ?? []
    return list?.suppliedBy ?? (more === undefined ? only : null) ?? null
  }
}
