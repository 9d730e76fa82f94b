import type { ReactNode } from 'react'
import { Mark } from '../Icon.tsx'
import './shell.css'
import './menu.css'

/** The frame of every page. On the PC the menu stands at the left; narrower it gives way to tabs at the lower edge. */
export function Shell({
  skip,
  header,
  band,
  menu,
  tabs,
  children,
}: {
  skip: ReactNode
  header: ReactNode
  /** Stands under the header and stays with it. */
  band?: ReactNode
  menu?: ReactNode
  tabs?: ReactNode
  children: ReactNode
}) {
  return (
    <>
      <a className="Skip" href="#main">
        {skip}
      </a>
      <div className="Top">
        <header className="Header no-print">{header}</header>
        {band}
      </div>
      <div className={menu ? 'Frame Frame-menu' : 'Frame'}>
        {menu}
        <main id="main" className="Main" tabIndex={-1}>
          {children}
        </main>
      </div>
      {tabs}
    </>
  )
}

export function Brand({ name, place }: { name: ReactNode; place?: ReactNode }) {
  return (
    <span className="Brand">
      <Mark />
      <b>{name}</b>
      {place && <span className="Brand-place">{place}</span>}
    </span>
  )
}
