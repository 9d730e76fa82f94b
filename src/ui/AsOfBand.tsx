import type { ReactNode } from 'react'
import './as-of-band.css'

/** Always in sight while another day than today is looked at: hatched, dark, with the way back. */
export function AsOfBand({ title, children, back }: { title: ReactNode; children: ReactNode; back: ReactNode }) {
  return (
    <div className="AsOfBand" role="status">
      <i className="AsOfBand-hatch" aria-hidden="true" />
      <p>
        <b>{title}</b> {children}
      </p>
      {back}
    </div>
  )
}
