import { BlockList, isIP } from 'node:net'

/** The proxies that stand before the server, by address or network: `10.0.0.7`, `10.0.0.0/24`, `fd00::/8`. */
export interface Proxies {
  includes(address: string): boolean
}

/** `undefined` where one of them is neither an address nor a network. */
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
  list.addSubnet(address, bits, familyOf(address))
  return true
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4'
}
