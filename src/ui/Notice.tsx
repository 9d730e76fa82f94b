import type { ReactNode } from 'react'
import { Shape, type ShapeName } from './Shape.tsx'
import './notice.css'

/** The one thing to do first, and why, with its button. */
export function NextStep({
  label,
  title,
  children,
  button,
}: {
  label: ReactNode
  title?: ReactNode
  children: ReactNode
  button?: ReactNode
}) {
  return (
    <section className="NextStep">
      <div>
        <p className={title ? 'NextStep-label NextStep-before' : 'NextStep-label'}>{label}</p>
        {title && <h2>{title}</h2>}
        <p className={title ? 'second' : undefined}>{children}</p>
      </div>
      {button}
    </section>
  )
}

/** What must be read: it stays where it happened until it is no longer true. `urgent` is read out at once. */
export function Notice({
  shape,
  title,
  urgent = false,
  children,
}: {
  shape?: ShapeName
  title?: ReactNode
  urgent?: boolean
  children?: ReactNode
}) {
  return (
    <div className="Notice" role={urgent ? 'alert' : undefined} data-shape={shape}>
      {shape && <Shape name={shape} />}
      <div>
        {title && <p className="Notice-title">{title}</p>}
        {children}
      </div>
    </div>
  )
}

/** A page or list with nothing in it yet: what comes here and how to begin. */
export function Empty({ title, children, button }: { title: ReactNode; children?: ReactNode; button?: ReactNode }) {
  return (
    <div className="Empty">
      <p className="Notice-title">{title}</p>
      {children && <p className="second">{children}</p>}
      {button}
    </div>
  )
}
