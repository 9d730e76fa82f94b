import { countryFrom } from '../demo/register/index.ts'
import type { DemoSize } from '../demo/load.ts'
import type { CommandRefusal } from './output.ts'

const fewest = 5_000
const most = 10_000_000
const fewestUnits = 12_000

/** `--members` and `--units`: how large the demo is to be. Undefined: as it is shipped. */
export function demoSizeOf(given: {
  readonly members?: string | undefined
  readonly units?: string | undefined
}): { readonly size: DemoSize | undefined } | { readonly refusal: CommandRefusal } {
  if (given.members === undefined && given.units === undefined) return { size: undefined }
  const members = wholeNumber(given.members) ?? 0
  if (members < fewest || members > most) return { refusal: badMembers(given.members) }
  if (given.units === undefined) return { size: { members } }
  const units = unitsFor(members, given.units)
  return units === undefined ? { refusal: badUnits(given.units) } : { size: { members, units } }
}

function unitsFor(members: number, given: string): number | undefined {
  const units = wholeNumber(given)
  if (units === undefined || members < countryFrom) return undefined
  return units >= fewestUnits && units * 4 <= members ? units : undefined
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

function badMembers(given = ''): CommandRefusal {
  return {
    code: 'options.invalid',
    option: 'members',
    message: {
      vi: `--members ${given}: cần một số nguyên từ ${fewest} đến ${most}, ví dụ --members 200000 (cả tỉnh).`,
      en: `--members ${given}: a whole number from ${fewest} to ${most} is needed, for example --members 200000 (the whole province).`,
    },
  }
}

function badUnits(given: string): CommandRefusal {
  return {
    code: 'options.invalid',
    option: 'units',
    message: {
      vi: `--units ${given}: chỉ dùng với --members từ ${countryFrom} trở lên; cần một số từ ${fewestUnits} và không quá một phần tư số đảng viên, ví dụ --members 5000000 --units 211000.`,
      en: `--units ${given}: only with --members of ${countryFrom} or more; a number from ${fewestUnits} up to a quarter of the members is needed, for example --members 5000000 --units 211000.`,
    },
  }
}
