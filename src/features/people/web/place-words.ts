import type { memberListTexts } from '#browser/texts/members.ts'
import type { List } from './use-list.ts'

/** `51 đến 100 trong 8.236 người`. */
export function placeWords(of: List, t: (typeof memberListTexts)['vi']): string {
  const rows = of.list.data?.rows.length ?? 0
  const last = of.at + rows - 1
  const total = of.count.data?.total
  if (!total) return t.placeOnly(of.at, last)
  if (of.at === 1 && total.exact && total.n === rows) return t.rows(rows)
  return t.place(of.at, last, total.exact ? t.count(total.n) : t.moreThan(total.n))
}
