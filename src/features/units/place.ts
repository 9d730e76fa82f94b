/** A commune-level unit of the state's lists. Codes are unique only inside one list, so a commune is its list and its code. */
export interface Commune {
  /** The list it stands in: those that changed on 1 December 2024, those until 30 June 2025, those since 1 July 2025. */
  readonly list: CommuneList
  readonly code: string
  readonly name: string
  readonly kind: 'phường' | 'xã' | 'thị trấn'
  /** Code of the former district-level unit; absent in the list of 2025. */
  readonly district?: string
}

export type CommuneList = 2023 | 2024 | 2025

/** A Party body or another organisation that is no commune: compared by `key`. */
export interface Committee {
  readonly key: string
  readonly name: string
  /** Known from the list of Party bodies of the province; otherwise its own text. */
  readonly known: boolean
}

/** What a text about a unit means, as far as it can be told. */
export interface Place {
  /** The text as given, cleaned. */
  readonly text: string
  readonly commune?: Commune
  readonly committee?: Committee
  /** The organisation in whose list it stands as one of its own cells. */
  readonly under?: Committee
  /** Code of a former district-level unit that stands alone ("Thành ủy Vinh") or tells homonyms apart. */
  readonly district?: string
  /** The cell or the block inside it, as text. */
  readonly cell?: string
  /** False where other communes could be meant too, or a name was only nearly right. */
  readonly sure: boolean
  readonly alternatives: readonly Commune[]
}
