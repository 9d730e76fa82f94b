import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { layerTexts } from '#browser/texts/layers.ts'
import { securityTexts } from '#browser/texts/security.ts'
import { momentText } from '#browser/texts/words.ts'
import { Button } from '#ui/Button.tsx'
import { Confirm } from '#ui/Confirm.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Tag } from '#ui/Tag.tsx'
import type { Entrance, Security } from '../security.contract.ts'
import { layerApi, securityQuery } from './api.ts'

/** Where the account was entered; what is still open can be ended. */
export function Entrances({ of }: { of: Security }) {
  const t = useTexts(securityTexts)
  const client = useQueryClient()
  const [asked, setAsked] = useState(false)
  const again = () => client.invalidateQueries({ queryKey: securityQuery.queryKey })
  const end = useMutation({
    mutationFn: (id: string) => layerApi.endEntrance({ params: { id } }),
    onSettled: again,
  })
  const others = useMutation({
    mutationFn: () => layerApi.endOthers(),
    onSettled: () => {
      setAsked(false)
      return again()
    },
  })
  return (
    <section className="card stack">
      <h2>{t.entrances}</h2>
      <p className="second">{t.entrancesWhat(of.idleMinutes, of.longestHours)}</p>
      <Failure of={end.error ?? others.error} />
      {others.data && <Notice urgent>{t.notMeDone(others.data.ended)}</Notice>}
      <ul className="Security-entrances">
        {of.entrances.map((one) => (
          <Row key={one.id} of={one} onEnd={() => end.mutate(one.id)} />
        ))}
      </ul>
      <div>
        <Button onClick={() => setAsked(true)}>{t.notMe}</Button>
      </div>
      {asked && (
        <Confirm
          title={t.notMeAsk}
          yes={t.notMeYes}
          no={t.cancel}
          busy={others.isPending}
          onYes={() => others.mutate()}
          onNo={() => setAsked(false)}
        >
          <p>{t.notMeWhat}</p>
        </Confirm>
      )}
    </section>
  )
}

function Row({ of, onEnd }: { of: Entrance; onEnd: () => void }) {
  const t = useTexts(securityTexts)
  const l = useTexts(layerTexts)
  const { time, day } = momentText(of.at)
  return (
    <li>
      <div>
        <b>{t.when(time, day)}</b>
        <p className="second">
          {l.agent(of.agent)}, {t.means[of.means]}
        </p>
      </div>
      <div className="line">
        {of.here && <Tag shape="arrived">{t.here}</Tag>}
        {!of.here && of.open && <Tag shape="running">{t.open}</Tag>}
        {!of.knownPlace && <Tag shape="soon">{t.newPlace}</Tag>}
        {!of.here && of.open && <Button onClick={onEnd}>{t.end}</Button>}
      </div>
    </li>
  )
}
