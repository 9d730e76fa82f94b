import { useLanguage, useTexts } from '#browser/texts/dictionary.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { useToday } from '#browser/today.ts'
import type { ShapeName } from '#ui/Shape.tsx'
import type { ClockView } from '#features/transfers/index.ts'

export function clockOf(clocks: readonly ClockView[], rule: ClockView['rule']): ClockView | undefined {
  return clocks.find((c) => c.rule === rule)
}

/** The word and the shape of a clock's state, as every page says them. */
export function useClockState(): (clock: ClockView) => { shape: ShapeName; word: string } {
  const { states } = useTexts(reconciliationTexts)
  const today = useToday()
  return (clock) => {
    if (clock.state !== 'running') return { shape: clock.state, word: states[clock.state] }
    if (clock.dueOn === today) return { shape: 'soon', word: states.today }
    return clock.soon ? { shape: 'soon', word: states.soon } : { shape: 'running', word: states.running }
  }
}

/** `32 ngày làm việc`, `5 ngày`: how far, without saying which way. */
export function useSpan(): (left: { n: number; unit: 'workingDays' | 'days' | 'months' }) => string {
  const words = useTexts(reconciliationTexts)
  useLanguage()
  return ({ n, unit }) => {
    const far = Math.abs(n)
    if (unit === 'workingDays') return words.working(far)
    return unit === 'days' ? words.days(far) : words.months(far)
  }
}
