import type { ReactNode } from 'react'
import { useTexts } from '#browser/texts/dictionary.ts'
import { layerTexts } from '#browser/texts/layers.ts'
import { Steps } from '#ui/Steps.tsx'
import type { Entered } from '../index.ts'
import { EnrolStep } from './EnrolStep.tsx'
import { SecondStep } from './SecondStep.tsx'

/** The card of the way in: the first layer as given, then what the server asks for next. */
export function Entrance({ of, onDone, children }: { of: Entered; onDone: () => Promise<void>; children: ReactNode }) {
  const t = useTexts(layerTexts)
  return (
    <section className="card SignIn-card">
      {of.next === 'in' ? (
        children
      ) : (
        <>
          <div className="SignIn-top">
            <h1>{of.next === 'second' ? t.second : t.enrolTitle}</h1>
            <Steps label={t.stepsLabel} steps={t.steps} at={1} />
          </div>
          {of.next === 'second' ? (
            <SecondStep of={of} onDone={onDone} />
          ) : (
            <EnrolStep username={of.username} onDone={onDone} />
          )}
        </>
      )}
    </section>
  )
}
