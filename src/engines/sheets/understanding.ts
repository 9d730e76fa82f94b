import type { Day } from '#kernel/day.ts'

/**
 * What a caller wants to find in a sheet. The engine knows kinds of values (a name, a day, a code), never a subject:
 * which columns there may be, how people head them and which must be dropped, the caller says.
 */
export interface Vocabulary {
  readonly fields: readonly FieldWord[]
  /** Columns whose values must never leave the engine: only the text of their header is given back. */
  readonly dropped: readonly DroppedWord[]
  /** Fields of which a header row must hold the first and at least one more: a sheet without is not recognised. */
  readonly name: string
  /** Today, to choose the century of a two-digit year and to doubt days that cannot have come yet. */
  readonly today: Day
  /** Headers that hold the words of a field and mean something else: told among the unknown. */
  readonly unwanted?: readonly string[]
  /** Short for longer words in headers, folded, tried in this order where a header as it stands means nothing: `qd` for `quyet dinh`. */
  readonly shorthand?: readonly (readonly [short: string, long: string])[]
  /** Words in lower case, with their marks, with which a heading over a group of rows begins: `chi bộ`, `đảng bộ`. */
  readonly groups?: readonly string[]
}

export type ValueKind =
  | 'name'
  | 'familyName'
  | 'givenName'
  | 'birth'
  | 'day'
  | 'sex'
  | 'identifier'
  | 'unit'
  | 'ordinal'
  | 'text'

export interface FieldWord {
  readonly field: string
  readonly kind: ValueKind
  /** Headers, folded (no marks, lower case, single spaces), as whole phrases: `ho va ten`, `ngay sinh`. Longer ones win. */
  readonly headers: readonly string[]
  /** Phrases that tell the field wherever they stand in a header that begins or ends with a word of time, whatever stands beside. */
  readonly within?: readonly string[]
  /** Headers that only count under a wider header above them, e.g. `nam`, `nu` under `ngay sinh`. */
  readonly under?: readonly string[]
  /** `identifier`: the digits a well-formed value has. */
  readonly digits?: readonly number[]
  /** `day`: a day after today is doubtful (an event that is told as having happened). */
  readonly past?: boolean
}

export interface DroppedWord {
  /** What the user is told was dropped, e.g. `ethnicity`. */
  readonly what: string
  readonly headers: readonly string[]
}

/** A birth or another day as far as the file tells it. */
export type Partial = { readonly day: Day } | { readonly month: string } | { readonly year: number }

export interface Value {
  /** `name`, `identifier`, `unit`, `text`: the cleaned text in Unicode (NFC). `sex`: `male` or `female`. `undefined`: nothing usable. */
  readonly text?: string
  /** `birth`, `day`. */
  readonly date?: Partial
  /** What the file says, as a person would read it in Excel (old fonts already turned to Unicode). */
  readonly raw: string
  /** Absent: understood. `doubtful`: read, and another reading exists. `wrong`: dropped unless mended. */
  readonly mark?: 'doubtful' | 'wrong'
  /** Why it is marked or how it was read, a code with facts; callers put it into words. */
  readonly because?: Because
  /** The other reading that one click may choose. */
  readonly instead?: { readonly text?: string; readonly date?: Partial }
}

export interface Because {
  readonly code:
    | 'monthFirst' // could only be month-first: read so
    | 'dayOrMonthFirst' // both readings are days; the list as a whole speaks for the one chosen
    | 'noSuchDay' // 31/02
    | 'twoDigitYear'
    | 'yearOnly'
    | 'monthOnly'
    | 'serial' // an Excel serial number written as a plain number
    | 'inTheFuture'
    | 'implausible' // a birth of an age nobody in such a list has
    | 'notADay'
    | 'letterForDigit' // 0402O8O11452
    | 'digits' // another number of digits than the well-formed
    | 'oldFont' // converted from TCVN3 or VNI and not sure
    | 'unknownSex'
    | 'formula' // begins like a formula; kept as text
    | 'tooLong'
    | 'spoiltLetters' // letters were lost before the file reached us: Nguy?n
    | 'notAName' // digits or signs in a name
    | 'mixedCell' // name and birth date shared one cell and were parted
  readonly facts?: Readonly<Record<string, string | number>>
}

export interface Column {
  readonly field: string
  /** The text of the header as the file has it (two rows joined by a space). */
  readonly header: string
  /** Zero-based column of the file. */
  readonly at: number
}

export interface UnderstoodRow {
  /** As Excel shows it. */
  readonly row: number
  readonly values: Readonly<Record<string, Value>>
  /** Text that stands over this row as a group heading ("Chi bộ Khối 3" over the rows that follow), if any. */
  readonly group?: string
}

export interface Understanding {
  readonly sheet: string
  /** Names of sheets that were not read. */
  readonly otherSheets: readonly string[]
  /** The texts above the header, one for each cell that says something, row by row, in Unicode. */
  readonly title: readonly string[]
  /** As Excel shows it; the last row of the header where it has two. */
  readonly headerRow: number
  readonly columns: readonly Column[]
  readonly dropped: readonly { readonly what: string; readonly header: string }[]
  /** Headers that mean nothing to the vocabulary: their values are dropped too. */
  readonly unknownHeaders: readonly string[]
  readonly rows: readonly UnderstoodRow[]
  /** Rows that are no people: totals, signatures, repeated headers, group headings. */
  readonly leftOut: readonly {
    readonly row: number
    readonly why: 'total' | 'signature' | 'header' | 'group' | 'numbering'
  }[]
  /** Rows with something in them but no name. */
  readonly nameless: readonly number[]
  readonly font: { readonly converted: number; readonly from: 'tcvn3' | 'vni' | null }
}

export type UnderstandRefusal = { readonly code: 'sheets.noHeader'; readonly sheets: readonly string[] }
