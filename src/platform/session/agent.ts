const systems: readonly (readonly [RegExp, string])[] = [
  [/iphone|ipad|ipod/i, 'ios'],
  [/android/i, 'android'],
  [/windows/i, 'windows'],
  [/mac os x/i, 'mac'],
  [/linux|cros/i, 'linux'],
]
const browsers: readonly (readonly [RegExp, string])[] = [
  [/coc_coc|coccoc/i, 'coccoc'],
  [/edg[ae]?\//i, 'edge'],
  [/opr\//i, 'opera'],
  [/firefox|fxios/i, 'firefox'],
  [/chrome|crios/i, 'chrome'],
  [/safari/i, 'safari'],
]

/** With what kind of machine somebody comes, roughly enough to recognise one's own: `phone android chrome`. Never the browser's own words. */
export function agentOf(userAgent: string | undefined): string {
  const said = userAgent ?? ''
  const first = (of: typeof systems) => of.find(([test]) => test.test(said))?.[1] ?? 'other'
  const size = /ipad|tablet/i.test(said) ? 'tablet' : /mobile|iphone|android/i.test(said) ? 'phone' : 'computer'
  return `${size} ${first(systems)} ${first(browsers)}`
}
