import { useSyncExternalStore } from 'react'

export type Language = 'vi' | 'en'
export type TypeSize = 'small' | 'middle' | 'large'
export type Ground = 'light' | 'dark'

/** How this reader wants to see: kept on this device alone. */
export interface Preferences {
  readonly language: Language
  readonly size: TypeSize
  readonly ground: Ground
}

const isSecure = location.protocol === 'https:'
/** Over HTTPS no other host, nor a page in clear, can put one of that name in its place. */
const languageCookie = isSecure ? '__Host-chibo-language' : 'chibo-language'
const stored = 'chibo-view'
const listeners = new Set<() => void>()
let current: Preferences = read()

export function usePreferences(): Preferences {
  return useSyncExternalStore(listen, preferences)
}

export function preferences(): Preferences {
  return current
}

export function prefer(wish: Partial<Preferences>): void {
  current = { ...current, ...wish }
  write(current)
  show(current)
  for (const tell of listeners) tell()
}

/** Puts language and type size on the page itself; the ground is the theme's to put there. */
export function show({ language, size }: Preferences): void {
  document.documentElement.lang = language
  document.documentElement.dataset['size'] = size
}

function listen(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

function read(): Preferences {
  const [size, ground] = (localStorageText() ?? '').split(' ')
  return {
    language: document.cookie.split('; ').includes(`${languageCookie}=en`) ? 'en' : 'vi',
    size: size === 'small' || size === 'large' ? size : 'middle',
    ground: ground === 'dark' || (ground !== 'light' && prefersDark()) ? 'dark' : 'light',
  }
}

function write({ language, size, ground }: Preferences): void {
  const secure = isSecure ? '; Secure' : ''
  // The server words its answers by this cookie, also before anybody has signed in.
  document.cookie = `${languageCookie}=${language}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`
  try {
    localStorage.setItem(stored, `${size} ${ground}`)
  } catch {
    // A browser that keeps nothing still shows what was chosen until it is closed.
  }
}

function localStorageText(): string | null {
  try {
    return localStorage.getItem(stored)
  } catch {
    return null
  }
}

function prefersDark(): boolean {
  return matchMedia('(prefers-color-scheme: dark)').matches
}
