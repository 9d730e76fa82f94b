import { accountTexts } from '#browser/texts/accounts.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { signInTexts } from '#browser/texts/sign-in.ts'
import { PasswordField } from '#ui/TextField.tsx'

export interface Chosen {
  readonly password: string
  readonly again: string
}

export function isChosen({ password, again }: Chosen): boolean {
  return password !== '' && password === again
}

/** A password, typed twice, since nobody sees it. `shown`: whether what is wrong is said already. */
export function OwnPassword({
  value,
  shown,
  onChange,
}: {
  value: Chosen
  shown: boolean
  onChange: (value: Chosen) => void
}) {
  const t = useTexts(accountTexts)
  const eye = useTexts(signInTexts)
  const common = { autoComplete: 'new-password', maxLength: 1000, show: eye.show, hide: eye.hide }
  return (
    <>
      <div>
        <PasswordField
          {...common}
          label={t.password}
          value={value.password}
          error={shown && value.password === '' ? t.passwordMissing : undefined}
          onChange={(event) => onChange({ ...value, password: event.target.value })}
        />
        <p className="second">{t.passwordHint}</p>
      </div>
      <PasswordField
        {...common}
        label={t.again}
        value={value.again}
        error={shown && value.again !== value.password ? t.againWrong : undefined}
        onChange={(event) => onChange({ ...value, again: event.target.value })}
      />
    </>
  )
}
