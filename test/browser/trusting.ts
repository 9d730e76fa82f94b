import dns from 'node:dns'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { hostName } from '#test/authority.ts'
import { authority, issued } from '#test/reach.ts'

/** With these a browser finds the application by its name, and takes its certificate for one of an authority it knows. */
export const trustingArgs = [
  `--host-resolver-rules=MAP ${hostName} 127.0.0.1`,
  `--ignore-certificate-errors-spki-list=${issued.pin}`,
]

// Playwright's own requests (`page.request`) look names up and judge certificates in this process.
setDefaultCACertificates([...getCACertificates('default'), authority.cert])
const usual = dns.promises.lookup
Object.assign(dns.promises, {
  lookup: (name: string, options: dns.LookupAllOptions) =>
    name === hostName ? Promise.resolve([{ address: '127.0.0.1', family: 4 }]) : usual(name, options),
})
