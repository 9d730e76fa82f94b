/**
 * Files wait here, in memory and nowhere else, from the request to the job that reads them; the file itself is never kept.
 * After a crash there is nothing to read: the list says so and asks for the file again.
 */
const waiting = new Map<string, { readonly bytes: Uint8Array; readonly timer: NodeJS.Timeout }>()
const longest = 10 * 60_000 // milliseconds

const mostHeld = 400_000_000 // bytes

/** False where so many files wait to be read that one more would be too much for the memory. */
export function holdFile(list: string, bytes: Uint8Array): boolean {
  const held = [...waiting.values()].reduce((sum, file) => sum + file.bytes.byteLength, 0)
  if (held + bytes.byteLength > mostHeld) return false
  const timer = setTimeout(() => waiting.delete(list), longest)
  timer.unref()
  waiting.set(list, { bytes, timer })
  return true
}

/** The file given for a list, once. */
export function takeFile(list: string): Uint8Array | undefined {
  const held = waiting.get(list)
  if (held) clearTimeout(held.timer)
  waiting.delete(list)
  return held?.bytes
}
