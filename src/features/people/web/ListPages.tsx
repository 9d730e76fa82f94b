import { useTexts } from '#browser/texts/dictionary.ts'
import { memberListTexts } from '#browser/texts/members.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { KeyHint } from '#ui/Tag.tsx'
import { useWidth } from '#ui/use-width.ts'
import { placeWords } from './place-words.ts'
import type { List } from './use-list.ts'

/** Where in the list this page stands, which keys walk it, and the ways on and back. */
export function Pages({ of }: { of: List }) {
  const t = useTexts(memberListTexts)
  const phone = useWidth() === 'phone'
  const { next = null, previous = null } = of.list.data ?? {}
  return (
    <nav className="Members-pages no-print" aria-label={t.pages}>
      <span aria-live="polite" className="digits">
        {placeWords(of, t)}
      </span>
      {!phone && <Keys />}
      <span className="line">
        {(previous !== null || of.at > 1) && (
          <Button disabled={previous === null} onClick={of.previous}>
            {t.previous}
          </Button>
        )}
        {next !== null && <Button onClick={of.next}>{t.next}</Button>}
      </span>
    </nav>
  )
}

function Keys() {
  const t = useTexts(memberListTexts)
  return (
    <span className="line Members-keys" aria-hidden="true">
      <KeyHint>
        <Icon name="upArrow" size="0.875rem" />
      </KeyHint>
      <KeyHint>
        <Icon name="downArrow" size="0.875rem" />
      </KeyHint>
      {t.keyGo} <KeyHint>Enter</KeyHint> {t.keyOpen} <KeyHint>/</KeyHint> {t.keySearch}
    </span>
  )
}
