import type { Day } from '#kernel/day.ts'
import type { Cell, Grid } from '#kernel/grid.ts'
import { fold } from '#kernel/names.ts'
import type { Kept, Plan } from './columns.ts'
import { readingAt, unicodeOf } from './columns.ts'
import { toUnicode } from './fonts.ts'
import { closing, isCounted, isPlaceAndDay, ordinalText, post, signature, total } from './row-words.ts'
import { headerWords, isBlank, shown } from './texts.ts'
import type { Vocabulary } from './understanding.ts'

export type RowKind = 'blank' | 'person' | 'nameless' | 'total' | 'signature' | 'header' | 'group' | 'numbering'

/** What a row is, seen with what stands before it. */
export interface Judge {
  kindOf(row: readonly Cell[], at: number): RowKind
  /** The text of a group heading. */
  headingOf(row: readonly Cell[]): string
}

export function judgeRows(grid: Grid, plan: Plan, vocabulary: Vocabulary): Judge {
  let signed = false
  let before: 'proven' | 'unproven' | undefined
  let lastProven: number | undefined
  const names = plan.kept.filter((k) => isNamePart(k))
  const proofs = plan.kept.filter(
    (k) => k.field.kind === 'birth' || k.field.kind === 'identifier' || k.field.kind === 'day',
  )

  function kindOf(row: readonly Cell[], at: number): RowKind {
    const filled = row.filter((cell) => !isBlank(cell))
    if (filled.length === 0) return 'blank'
    if (mayBeHeader(row, names, plan) && isRepeatedHeader(row, plan)) {
      signed = false
      return 'header'
    }
    if (isNumbering(row, filled, names)) return 'numbering'
    if (isProven(row, at)) {
      before = 'proven'
      return 'person'
    }
    const kind = unproven(row, filled, at)
    if (kind === 'person') before = 'unproven'
    return kind
  }

  /** A name and a day, a card number or a running number: a person, whatever words stand beside. */
  function isProven(row: readonly Cell[], at: number): boolean {
    if (!hasName(row) || isSaying(nameText(row), vocabulary.today)) return false
    const running = plan.ordinal !== undefined && /^\d{1,6}[.)]?$/u.test(shown(row[plan.ordinal]))
    return running || proofs.some((k) => isProof(row[k.at], k, plan, at))
  }

  function unproven(row: readonly Cell[], filled: readonly Cell[], at: number): RowKind {
    const texts = filled.map((cell) => unicode(cell, plan))
    if (
      texts.some((text) => isPlaceAndDay(text, vocabulary.today)) ||
      texts.some((text) => signature.test(text) && !isBesideName(row, text)) ||
      (texts.every((text) => post.test(text)) && isBelowPeople(at))
    ) {
      signed = true
      return 'signature'
    }
    if (texts.some((text) => total.test(text) || closing.test(text)) && !isNamed(row)) return 'total'
    if (signed) return 'signature'
    if (isGroup(row, at, texts)) return 'group'
    return hasName(row) ? 'person' : 'nameless'
  }

  /** Behind the last row that surely is a person, where the row above was one of them. */
  function isBelowPeople(at: number): boolean {
    lastProven ??= grid.rows.findLastIndex((row, i) => i > plan.header.bottom && isProven(row, i))
    return before === 'proven' && at > lastProven
  }

  /** "Bí thư chi bộ" beside a name is that person's post. */
  function isBesideName(row: readonly Cell[], text: string): boolean {
    return (
      !signed &&
      hasName(row) &&
      nameText(row) !== text &&
      !signature.test(nameText(row)) &&
      /^(?:phó )?bí thư/iu.test(text)
    )
  }

  function isNamed(row: readonly Cell[]): boolean {
    return hasName(row) && !isSaying(nameText(row), vocabulary.today) && !ordinalText.test(nameText(row))
  }

  function isGroup(row: readonly Cell[], at: number, texts: readonly string[]): boolean {
    const words = texts.filter(
      (text) => !ordinalText.test(text) && !/^\(?\d+ *(?:đ\/c|đồng chí|người|đảng viên)?\)?$/iu.test(text),
    )
    const distinct = new Set(words)
    if (distinct.size !== 1) return false
    const [text = ''] = distinct
    if (isHeading(text, vocabulary.groups ?? [])) return true
    const first = row.findIndex((cell) => !isBlank(cell))
    const wide = grid.merges.some((m) => m.top === at && m.left === first && m.right - m.left >= 2)
    const beside = plan.ordinal !== undefined && first === plan.ordinal && !/^\d/u.test(shown(row[first]))
    return wide || beside
  }

  function hasName(row: readonly Cell[]): boolean {
    return names.some((k) => typeof row[k.at] === 'string' && /\p{L}/u.test(shown(row[k.at])))
  }

  function nameText(row: readonly Cell[]): string {
    return names
      .map((k) => unicodeOf(row[k.at], k, plan).text)
      .join(' ')
      .trim()
  }

  function headingOf(row: readonly Cell[]): string {
    const texts = row.filter((cell) => !isBlank(cell)).map((cell) => unicode(cell, plan))
    const words = texts.filter((text) => !ordinalText.test(text))
    return (words[0] ?? texts[0] ?? '').replace(/^(?:[IVXLC]+|\d{1,2}|[A-ZĐ])\s*[.)/:-]+\s*/u, '')
  }

  return { kindOf, headingOf }
}

const ordinalLead = /^(?:[ivxlc]+|\d{1,2}|[a-zđ])\s*[.)/:-]+\s*/iu

/** "Trường Chính trị" heads a group, "Trương Thị Hoa" is a person: marks count, and where there are none only whole phrases do. */
function isHeading(text: string, groups: readonly string[]): boolean {
  if (/^[IVX]+\s*[.)/:-]\s*\p{L}/u.test(text) || /^(?:tháng|quý|năm|đợt)\s*[\dIVX]/iu.test(text)) return true
  const words = text.normalize('NFC').toLowerCase().replace(ordinalLead, '')
  const plain = fold(words) === words
  return groups.some((group) => (plain ? group.includes(' ') && begins(words, fold(group)) : begins(words, group)))
}

function begins(text: string, start: string): boolean {
  return text === start || text.startsWith(`${start} `) || text.startsWith(`${start}:`)
}

export function isNamePart({ field }: Kept): boolean {
  return field.kind === 'name' || field.kind === 'familyName' || field.kind === 'givenName'
}

function isSaying(text: string, today: Day): boolean {
  return (
    isPlaceAndDay(text, today) ||
    signature.test(text) ||
    closing.test(text) ||
    (/\d/u.test(text) && total.test(text)) ||
    /^(?:tổng cộng|tổng số|cộng)(?!\p{L})/iu.test(text)
  )
}

function unicode(cell: Cell, plan: Plan): string {
  return typeof cell === 'string' ? toUnicode(shown(cell), plan.fonts, plan.fonts).text : shown(cell)
}

function isProof(cell: Cell | undefined, kept: Kept, plan: Plan, at: number): boolean {
  if (isBlank(cell)) return false
  if (kept.field.kind === 'identifier') return (shown(cell).match(/\d/gu)?.length ?? 0) >= 5
  return typeof readingAt(kept, plan, at) !== 'string'
}

/** A cheap look first: the name's cell begins with the letter of its header, or is empty. */
function mayBeHeader(row: readonly Cell[], names: readonly Kept[], { header }: Plan): boolean {
  return names.every(({ at }) => {
    const cell = row[at]
    if (typeof cell !== 'string') return isBlank(cell)
    const letter = fold(cell.trimStart().charAt(0))
    return letter === '' || header.rows.some((words) => words[at]?.charAt(0) === letter || !/[a-z]/u.test(letter))
  })
}

/** The words of any header row again, as on each printed page. */
function isRepeatedHeader(row: readonly Cell[], { header }: Plan): boolean {
  return header.rows.some((words) => {
    const filled = row.flatMap((cell, at) => (isBlank(cell) ? [] : [{ cell, at }]))
    const same = filled.filter(
      ({ cell, at }) =>
        typeof cell === 'string' && words[at] !== '' && words[at] !== undefined && isSameHeader(shown(cell), words[at]),
    )
    return same.length >= 2 && same.length * 10 >= filled.length * 6
  })
}

function isSameHeader(text: string, words: string): boolean {
  return headerWords(text) === words || headerWords(toUnicode(text, tcvn3, tcvn3).text) === words
}

const tcvn3 = { unicode: 0, tcvn3: 1, vni: 0 }

/** "1 2 3 …", "(1) (2)", "A B 1 2" under the header. */
function isNumbering(row: readonly Cell[], filled: readonly Cell[], names: readonly Kept[]): boolean {
  if (filled.length < 2) return false
  const marks = filled.map((cell) => shown(cell).replace(/[()[\].\s]/gu, ''))
  if (isCounted(marks)) return true
  if (!marks.every((mark) => /^(?:\d{1,2}|[a-zđ]|\d{1,2}[=+]\d.*)$/iu.test(mark))) return false
  if (names.some((k) => !isBlank(row[k.at]) && !/^\W*(?:\d{1,2}|[a-zđ])\W*$/iu.test(shown(row[k.at])))) return false
  const numbers = marks.filter((mark) => /^\d+$/u.test(mark)).map(Number)
  return numbers.length >= 1 && numbers.every((n, i) => i === 0 || n === (numbers[i - 1] ?? 0) + 1)
}
