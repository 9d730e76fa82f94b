/** `4K7M2QXP9D3T` as it is printed and read aloud: `4K7M 2QXP 9D3T`. */
export function spaced(shown: string): string {
  return shown.replaceAll(/(.{4})(?=.)/g, '$1 ')
}

/** What somebody typed from a paper, as it is compared: without spaces, O and I read as 0 and 1. */
export function typed(text: string): string {
  return text
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
}
