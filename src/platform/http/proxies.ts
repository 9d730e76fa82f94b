import { BlockList, isIP } from 'node:net'

/** The proxies that stand before the server, by address or network: `10.0.0.7`, `10.0.0.0/24`, `fd00::/8`. */
export interface Proxies {
  includes(address: string): boolean
}

/** Networks broader than these hold more than the proxies of one office: who names them would believe everybody. */
const broadest = { ipv4: 16, ipv6: 32 } // bits
const exempt = /^(10\.0\.0\.0\/8|127\.0\.0\.0\/8|172\.16\.0\.0\/12|f[cd][0-9a-f]*::\/[78])$/i

/** `undefined` where one of them is neither an address nor a network, or a network so broad that anybody stands in it. */
export function readProxies(given: readonly string[]): Proxies | undefined {
  const list = new BlockList()
  if (!given.every((one) => add(list, one))) return undefined
  return { includes: (address) => isIP(address) !== 0 && list.check(address, familyOf(address)) }
}

/** Whether only this machine can come from there. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || loopback.includes(host.replace(/^\[|\]$/g, ''))
}

const loopback: Proxies = readProxies(['127.0.0.0/8', '::1']) ?? { includes: () => false }

function add(list: BlockList, given: string): boolean {
  const [address = '', length, more] = given.split('/')
  if (isIP(address) === 0 || more !== undefined) return false
  if (length === undefined) {
    list.addAddress(address, familyOf(address))
    return true
  }
  const bits = Number(length)
  if (!/^\d+$/.test(length) || bits > (isIP(address) === 6 ? 128 : 32)) return false
  if (bits < broadest[familyOf(address)] && !exempt.test(given)) return false
  list.addSubnet(address, bits, familyOf(address))
  return true
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4'
}
