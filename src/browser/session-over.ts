import { useSyncExternalStore } from 'react'

/**
 * The session of whoever has this page open. When the server says that it is over, the page stays as it stands: calls wait here,
 * and go on as they were once the same person is back. Nobody else ever sends them.
 */
export interface SessionOver {
  readonly over: boolean
  /** Things that somebody asked to be done and that wait to be sent. */
  readonly held: number
}

interface Waiting {
  readonly isDeed: boolean
  readonly tell: (isBack: boolean) => void
}

let account: string | undefined
let returns = 0
const waiting = new Set<Waiting>()
const listeners = new Set<() => void>()
let current: SessionOver = { over: false, held: 0 }

export function useSessionOver(): SessionOver {
  return useSyncExternalStore(listen, sessionOver)
}

export function sessionOver(): SessionOver {
  return current
}

/** From now on calls are that account's and wait for it. */
export function openSessionOf(whose: string): void {
  if (account !== whose) closeSession()
  account = whose
}

/** Nobody has the page open any more: what waited is not sent. */
export function closeSession(): void {
  account = undefined
  release(false)
}

/** The same person is back. */
export function goOn(): void {
  returns += 1
  release(true)
}

/** In whose name a call is made, and after how many returns. */
export function calling(): { readonly account: string | undefined; readonly returns: number } {
  return { account, returns }
}

/**
 * True once the call can be made again; false where nobody had the page open, or it was left.
 * @param sentAfter the returns when it was made: whoever has come back since has answered already
 * @throws the signal's reason when aborted
 */
export async function untilBack(
  { isDeed, sentAfter }: { readonly isDeed: boolean; readonly sentAfter: number },
  signal?: AbortSignal,
): Promise<boolean> {
  if (account === undefined) return false
  if (sentAfter < returns) return true
  const isBack = await new Promise<boolean>((tell) => {
    const one = { isDeed, tell }
    waiting.add(one)
    signal?.addEventListener('abort', () => forget(one), { once: true })
    show(true)
  })
  signal?.throwIfAborted()
  return isBack
}

function forget(one: Waiting): void {
  waiting.delete(one)
  one.tell(false)
  show(current.over)
}

function release(isBack: boolean): void {
  const all = [...waiting]
  waiting.clear()
  show(false)
  for (const { tell } of all) tell(isBack)
}

function show(over: boolean): void {
  current = { over, held: [...waiting].filter(({ isDeed }) => isDeed).length }
  for (const tell of listeners) tell()
}

function listen(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
