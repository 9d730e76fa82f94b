import { usernameOf } from './account.ts'

export type PasswordRefusal =
  | { readonly code: 'accounts.passwordShort'; readonly least: number }
  | { readonly code: 'accounts.passwordGuessable' }

/** Letters a password has at least. */
export const shortest = 10

/** What is tried first by whoever guesses, here; without marks and in small letters. */
const usual = [
  'password',
  'matkhau',
  'passw0rd',
  'qwerty',
  '1q2w3e',
  'abc123',
  'asdfgh',
  'zxcvbn',
  'iloveyou',
  'admin',
  'welcome',
  'chibo',
  'dangbo',
  'danguy',
  'dangvien',
  'vietnam',
  'nghean',
  'anhyeuem',
  'emyeuanh',
]
const rows = ['01234567890', '09876543210', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** Long enough, and something left when the account's own name, what everybody takes, rows of keys and repeated letters are taken out. */
export function whyNotPassword(
  password: string,
  { username, name }: { readonly username: string; readonly name: string },
): PasswordRefusal | undefined {
  if (Array.from(password.normalize('NFC')).length < shortest)
    return { code: 'accounts.passwordShort', least: shortest }
  const own = [...usernameOf(username).split(/[._-]/), ...plain(name).split(' ')].filter((word) => word.length > 2)
  let left = plain(password).replaceAll(/[\s._-]/g, '')
  for (const word of [...own, ...usual]) left = left.replaceAll(word, '')
  left = left.replaceAll(/(.)\1+/gu, '$1').replaceAll(/(19|20)\d\d/g, '')
  return new Set(withoutRows(left)).size < 5 ? { code: 'accounts.passwordGuessable' } : undefined
}

function withoutRows(given: string): string {
  let left = given
  for (const row of rows)
    for (let long = row.length; long >= 4; long -= 1)
      for (let at = 0; at + long <= row.length; at += 1) left = left.replaceAll(row.slice(at, at + long), '')
  return left
}

function plain(words: string): string {
  return words.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd')
}
