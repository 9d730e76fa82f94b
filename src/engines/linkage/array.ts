/** The number at an index that is known to be there; 0 beyond. */
export function at(numbers: ArrayLike<number>, index: number): number {
  return numbers[index] ?? 0
}
