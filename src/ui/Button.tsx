import type { ComponentProps } from 'react'
import './button.css'

export type ButtonKind = 'filled' | 'outlined' | 'act' | 'link'

/** One filled button a screen; everything else is outlined or a link. */
export function Button({
  kind = 'outlined',
  className = '',
  type,
  ...rest
}: ComponentProps<'button'> & { kind?: ButtonKind }) {
  return <button type={type ?? 'button'} className={`${buttonClass(kind)} ${className}`} {...rest} />
}

/** For links that look like a button. */
export function buttonClass(kind: ButtonKind = 'outlined'): string {
  return `Button Button-${kind}`
}
