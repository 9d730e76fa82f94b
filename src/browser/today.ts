import { createContext, useContext } from 'react'
import { todayInVietnam } from './texts/words.ts'

/** The day it is by the server, which counts the due days; before it has answered, by this device. */
export const Today = createContext<string | undefined>(undefined)

export function useToday(): string {
  return useContext(Today) ?? todayInVietnam()
}
