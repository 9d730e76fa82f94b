import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Failure } from '#browser/Failure.tsx'
import { useTexts } from '#browser/texts/dictionary.ts'
import { layerTexts } from '#browser/texts/layers.ts'
import { securityTexts } from '#browser/texts/security.ts'
import { momentText } from '#browser/texts/words.ts'
import { useTitle } from '#browser/title.ts'
import { Notice } from '#ui/Notice.tsx'
import { Tag } from '#ui/Tag.tsx'
import type { Security } from '../security.contract.ts'
import { securityQuery } from './api.ts'
import { ChangeLayers } from './ChangeLayers.tsx'
import { Devices } from './Devices.tsx'
import { Entrances } from './Entrances.tsx'
import './security.css'

const inside = getRouteApi('/in')

/** How one's own account is entered, and where it was and is signed in. */
export function SecurityPage() {
  const t = useTexts(securityTexts)
  useTitle(t.title)
  const { me } = inside.useRouteContext()
  const { data, error } = useQuery(securityQuery)
  return (
    <div className="Page">
      <div className="Page-head">
        <h1>{t.title}</h1>
        <p className="quiet">{t.lead}</p>
      </div>
      <Failure of={error} />
      {me.exempt && <Notice>{t.exempt}</Notice>}
      {data && (
        <div className="Security">
          {isByPinAlone(data) ? null : (
            <section className="card stack">
              <h2>{t.layers}</h2>
              <Layers of={data} />
              {data.password && <ChangeLayers of={data} username={me.username} name={me.name} />}
            </section>
          )}
          <div className="stack">
            {data.byPin && <Devices of={data} />}
            <Entrances of={data} />
          </div>
        </div>
      )}
    </div>
  )
}

/** Of whoever has six digits and nothing else there is nothing else to show. */
function isByPinAlone({ byPin, password, totp, passkeys }: Security): boolean {
  return byPin && !password && !totp && passkeys.length === 0
}

function Layers({ of }: { of: Security }) {
  const t = useTexts(securityTexts)
  const l = useTexts(layerTexts)
  return (
    <dl className="Security-layers">
      <dt>{t.password}</dt>
      <dd>
        <Has it={of.password} />
      </dd>
      <dt>{t.app}</dt>
      <dd>
        <Has it={of.totp} />
      </dd>
      <dt>{t.keys}</dt>
      <dd>
        <Has it={of.passkeys.length > 0} />
        {of.passkeys.map((key) => (
          <p key={key.id} className="second">
            {t.keyMade(momentText(key.madeAt).day, l.agent(key.agent))}
          </p>
        ))}
      </dd>
      <dt>{t.papers}</dt>
      <dd>{of.papers > 0 ? t.papersLeft(of.papers) : <Has it={false} />}</dd>
    </dl>
  )
}

function Has({ it }: { it: boolean }) {
  const t = useTexts(securityTexts)
  return <Tag shape={it ? 'arrived' : 'unknown'}>{it ? t.has : t.hasNot}</Tag>
}
