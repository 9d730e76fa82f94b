import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { PairAnswer } from '#ui/PairAnswers.tsx'
import { useEffect, useState } from 'react'
import { problemStatus } from '#browser/problem.ts'
import type { PairView } from './contract.ts'
import { api, keys, nextPairQuery, pairQuery } from './queries.ts'

interface Last {
  readonly id: string
  readonly version: number
  readonly answer: PairAnswer
}

/** Answering pairs one after another, with the way back for the last answer, by button or by keyboard (1, 2, 3, Z, arrows). */
export function useSettling(id: string, pair: PairView | undefined, may: boolean) {
  const client = useQueryClient()
  const go = useNavigate()
  const [last, setLast] = useState<Last>()
  const [answeredHere, setAnsweredHere] = useState(0)
  const show = (next: string | null) =>
    go({
      to: '/reconciliations/$id/pairs',
      params: { id },
      search: next === null ? {} : { pair: next },
      resetScroll: true,
    })
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: keys.one(id) }),
      client.invalidateQueries({ queryKey: keys.people, refetchType: 'none' }),
    ])
  const settle = useMutation({
    mutationFn: async ({ of, answer }: { of: PairView; answer: PairAnswer }) => ({
      answer,
      ...(await api.answerPair({ params: { id: of.id }, body: { answer, version: of.version } })),
    }),
    onSuccess: async ({ answer, pair: settled, next }) => {
      setLast({ id: settled.id, version: settled.version, answer })
      setAnsweredHere((n) => n + 1)
      client.setQueryData(pairQuery(settled.id).queryKey, settled)
      if (next === null) client.setQueryData(nextPairQuery(id).queryKey, { pair: null })
      void refresh()
      await show(next)
    },
    // Somebody else was first: the pair is shown as it now stands, with their answer.
    onError: async (_error, { of }) => {
      await client.invalidateQueries({ queryKey: keys.pair(of.id) })
      await show(of.id)
    },
  })
  const takeBack = useMutation({
    mutationFn: ({ id: of, version }: Last) => api.undoAnswer({ params: { id: of }, query: { version } }),
    onSuccess: async ({ pair: open }) => {
      setLast(undefined)
      setAnsweredHere((n) => Math.max(0, n - 1))
      client.setQueryData(pairQuery(open.id).queryKey, open)
      void refresh()
      await show(open.id)
    },
  })
  const waiting = pair?.next
  useEffect(() => {
    if (waiting) void client.prefetchQuery(pairQuery(waiting))
  }, [client, waiting])
  const busy = settle.isPending || takeBack.isPending
  const answer = (given: PairAnswer) => {
    if (pair && may && !busy) settle.mutate({ of: pair, answer: given })
  }
  const undo = () => {
    if (last && !busy) takeBack.mutate(last)
  }
  const takeBackThis = () => {
    if (pair?.answer && may && !busy) takeBack.mutate({ id: pair.id, version: pair.version, answer: pair.answer })
  }
  const turn = (to: string | null | undefined) => {
    if (to) void show(to)
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
        ArrowLeft: () => turn(pair?.previous),
        ArrowRight: () => turn(pair?.next),
      }
      const act = does[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
  const error = settle.error ?? takeBack.error
  return {
    answer,
    undo,
    takeBackThis,
    turn,
    may,
    busy,
    last,
    answeredHere,
    error,
    conflict: problemStatus(error) === 409,
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, select, textarea') !== null
}
