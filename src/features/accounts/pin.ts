const usual = new Set([
  '112233',
  '332211',
  '123321',
  '147258',
  '258369',
  '159753',
  '147369',
  '246810',
  '135790',
  '102030',
])

/** Whether somebody with the telephone in hand would try these six digits early: a row, a repetition, a day, a year, or a usual one. */
export function isWeakPin(pin: string): boolean {
  if (!/^\d{6}$/.test(pin) || usual.has(pin)) return true
  return isRow(pin) || isRepeated(pin) || isDay(pin) || isYear(pin)
}

function isRow(pin: string): boolean {
  const steps = Array.from(pin)
    .slice(1)
    .map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10)
  return steps.every((step) => step === steps[0])
}

function isRepeated(pin: string): boolean {
  const [pair, half] = [pin.slice(0, 2), pin.slice(0, 3)]
  return new Set(pin).size < 3 || pin === pair.repeat(3) || pin === half.repeat(2)
}

/** Written as people here write a day, 190590, or backwards, 900519. */
function isDay(pin: string): boolean {
  const [a, b, c] = [Number(pin.slice(0, 2)), Number(pin.slice(2, 4)), Number(pin.slice(4))]
  return (isIn(a, 31) || isIn(c, 31)) && isIn(b, 12)
}

function isIn(n: number, most: number): boolean {
  return n >= 1 && n <= most
}

function isYear(pin: string): boolean {
  return [pin.slice(0, 4), pin.slice(2)].some((year) => Number(year) >= 1930 && Number(year) <= 2030)
}
