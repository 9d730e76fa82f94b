import { belongingTexts } from '#browser/texts/belonging.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { memberFormTexts } from '#browser/texts/member-forms.ts'

/** A value of a field as people read it. */
export function useTold(): (field: string, value: string | null) => string {
  const t = useTexts(memberFormTexts)
  const words = useTexts(belongingTexts)
  return (field, value) => {
    if (value === null || value === '') return t.empty
    if (value === 'male' || value === 'female') return words.sexes[value]
    return /^\d{4}(-\d\d){0,2}$/.test(value) && field !== 'card' ? value.split('-').toReversed().join('/') : value
  }
}
