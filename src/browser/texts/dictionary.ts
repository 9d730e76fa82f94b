import { usePreferences, type Language } from '../preferences.ts'

/** The same keys and the same parameters as the Vietnamese text, in any words: `en satisfies Shape<typeof vi>`. */
export type Shape<T> = T extends (...given: infer Given) => string
  ? (...given: Given) => string
  : T extends string
    ? string
    : { readonly [K in keyof T]: Shape<T[K]> }

/** Both languages of one subject; the English has what the Vietnamese has, or it does not compile. */
export interface Dictionary<T> {
  readonly vi: T
  readonly en: NoInfer<T>
}

/** The texts of one subject in the language the reader has chosen. */
export function useTexts<T>(texts: Dictionary<T>): T {
  return texts[usePreferences().language]
}

export function useLanguage(): Language {
  return usePreferences().language
}
