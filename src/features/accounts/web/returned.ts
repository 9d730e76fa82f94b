/** What the province's sign-on has sent along: taken out of the address before anything else reads it, so that it stands in no history. */
let returned: string | undefined

if (location.pathname === '/sign-on' && location.search !== '') {
  returned = location.search.slice(1)
  history.replaceState(null, '', location.pathname)
}

/** Once. */
export function takeReturned(): string | undefined {
  const taken = returned
  returned = undefined
  return taken
}
