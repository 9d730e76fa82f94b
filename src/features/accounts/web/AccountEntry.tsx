import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { accountTexts } from '#browser/texts/accounts.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { signOnTexts } from '#browser/texts/sign-on.ts'
import { dayText, lastDayText } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'
import { Confirm } from '#ui/Confirm.tsx'
import { Tag } from '#ui/Tag.tsx'
import type { AccountSeat, AccountView } from '../keeping.contract.ts'
import { api, signOnQuery } from './api.ts'
import type { Code } from './CodeSlip.tsx'
import { GiveSeat } from './GiveSeat.tsx'
import { ProvincialLogin } from './ProvincialLogin.tsx'

const shapes = { active: 'arrived', waiting: 'running', lapsed: 'unknown', closed: 'stopped' } as const
const inside = getRouteApi('/in')

interface Given {
  readonly of: AccountView
  readonly onCode: (code: Code) => void
  readonly onChanged: () => Promise<void>
}

/** One account: who, in which roles, whether it is in use, and what can be done with it. */
export function AccountEntry({ beside, ...given }: Given & { readonly beside?: ReactNode }) {
  const { of, onChanged } = given
  const t = useTexts(accountTexts)
  return (
    <li className="Account card">
      <div>
        <h2>{of.name}</h2>
        <p className="second">{of.username}</p>
      </div>
      <ul className="Account-seats">
        {of.seats.length === 0 && <li className="second">{t.noSeat}</li>}
        {of.seats.map((seat) => (
          <Seat key={seat.id} of={of} seat={seat} onChanged={onChanged} />
        ))}
      </ul>
      <div>
        <Tag shape={shapes[of.state]}>{t.states[of.state]}</Tag>
        {of.state === 'waiting' && of.codeUntil && <p className="second">{t.codeUntil(lastDayText(of.codeUntil))}</p>}
        {!of.kept && of.state !== 'closed' && <p className="second">{t.notKept}</p>}
      </div>
      <Actions {...given} />
      {beside}
    </li>
  )
}

/** Nobody ends what is their own; and only an account that is whole in one's hands is closed or given a new code. */
function Actions({ of, onCode, onChanged }: Given) {
  const t = useTexts(accountTexts)
  const { me } = inside.useRouteContext()
  const [doing, setDoing] = useState<'give' | 'close' | 'login'>()
  const close = useMutation({
    mutationFn: () => api.closeAccount({ params: { id: of.id } }),
    onSuccess: onChanged,
    onSettled: () => setDoing(undefined),
  })
  if (of.state === 'closed' || !of.kept) return null
  return (
    <div className="Account-actions">
      <Failure of={close.error} />
      <div className="line">
        <Renew of={of} onCode={onCode} />
        <Button aria-expanded={doing === 'give'} onClick={() => setDoing(doing === 'give' ? undefined : 'give')}>
          {t.give}
        </Button>
        {of.id !== me.account && (
          <ByProvince open={doing === 'login'} onOpen={(open) => setDoing(open ? 'login' : undefined)} />
        )}
        {of.id !== me.account && <Button onClick={() => setDoing('close')}>{t.close}</Button>}
      </div>
      {doing === 'give' && <GiveSeat account={of.id} onChanged={onChanged} onLeave={() => setDoing(undefined)} />}
      {doing === 'login' && <ProvincialLogin of={of} onChanged={onChanged} onLeave={() => setDoing(undefined)} />}
      {doing === 'close' && (
        <Confirm
          title={t.closeAsk(of.name)}
          yes={t.close}
          no={t.cancel}
          busy={close.isPending}
          onYes={() => close.mutate()}
          onNo={() => setDoing(undefined)}
        >
          <p>{t.closeWhat}</p>
        </Confirm>
      )}
    </div>
  )
}

/** A new slip: of an account in use, only once it is said what that ends. */
function Renew({ of, onCode }: Pick<Given, 'of' | 'onCode'>) {
  const t = useTexts(accountTexts)
  const [asked, setAsked] = useState(false)
  const renew = useMutation({
    mutationFn: () => api.renewCode({ params: { id: of.id } }),
    onSuccess: (made) => {
      if ('code' in made) onCode({ ...made, name: of.name, username: of.username })
    },
    onSettled: () => setAsked(false),
  })
  return (
    <>
      <Button disabled={renew.isPending} onClick={() => (of.state === 'active' ? setAsked(true) : renew.mutate())}>
        {t.newCode}
      </Button>
      <Failure of={renew.error} />
      {asked && (
        <Confirm
          title={t.newCodeAsk(of.name)}
          yes={t.newCode}
          no={t.cancel}
          busy={renew.isPending}
          onYes={() => renew.mutate()}
          onNo={() => setAsked(false)}
        >
          <p>{t.newCodeWhat}</p>
        </Confirm>
      )}
    </>
  )
}

/** Only where this server is connected to the province's sign-on. */
function ByProvince({ open, onOpen }: { open: boolean; onOpen: (open: boolean) => void }) {
  const t = useTexts(signOnTexts)
  const { data } = useQuery(signOnQuery)
  if (!data?.label) return null
  return (
    <Button aria-expanded={open} onClick={() => onOpen(!open)}>
      {t.login}
    </Button>
  )
}

function Seat({ of, seat, onChanged }: { of: AccountView; seat: AccountSeat; onChanged: () => Promise<void> }) {
  const t = useTexts(accountTexts)
  const { me } = inside.useRouteContext()
  const [asked, setAsked] = useState(false)
  const end = useMutation({
    mutationFn: () => api.endSeat({ params: { id: of.id, seat: seat.id } }),
    onSuccess: onChanged,
    onSettled: () => setAsked(false),
  })
  return (
    <li>
      {t.roles[seat.role]}, <b>{seat.unitName}</b>
      {seat.to !== null && <span className="second"> · {t.ended(dayText(seat.to))}</span>}
      {seat.to === null && of.id !== me.account && (
        <button type="button" className="TextButton" onClick={() => setAsked(true)}>
          {t.end}
        </button>
      )}
      <Failure of={end.error} />
      {asked && (
        <Confirm
          title={t.endAsk(of.name)}
          yes={t.end}
          no={t.cancel}
          busy={end.isPending}
          onYes={() => end.mutate()}
          onNo={() => setAsked(false)}
        >
          <p>{t.endWhat(t.roles[seat.role], seat.unitName)}</p>
        </Confirm>
      )}
    </li>
  )
}
