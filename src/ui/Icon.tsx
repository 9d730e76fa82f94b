const paths = {
  down: 'm4 6.5 5 5 5-5',
  up: 'm4 11.5 5-5 5 5',
  left: 'M15 9H3m5-5L3 9l5 5',
  right: 'M3 9h12m-5-5 5 5-5 5',
  upArrow: 'M9 15V3m-5 5 5-5 5 5',
  downArrow: 'M9 3v12m-5-5 5 5 5-5',
  next: 'm7 4 5 5-5 5',
  tick: 'm3.5 9.5 3.7 3.7 7.3-8.2',
  dash: 'M3 9h12',
  close: 'm4 4 10 10m0-10L4 14',
  eye: 'M1.2 9S4 4 9 4s7.8 5 7.8 5-2.8 5-7.8 5-7.8-5-7.8-5Zm5.2 0a2.6 2.6 0 1 0 5.2 0 2.6 2.6 0 1 0-5.2 0',
  hourglass: 'M4 2h10M4 16h10M5 2c0 4 4 5 4 7s-4 3-4 7m8-14c0 4-4 5-4 7s4 3 4 7',
} as const

export type IconName = keyof typeof paths

/** Arrows and ticks, drawn: the font of the app has none. Always beside a word. */
export function Icon({ name, size = '1rem' }: { name: IconName; size?: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 18 18" aria-hidden="true" focusable="false" className="Icon">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}

/** The mark of the app: a small tree that grows from one stem. */
export function Mark() {
  return (
    <svg className="Mark" viewBox="0 0 34 34" aria-hidden="true" focusable="false">
      <rect width="34" height="34" rx="6" fill="#fff" />
      <g fill="none" stroke="var(--red)" strokeWidth="2.6" strokeLinecap="round">
        <path d="M17 28V11" />
        <path d="M17 21c-5 0-7.5-2.6-7.5-7" />
        <path d="M17 21c5 0 7.5-2.6 7.5-7" />
      </g>
      <g fill="var(--red)">
        <circle cx="17" cy="9.4" r="3.5" />
        <circle cx="9.4" cy="11.4" r="3" />
        <circle cx="24.6" cy="11.4" r="3" />
      </g>
    </svg>
  )
}
