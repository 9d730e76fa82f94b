import { MantineProvider } from '@mantine/core'
import { setNonce } from 'get-nonce'
import type { ReactNode } from 'react'
import { cssVariables, theme } from './theme.ts'
import './mantine.css'
import './fonts.css'
import './tokens.css'
import './base.css'

/** `nonce`: the one of this answer, for the style tags that are added while running (the content security policy allows no others). */
export function Theme({ nonce, dark, children }: { nonce: string; dark: boolean; children: ReactNode }) {
  setNonce(nonce)
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      forceColorScheme={dark ? 'dark' : 'light'}
      getStyleNonce={() => nonce}
    >
      {children}
    </MantineProvider>
  )
}
