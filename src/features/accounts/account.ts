/** As names are kept: no capitals, no blanks around. What cannot be a name stays as it is and is found nowhere. */
export function usernameOf(typed: string): string {
  return typed.normalize('NFC').trim().toLowerCase()
}
