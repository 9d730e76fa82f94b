/** What a person reads, in both languages. Vietnamese with all its marks; English beside it. */
export interface Text {
  readonly vi: string
  readonly en: string
}

export type Language = keyof Text
