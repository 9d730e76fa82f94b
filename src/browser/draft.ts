/**
 * What was typed and is not saved yet, kept in this tab alone until it is: a session may end, or the page be opened anew, in the
 * middle of a form. Texts under a key of the form's own.
 */
const prefix = 'chibo-draft:'

export function keptDraft(key: string): string | null {
  try {
    return sessionStorage.getItem(prefix + key)
  } catch {
    return null
  }
}

export function keepDraft(key: string, text: string): void {
  try {
    sessionStorage.setItem(prefix + key, text)
  } catch {
    // A browser that keeps nothing still shows what was typed until the page is left.
  }
}

export function forgetDraft(key: string): void {
  try {
    sessionStorage.removeItem(prefix + key)
  } catch {
    // Nothing was kept.
  }
}

const owner = 'chibo-drafts-of'

/** Somebody is in: what another typed in this tab is forgotten. */
export function takeDrafts(account: string): void {
  try {
    if (sessionStorage.getItem(owner) === account) return
    forgetDrafts()
    sessionStorage.setItem(owner, account)
  } catch {
    // Nothing was kept.
  }
}

/** Somebody leaves this machine: the next one must not find what they typed. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}
