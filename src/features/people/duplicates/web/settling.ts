import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { PairAnswer } from '#ui/PairAnswers.tsx'
import { useEffect } from 'react'
import type { DuplicateView } from '../duplicates.contract.ts'
import { api, refreshAll } from './queries.ts'

/** The last answer, so that Z takes it back on the page after it. */
let last: { readonly id: string; readonly version: number } | undefined

/** Answering one pair, by button or by keyboard (1, 2, 3, Z, arrows). "One person" leads to what of each stands. */
export function useSettling(pair: DuplicateView) {
  const client = useQueryClient()
  const go = useNavigate()
  const show = (id: string | null) =>
    id === null ? go({ to: '/duplicates' }) : go({ to: '/duplicates/$id', params: { id }, resetScroll: true })
  const settle = useMutation({
    mutationFn: (answer: 'different' | 'later') =>
      api.answerDuplicate({ params: { id: pair.id }, body: { answer, version: pair.version } }),
    onSuccess: async ({ version, next }) => {
      last = { id: pair.id, version }
      await refreshAll(client)
      await show(next)
    },
    onError: () => refreshAll(client),
  })
  const takeBack = useMutation({
    mutationFn: ({ id, version }: { id: string; version: number }) =>
      api.answerDuplicate({ params: { id }, body: { answer: null, version } }),
    onSuccess: async (_done, { id }) => {
      last = undefined
      await refreshAll(client)
      await show(id)
    },
  })
  const busy = settle.isPending || takeBack.isPending
  const may = pair.may.includes('settle')
  const answer = (given: PairAnswer) => {
    if (!may || busy) return
    if (given === 'same') void go({ to: '/duplicates/$id', params: { id: pair.id }, search: { merge: true } })
    else settle.mutate(given)
  }
  const undo = () => {
    const back = pair.state === 'open' ? last : { id: pair.id, version: pair.version }
    if (back && may && !busy) takeBack.mutate(back)
  }
  const turn = (to: string | null) => {
    if (to !== null) void show(to)
  }
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const does: Readonly<Record<string, () => void>> = {
        1: () => answer('same'),
        2: () => answer('different'),
        3: () => answer('later'),
        z: undo,
        Z: undo,
        ArrowLeft: () => turn(pair.previous),
        ArrowRight: () => turn(pair.next),
      }
      const act = does[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
  const canUndo = pair.state !== 'open' || last !== undefined
  return { answer, undo, turn, busy, canUndo, error: settle.error ?? takeBack.error }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea') !== null
}
