import { Icon } from './Icon.tsx'
import './steps.css'

/** Where one is on a short way, in words. */
export function Steps({ label, steps, at }: { label: string; steps: readonly string[]; at: number }) {
  return (
    <ol className="Steps" aria-label={label}>
      {steps.map((step, i) => (
        <li
          key={step}
          data-state={i < at ? 'done' : i === at ? 'now' : 'later'}
          aria-current={i === at ? 'step' : undefined}
        >
          <span className="Steps-disc">{i < at ? <Icon name="tick" size="0.875rem" /> : i + 1}</span>
          {step}
        </li>
      ))}
    </ol>
  )
}
