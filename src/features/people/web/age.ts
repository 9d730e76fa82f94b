/** Whole years on a day; `undefined` where the birth date is not known to the day. Days as `YYYY-MM-DD`. */
export function ageOn(born: string, on: string): number | undefined {
  if (born.length < 10) return undefined
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4))
  return on.slice(5) < born.slice(5) ? years - 1 : years
}
