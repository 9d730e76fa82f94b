// One function per kind of array, since a reader of every kind is several times slower. All give the number at an index that
// is known to be there.

export function at(numbers: readonly number[], index: number): number {
  return numbers[index] ?? 0
}

export function int(numbers: Int32Array, index: number): number {
  return numbers[index] ?? 0
}

export function natural(numbers: Uint32Array, index: number): number {
  return numbers[index] ?? 0
}

export function real(numbers: Float64Array, index: number): number {
  return numbers[index] ?? 0
}

export function small(numbers: Int8Array, index: number): number {
  return numbers[index] ?? 0
}

export function byte(numbers: Uint8Array, index: number): number {
  return numbers[index] ?? 0
}

export const noRows = new Int32Array(0)
export const noBits = new Float64Array(0)

/** Integers that may become more. */
export class Growing {
  array: Int32Array
  length = 0

  constructor(expected: number) {
    this.array = new Int32Array(expected)
  }

  push(integer: number): void {
    if (this.length === this.array.length) {
      const larger = new Int32Array(this.length * 2 + 16)
      larger.set(this.array)
      this.array = larger
    }
    this.array[this.length] = integer
    this.length += 1
  }
}
