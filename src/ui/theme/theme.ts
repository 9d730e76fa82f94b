import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

const act: MantineColorsTuple = [
  '#e3f0f0',
  '#c8e2e3',
  '#a3cfd1',
  '#7ccbd0',
  '#4c9aa0',
  '#2b7d84',
  '#0b5a61',
  '#0a5057',
  '#08454b',
  '#06282b',
]

export const theme = createTheme({
  primaryColor: 'act',
  primaryShade: { light: 6, dark: 3 },
  colors: { act },
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  defaultRadius: '0.5rem',
  focusRing: 'never',
  respectReducedMotion: true,
})

const ours = {
  '--mantine-color-body': 'var(--bg)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-placeholder': 'var(--ink2)',
  '--mantine-color-anchor': 'var(--act)',
  '--mantine-color-dimmed': 'var(--ink2)',
  '--mantine-color-error': 'var(--doubt)',
  '--mantine-color-default-hover': 'var(--act-soft)',
}

/** Mantine's own colours give way to the tokens; errors are violet, red is the header's alone. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: ours, dark: ours })
