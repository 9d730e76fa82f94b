import { useTexts } from '#browser/texts/dictionary.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { resultTexts } from '#browser/texts/result.ts'
import { momentText } from '#browser/texts/words.ts'
import { Flow, type FlowPart } from '#ui/Flow.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Ladder } from '#ui/Ladder.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { Group, Overview } from './contract.ts'
import { CountLink } from './CountLink.tsx'
import { hueOf, shapeOf } from './group-shape.ts'

const flowing = ['arrived', 'wrongDestination', 'doubtful', 'notSeenYet', 'notCompared'] as const
const beside = ['unannounced', 'neverIntroduced'] as const

/** Sent, and where they stand now. On the phone a ladder of bars that also holds those outside the sent lists. */
export function ResultFlow({ of }: { of: Overview }) {
  const t = useTexts(resultTexts)
  const phone = useWidth() === 'phone'
  const part = usePart(of)
  const sent = of.totals?.sent ?? 0
  const lists = of.listsInside.filter((l) => l.kind === 'sent' && l.state === 'accepted').length
  if (phone)
    return (
      <section className="card">
        <p>
          <CountLink id={of.id} n={sent} search={{ group: 'everyone' }} name={t.sent} className="count-big" />{' '}
          {t.sentPhone}
        </p>
        <Ladder label={t.flow} of={sent} parts={flowing.map((g) => part(g, true))} />
        <p className="quiet Result-outside">{t.besidePhone}</p>
        <Ladder label={t.besidePhone} parts={beside.map((g) => part(g, true))} />
      </section>
    )
  return (
    <section className="card Result-flow">
      <Flow
        label={t.flow}
        parts={flowing.map((g) => part(g, false))}
        source={
          <>
            <span className="second">{t.sent}</span>
            <br />
            <CountLink id={of.id} n={sent} search={{ group: 'everyone' }} name={t.sent} className="count-biggest" />
            <br />
            <span className="second">{t.sentBelow(lists)}</span>
          </>
        }
      />
    </section>
  )
}

function usePart(of: Overview): (group: Group, phone: boolean) => FlowPart {
  const t = useTexts(resultTexts)
  const words = useTexts(reconciliationTexts)
  return (group, phone) => {
    const n = of.counts?.[group] ?? 0
    const below = belowOf(group, of, t.below)
    return {
      key: group,
      n,
      hue: hueOf[group],
      shape: shapeOf[group],
      number: <CountLink id={of.id} n={n} search={{ group }} name={words.lists[group]} />,
      label: phone && group === 'notSeenYet' ? words.lists[group] : words.groups[group],
      ...(below === undefined ? {} : { below }),
    }
  }
}

interface Below {
  readonly wrongDestination: string
  readonly doubtful: (pairs: number) => string
  readonly notSeenYet: string
  readonly notCompared: string
}

function belowOf(group: Group, of: Overview, t: Below): string | undefined {
  if (group === 'doubtful') return t.doubtful(of.pairsToSee)
  if (group === 'wrongDestination' || group === 'notSeenYet' || group === 'notCompared') return t[group]
  return undefined
}

/** Those who stand in no list of the senders. */
export function Beside({ of }: { of: Overview }) {
  const t = useTexts(resultTexts)
  const part = usePart(of)
  if (useWidth() === 'phone') return null
  return (
    <section className="card Result-beside">
      <h3>{t.beside}</h3>
      <Ladder label={t.beside} parts={beside.map((g) => part(g, false))} />
    </section>
  )
}

/** What has changed since the run before. */
export function Changes({ of }: { of: Overview }) {
  const t = useTexts(resultTexts)
  const words = useTexts(reconciliationTexts)
  const phone = useWidth() === 'phone'
  const { changes, id } = of
  if (!changes)
    return (
      <section className="card">
        <h3>{t.changesTitle}</h3>
        <p className="second">{t.firstRun}</p>
      </section>
    )
  const { day } = momentText(changes.since)
  return (
    <section className="card">
      <h3>{phone ? t.changesPhone(day) : t.changes(day)}</h3>
      <p className="Result-change">
        <span>{changes.notSeenBefore}</span>
        <Icon name="right" />
        <b>{changes.notSeenNow}</b>
        {t.notSeenPeople}
      </p>
      <p>
        <CountLink
          id={id}
          n={changes.arrived}
          search={{ group: 'arrived', only: 'fromNotSeen' }}
          name={words.groups.arrived}
        >
          {words.people(changes.arrived)}
        </CountLink>
        {t.hasArrived}
        <CountLink
          id={id}
          n={changes.newlyNotSeen}
          search={{ group: 'notSeenYet', only: 'changed' }}
          name={words.groups.notSeenYet}
        >
          {words.people(changes.newlyNotSeen)}
        </CountLink>
        {t.newlyNotSeen}
      </p>
      {changes.answersKept > 0 && <p className="second">{t.kept(changes.answersKept)}</p>}
    </section>
  )
}
