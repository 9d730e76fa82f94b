/** Where a page begins: after a row, or before it. The key is the row's in the order of the list. */
export interface Place {
  readonly way: 'after' | 'before'
  readonly key: string
  readonly id: string
}

export function writeCursor({ way, key, id }: Place): string {
  return btoa(encodeURIComponent(JSON.stringify([way === 'after' ? 1 : 0, id, key])))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** `undefined` for what is no cursor of ours. */
export function readCursor(text: string): Place | undefined {
  try {
    const read: unknown = JSON.parse(decodeURIComponent(atob(text.replaceAll('-', '+').replaceAll('_', '/'))))
    if (!Array.isArray(read) || read.length !== 3) return undefined
    const [after, id, key]: readonly unknown[] = read
    if (typeof id !== 'string' || !uuid.test(id) || typeof key !== 'string' || /\0/.test(key)) return undefined
    return key.isWellFormed() ? { way: after === 1 ? 'after' : 'before', key, id } : undefined
  } catch {
    return undefined
  }
}

interface Keyed {
  readonly name_key: string
  readonly affiliation: string
}

/** What was asked for one row more than a page holds: the page in its order, and whether there are others on both sides. */
export function pageOf<Row extends Keyed>(
  found: readonly Row[],
  size: number,
  from: Place | undefined,
): { readonly rows: readonly Row[]; readonly next: string | null; readonly previous: string | null } {
  const isMore = found.length > size
  const backwards = from?.way === 'before'
  const rows = backwards ? found.slice(0, size).toReversed() : found.slice(0, size)
  const [first, last] = [rows[0], rows.at(-1)]
  const hasNext = backwards || isMore
  const hasPrevious = backwards ? isMore : from !== undefined
  return {
    rows,
    next: hasNext && last ? writeCursor({ way: 'after', key: last.name_key, id: last.affiliation }) : null,
    previous: hasPrevious && first ? writeCursor({ way: 'before', key: first.name_key, id: first.affiliation }) : null,
  }
}
