import type { ReactNode } from 'react'

const drawn = {
  outside: (
    <g>
      <path d="M9 1.2 15.6 3.6v5c0 4-2.7 6.7-6.6 8.2C5.1 15.3 2.4 12.6 2.4 8.6V3.6Z" fill="currentColor" />
      <path d="m5.8 8.8 2.3 2.3 4.2-4.6" fill="none" stroke="var(--surface)" strokeWidth="1.8" strokeLinecap="round" />
    </g>
  ),
  inside: (
    <path
      d="M9 1.8 15 4v4.6c0 3.7-2.5 6.2-6 7.6-3.5-1.4-6-3.9-6-7.6V4Z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
    />
  ),
  notYet: (
    <g fill="none" stroke="currentColor" strokeWidth="1.5">
      <path d="M9 1.8 15 4v4.6c0 3.7-2.5 6.2-6 7.6-3.5-1.4-6-3.9-6-7.6V4Z" strokeDasharray="2.4 1.8" />
      <path d="M6.2 8.8h5.6" strokeLinecap="round" />
    </g>
  ),
  differs: (
    <g>
      <path d="M9 1.2 15.6 3.6v5c0 4-2.7 6.7-6.6 8.2C5.1 15.3 2.4 12.6 2.4 8.6V3.6Z" fill="currentColor" />
      <path d="m6.4 6.2 5.2 5.2m0-5.2-5.2 5.2" stroke="var(--surface)" strokeWidth="1.8" strokeLinecap="round" />
    </g>
  ),
  change: (
    <path
      d="m3 15 1-3.6L12.6 2.8l2.6 2.6L6.6 14Z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinejoin="round"
    />
  ),
  reading: (
    <g fill="none" stroke="currentColor" strokeWidth="1.4">
      <path d="M1.2 9S4 4 9 4s7.8 5 7.8 5-2.8 5-7.8 5-7.8-5-7.8-5Z" />
      <circle cx="9" cy="9" r="2.4" />
    </g>
  ),
} satisfies Record<string, ReactNode>

const hue: Partial<Record<keyof typeof drawn, string>> = {
  outside: 'var(--ok)',
  differs: 'var(--doubt)',
  notYet: 'var(--ink2)',
  inside: 'var(--ink2)',
}

/** Pencil, eye and the four shields; always beside a word. */
export function Mark({ of }: { of: keyof typeof drawn }) {
  return (
    <svg className="TrailMark" viewBox="0 0 18 18" aria-hidden="true" focusable="false" color={hue[of]}>
      {drawn[of]}
    </svg>
  )
}
