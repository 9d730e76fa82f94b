import type { ReactNode } from 'react'
import './tag.css'

/** The drawn half of a status; beside it always stands its word. 18 × 18. */
export type ShapeName =
  | 'running'
  | 'soon'
  | 'overdue'
  | 'stopped'
  | 'unknown'
  | 'arrived'
  | 'elsewhere'
  | 'secondPerson'
  | 'doubtful'
  | 'wrong'
  | 'notSeen'
  | 'notCompared'
  | 'unannounced'
  | 'neverIntroduced'
  | 'held'

const drawn: Record<ShapeName, ReactNode> = {
  running: (
    <g fill="none" stroke="currentColor" strokeWidth="1.8">
      <circle cx="9" cy="9" r="7" />
      <path d="M9 4.8V9l2.6 2" strokeLinecap="round" />
    </g>
  ),
  soon: (
    <g fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinejoin="round">
      <path d="M9 1.6 16.4 9 9 16.4 1.6 9Z" />
      <path d="M9 5.4v4.2M9 12v.6" strokeLinecap="round" />
    </g>
  ),
  overdue: (
    <path
      fill="currentColor"
      fillRule="evenodd"
      d="M9 1.3c.5 0 .9.2 1.1.6l6.6 12c.5.9-.1 2-1.1 2H2.4c-1 0-1.6-1.1-1.1-2l6.6-12c.2-.4.6-.6 1.1-.6Zm-1 4.9.3 4.6h1.4l.3-4.6Zm1 6a1 1 0 1 0 0 2 1 1 0 0 0 0-2Z"
    />
  ),
  stopped: (
    <g fill="none" stroke="currentColor" strokeWidth="1.6">
      <rect x="2" y="2" width="14" height="14" rx="2" />
      <path d="m5.4 9.2 2.6 2.6 4.8-5.4" strokeLinecap="round" strokeLinejoin="round" />
    </g>
  ),
  unknown: (
    <g fill="none" stroke="currentColor" strokeWidth="1.5">
      <circle cx="9" cy="9" r="7.2" strokeDasharray="2.4 2" />
      <path d="M6.9 7.2a2.1 2.1 0 1 1 3.2 1.8c-.8.5-1.1.8-1.1 1.6M9 12.6v.5" strokeLinecap="round" />
    </g>
  ),
  arrived: (
    <g>
      <circle cx="9" cy="9" r="8" fill="currentColor" />
      <path
        d="m5.2 9.2 2.7 2.7 5-5.6"
        fill="none"
        stroke="var(--shape-ground, var(--surface))"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </g>
  ),
  elsewhere: (
    <g fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round">
      <path d="M2.5 15.5V9.5A3.5 3.5 0 0 1 6 6h9" />
      <path d="m11.5 2.5 3.7 3.5-3.7 3.5" />
    </g>
  ),
  secondPerson: (
    <g>
      <circle cx="9" cy="9" r="7.1" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M9 1.9a7.1 7.1 0 0 1 0 14.2Z" fill="currentColor" />
    </g>
  ),
  doubtful: (
    <g fill="none" stroke="currentColor" strokeWidth="1.8">
      <circle cx="6.4" cy="9" r="4.8" />
      <circle cx="11.6" cy="9" r="4.8" />
    </g>
  ),
  wrong: (
    <g>
      <rect x="1.5" y="1.5" width="15" height="15" rx="2" fill="currentColor" />
      <path
        d="m5.8 5.8 6.4 6.4m0-6.4-6.4 6.4"
        stroke="var(--shape-ground, var(--surface))"
        strokeWidth="1.9"
        strokeLinecap="round"
      />
    </g>
  ),
  notSeen: (
    <path d="M9 1.8 16.2 9 9 16.2 1.8 9Z" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinejoin="round" />
  ),
  notCompared: (
    <g fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round">
      <circle cx="9" cy="9" r="7.2" />
      <path d="M5.6 9h6.8" />
    </g>
  ),
  unannounced: (
    <g fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round">
      <circle cx="9" cy="9" r="7.2" />
      <path d="M5.6 9h6.8M9 5.6v6.8" />
    </g>
  ),
  neverIntroduced: (
    <g>
      <path
        d="M9 1.8 16.2 9 9 16.2 1.8 9Z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeDasharray="2.6 1.6"
        strokeLinejoin="round"
      />
      <circle cx="9" cy="9" r="1.6" fill="currentColor" />
    </g>
  ),
  held: (
    <g fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round">
      <rect x="3" y="1.5" width="12" height="15" rx="2" />
      <path d="M9 5v5m-2.3-2.2L9 10l2.3-2.2M7 13.5h4" />
    </g>
  ),
}

const hue: Record<ShapeName, string> = {
  running: 'ink',
  soon: 'due',
  overdue: 'due',
  stopped: 'ink',
  unknown: 'ink',
  arrived: 'ok',
  elsewhere: 'else',
  secondPerson: 'else',
  doubtful: 'doubt',
  wrong: 'doubt',
  notSeen: 'due',
  notCompared: 'ink2',
  unannounced: 'else',
  neverIntroduced: 'due',
  held: 'else',
}

/** `plain`: in the colour of the text around it instead of its own. */
export function Shape({ name, plain = false }: { name: ShapeName; plain?: boolean }) {
  return (
    <svg
      className="Shape"
      viewBox="0 0 18 18"
      aria-hidden="true"
      focusable="false"
      color={plain ? undefined : `var(--${hue[name]})`}
    >
      {drawn[name]}
    </svg>
  )
}
