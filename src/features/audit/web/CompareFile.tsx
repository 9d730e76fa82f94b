import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { keyTexts } from '#browser/texts/trail-keys.ts'
import { dayText } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'
import { Mark } from './Marks.tsx'
import { type Compared, compareFile } from './remembered.ts'

/** A file of seals from one's own medium beside those of the server. It is read here and sent nowhere. */
export function CompareFile() {
  const t = useTexts(keyTexts)
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: async (file: File) => compareFile(await file.text()),
  })
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className="stack">
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        tabIndex={-1}
        aria-hidden="true"
        className="hidden"
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) mutate(file)
          event.target.value = '' // the same file may be chosen again
        }}
      />
      <Button disabled={isPending} onClick={() => input.current?.click()}>
        {t.compareFile}
      </Button>
      <div role="status">
        {isPending && t.comparing}
        {data && <Answer of={data} />}
      </div>
      <Failure of={error} />
    </div>
  )
}

function Answer({ of }: { of: Compared }) {
  const t = useTexts(keyTexts)
  if (of.says !== 'fits' && of.says !== 'other') return t.noFile
  const isSame = of.says === 'fits'
  return (
    <p className="TrailWhat">
      <Mark of={isSame ? 'outside' : 'differs'} />
      <span>{isSame ? t.fileFits(dayText(of.day)) : t.fileFitsNot(dayText(of.day))}</span>
    </p>
  )
}
