import { useEffect, useRef } from 'react'
import { useTexts } from '#browser/texts/dictionary.ts'
import { layerTexts } from '#browser/texts/layers.ts'
import { dayText, todayInVietnam } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'

/** The codes on paper, this once: to be printed or copied. */
export function PaperCodes({
  codes,
  username,
  onDone,
}: {
  codes: readonly string[]
  username: string
  onDone: () => Promise<void>
}) {
  const t = useTexts(layerTexts)
  const sheet = useRef<HTMLElement>(null)
  useEffect(() => sheet.current?.focus(), [])
  return (
    <section ref={sheet} tabIndex={-1} className="SignIn-form PaperCodes" aria-label={t.papersTitle}>
      <h2>{t.papersTitle}</h2>
      <p className="no-print">{t.papersWhat}</p>
      <ol className="PaperCodes-list">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p className="second">{t.papersFor(username, dayText(todayInVietnam()))}</p>
      <Button className="no-print" onClick={() => window.print()}>
        {t.print}
      </Button>
      <Button kind="filled" className="no-print" onClick={() => void onDone()}>
        {t.kept}
      </Button>
    </section>
  )
}
