import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { layerTexts } from '#browser/texts/layers.ts'
import { pinTexts } from '#browser/texts/pin.ts'
import { securityTexts } from '#browser/texts/security.ts'
import { momentText } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'
import { Confirm } from '#ui/Confirm.tsx'
import { Notice } from '#ui/Notice.tsx'
import { PinPad } from '#ui/PinPad.tsx'
import { Tag } from '#ui/Tag.tsx'
import type { Security } from '../security.contract.ts'
import { deviceQuery, layerApi, securityQuery } from './api.ts'
import { NewPin } from './NewPin.tsx'

type Device = Security['devices'][number]

/** Where six digits open the account: changed on this machine, taken away from any. */
export function Devices({ of }: { of: Security }) {
  const t = useTexts(pinTexts)
  const [changing, setChanging] = useState(false)
  const [changed, setChanged] = useState(false)
  const done = () => {
    setChanging(false)
    setChanged(true)
  }
  return (
    <section className="card stack">
      <h2>{t.devices}</h2>
      <p className="second">{t.devicesWhat}</p>
      {of.devices.length === 0 && <p>{t.noDevice}</p>}
      {changed && <Notice urgent>{t.changed}</Notice>}
      <ul className="Security-entrances">
        {of.devices.map((device) => (
          <Row key={device.id} of={device} onlyWay={!of.password} onChange={() => setChanging(!changing)} />
        ))}
      </ul>
      {changing && <ChangePin onDone={done} onLeave={() => setChanging(false)} />}
    </section>
  )
}

function Row({ of, onlyWay, onChange }: { of: Device; onlyWay: boolean; onChange: () => void }) {
  const t = useTexts(pinTexts)
  const s = useTexts(securityTexts)
  const l = useTexts(layerTexts)
  const [asked, setAsked] = useState(false)
  return (
    <li>
      <div>
        <b>{l.agent(of.agent)}</b>
        <p className="second">
          {t.bound(momentText(of.boundAt).day)}
          {of.usedAt !== null && `; ${t.used(momentText(of.usedAt).day)}`}
        </p>
      </div>
      <div className="line">
        {of.here && <Tag shape="arrived">{s.here}</Tag>}
        {of.here && <Button onClick={onChange}>{t.change}</Button>}
        <Button onClick={() => setAsked(true)}>{of.here ? t.takeOffHere : t.takeOff}</Button>
      </div>
      {asked && <TakeOff of={of} onlyWay={onlyWay} onClose={() => setAsked(false)} />}
    </li>
  )
}

function TakeOff({ of, onlyWay, onClose }: { of: Device; onlyWay: boolean; onClose: () => void }) {
  const t = useTexts(pinTexts)
  const s = useTexts(securityTexts)
  const l = useTexts(layerTexts)
  const client = useQueryClient()
  const end = useMutation({
    mutationFn: () => layerApi.endDevice({ params: { id: of.id } }),
    onSuccess: async () => {
      onClose()
      if (of.here) location.replace('/')
      await client.invalidateQueries({ queryKey: deviceQuery.queryKey })
      await client.invalidateQueries({ queryKey: securityQuery.queryKey })
    },
  })
  return (
    <Confirm
      title={of.here ? t.takeOffHereAsk : t.takeOffAsk(l.agent(of.agent))}
      yes={of.here ? t.takeOffHere : t.takeOff}
      no={s.cancel}
      busy={end.isPending}
      onYes={() => end.mutate()}
      onNo={onClose}
    >
      <p>{of.here ? t.takeOffHereWhat : t.takeOffWhat}</p>
      {of.here && onlyWay && <p>{t.onlyWay}</p>}
      <Failure of={end.error} />
    </Confirm>
  )
}

/** The digits of before, then new ones twice. */
function ChangePin({ onDone, onLeave }: { onDone: () => void; onLeave: () => void }) {
  const t = useTexts(pinTexts)
  const s = useTexts(securityTexts)
  const [pin, setPin] = useState<string>()
  const change = useMutation({
    mutationFn: (next: string) => layerApi.changePin({ body: { pin: pin ?? '', next } }),
    onSuccess: onDone,
    onError: () => setPin(undefined),
  })
  return (
    <div className="PinEntry">
      {pin === undefined ? (
        <>
          <h3>{t.before}</h3>
          <Failure of={change.error} />
          <PinPad
            key="before"
            words={{ label: t.before, clear: t.clear, back: t.back, typed: t.typed }}
            busy={change.isPending}
            onPin={setPin}
          />
        </>
      ) : (
        <NewPin busy={change.isPending} error={null} onPin={(next) => change.mutate(next)} />
      )}
      <Button onClick={onLeave}>{s.cancel}</Button>
    </div>
  )
}
