import type { Chance } from '../people/index.ts'

const quads = Array.from({ length: 65_536 }, (_, n) => n.toString(16).padStart(4, '0'))

function quad(by: Chance): string {
  return quads[by.below(65_536)] ?? '0000'
}

/** A random UUID (version 4) that the same seed gives again. */
export function anId(by: Chance): string {
  const version = quads[0x4000 + by.below(4096)] ?? '4000'
  const variant = quads[0x8000 + by.below(16_384)] ?? '8000'
  return `${quad(by)}${quad(by)}-${quad(by)}-${version}-${variant}-${quad(by)}${quad(by)}${quad(by)}`
}

/** The `n`-th of a billion numbers, each once, in an order that looks like none. */
export function scattered(n: number, step: number): string {
  return String((n * step) % 1_000_000_000).padStart(9, '0')
}
