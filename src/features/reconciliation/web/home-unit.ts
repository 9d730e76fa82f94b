import { createContext, useContext } from 'react'

/** The unit whose reconciliation is shown, `Đảng bộ phường Trường Vinh`. */
export const HomeUnit = createContext('')

/** A place without the name of this very unit after it: `Chi bộ Khối 3, phường Trường Vinh` is `Chi bộ Khối 3` at home. */
export function usePlace(): (place: string) => string {
  const home = `, ${useContext(HomeUnit).replace(/^Đảng bộ /, '')}`.toLowerCase()
  return (place) => (place.toLowerCase().endsWith(home) ? place.slice(0, place.length - home.length) : place)
}
