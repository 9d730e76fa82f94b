import type { ReactNode } from 'react'
import { useEffect } from 'react'
import './foot.css'

/** Stays at the lower edge: what is left to do and the buttons, on the phone under the thumb instead of the tabs. */
export function Foot({ children }: { children: ReactNode }) {
  useEffect(() => {
    document.documentElement.dataset['foot'] = 'yes'
    return () => {
      delete document.documentElement.dataset['foot']
    }
  }, [])
  return <div className="Foot no-print">{children}</div>
}
