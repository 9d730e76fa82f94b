import { prefer, usePreferences } from '#browser/preferences.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { Either } from '#ui/Chips.tsx'

/** A A A: each letter in its size. */
export function TypeSizes() {
  const t = useTexts(shellTexts)
  const { size } = usePreferences()
  return (
    <span className="Sizes">
      <Either
        label={t.typeSize}
        chosen={size}
        onChoose={(chosen) => prefer({ size: chosen })}
        choices={[
          { value: 'small', label: 'A', name: t.small },
          { value: 'middle', label: 'A', name: t.middle },
          { value: 'large', label: 'A', name: t.large },
        ]}
      />
    </span>
  )
}

export function Grounds() {
  const t = useTexts(shellTexts)
  const { ground } = usePreferences()
  return (
    <Either
      label={t.ground}
      chosen={ground}
      onChoose={(chosen) => prefer({ ground: chosen })}
      choices={[
        { value: 'light', label: t.light },
        { value: 'dark', label: t.dark },
      ]}
    />
  )
}

export function Languages() {
  const t = useTexts(shellTexts)
  const { language } = usePreferences()
  return (
    <Either
      label={t.language}
      chosen={language}
      onChoose={(chosen) => prefer({ language: chosen })}
      choices={[
        { value: 'vi', label: 'Tiếng Việt', lang: 'vi' },
        { value: 'en', label: 'English', lang: 'en' },
      ]}
    />
  )
}

/** On a phone there is room for the language one would change to; beside an arrow back only for its two letters. */
export function OtherLanguage({ short = false }: { short?: boolean }) {
  const { language } = usePreferences()
  const other = language === 'vi' ? 'en' : 'vi'
  const name = other === 'en' ? 'English' : 'Tiếng Việt'
  const letters = other.toUpperCase()
  return (
    <button
      type="button"
      className="Header-button"
      lang={other}
      aria-label={short ? `${letters}, ${name}` : undefined}
      onClick={() => prefer({ language: other })}
    >
      {short ? letters : name}
    </button>
  )
}
