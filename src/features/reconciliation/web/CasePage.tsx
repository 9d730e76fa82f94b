import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { caseTexts } from '#browser/texts/case.ts'
import { useTexts } from '#browser/texts/dictionary.ts'
import { useTitle } from '#browser/title.ts'
import { reconciliationTexts } from '#browser/texts/reconciliation.ts'
import { resultTexts } from '#browser/texts/result.ts'
import { shellTexts } from '#browser/texts/shell.ts'
import { dayText, momentText } from '#browser/texts/words.ts'
import { Crumbs } from '#ui/Crumbs.tsx'
import { NextStep } from '#ui/Notice.tsx'
import { Tag } from '#ui/Tag.tsx'
import { useWidth } from '#ui/use-width.ts'
import type { CaseView, PersonView } from './contract.ts'
import { Attempts } from './Attempts.tsx'
import { CaseClocks } from './CaseClocks.tsx'
import { shapeOf } from './group-shape.ts'
import { Here, useSender } from './home-unit.ts'
import { InRegister } from './InRegister.tsx'
import { caseQuery, overviewQuery } from './queries.ts'
import './case.css'

const route = getRouteApi('/in/reconciliations/$id/people/$person')

/** One person: where the lists leave them, which clocks run, who has been in touch, and what was compared. */
export function CasePage({ beside }: { beside?: ReactNode }) {
  const { id, person } = route.useParams()
  const { data } = useSuspenseQuery(caseQuery(person))
  // The browser keeps titles in its history: the group, never the name.
  useTitle(useTexts(reconciliationTexts).groups[data.group])
  const { data: here } = useQuery(overviewQuery(id))
  const clocked = data.group === 'notSeenYet' || data.group === 'neverIntroduced'
  return (
    <Here value={here}>
      <div className="Page">
        <Way id={id} of={data} />
        <Head id={id} of={data} />
        <Suggestion of={data} />
        {beside}
        {data.clocks.length > 0 && clocked && <CaseClocks clocks={data.clocks} />}
        <div className="Split Case-split">
          {clocked ? <Attempts of={data} /> : <SeenAs of={data} />}
          <div className="stack">
            <Settled id={id} of={data} />
            <Compared of={data} />
          </div>
        </div>
      </div>
    </Here>
  )
}

function Way({ id, of }: { id: string; of: CaseView }) {
  const words = useTexts(reconciliationTexts)
  const t = useTexts(caseTexts)
  const shell = useTexts(shellTexts)
  const phone = useWidth() === 'phone'
  const beside = (person: string, text: string) => (
    <Link to="/reconciliations/$id/people/$person" params={{ id, person }}>
      {text}
    </Link>
  )
  return (
    <div className="apart">
      {!phone && (
        <Crumbs label={shell.crumbs}>
          <Link to="/reconciliations/$id" params={{ id }}>
            {words.result}
          </Link>
          <Link to="/reconciliations/$id" params={{ id }} search={{ group: of.group }}>
            {words.lists[of.group]}
          </Link>
          <span>{t.place(of.position, of.of)}</span>
        </Crumbs>
      )}
      <span className="line second Case-beside">
        {of.previous && beside(of.previous, t.previous)}
        {of.next && beside(of.next, t.next)}
      </span>
    </div>
  )
}

function Head({ id, of }: { id: string; of: CaseView }) {
  const words = useTexts(reconciliationTexts)
  const t = useTexts(caseTexts)
  const { person, group } = of
  return (
    <div className="Page-head">
      <div className="line">
        <h1>{person.name}</h1>
        <Tag shape={shapeOf[group]}>{words.groups[group]}</Tag>
      </div>
      <p className="quiet">
        {person.born === null ? words.bornUnknown : words.born(dayText(person.born))}. <Move of={of} />
      </p>
      <p className="second">
        {t.fromFile(person.source.fileName, person.source.row)} <InRegister id={id} person={person} />
      </p>
    </div>
  )
}

function Move({ of: { person, group } }: { of: CaseView }) {
  if (group === 'neverIntroduced') return <Residing person={person} />
  return group === 'unannounced' ? <Received person={person} /> : <Introduced person={person} />
}

function Residing({ person }: { person: PersonView }) {
  const t = useTexts(caseTexts)
  return (
    <>
      {person.from !== null && `${t.working}${person.from}. `}
      {person.to !== null && (
        <>
          {t.livingAt}
          <strong>{person.to}</strong>.{' '}
        </>
      )}
      {person.retiredOn !== null && t.retiredOn(dayText(person.retiredOn))}
    </>
  )
}

function Received({ person }: { person: PersonView }) {
  const words = useTexts(reconciliationTexts)
  const r = useTexts(resultTexts)
  return (
    <>
      <strong>{person.to ?? words.notWritten}</strong>
      {person.receivedOn !== null && `, ${r.receivedOn(dayText(person.receivedOn))}`}.
    </>
  )
}

function Introduced({ person }: { person: PersonView }) {
  const sender = useSender()
  const words = useTexts(reconciliationTexts)
  const t = useTexts(caseTexts)
  return (
    <>
      {t.introducedFromTo} {sender(person) ?? words.notWritten}
      {t.about}
      <strong>{person.to ?? words.notWritten}</strong>
      {person.introducedOn === null ? t.dayUnknown : t.onDay(dayText(person.introducedOn))}
    </>
  )
}

function Suggestion({ of: { suggestion } }: { of: CaseView }) {
  const t = useTexts(caseTexts)
  if (!suggestion) return null
  const label = suggestion.before === null ? t.nextStep : t.before(dayText(suggestion.before))
  return (
    <NextStep label={label} title={suggestion.title}>
      {suggestion.detail}
    </NextStep>
  )
}

/** For those who were found: as whom, where, and why. */
function SeenAs({ of: { person } }: { of: CaseView }) {
  const t = useTexts(caseTexts)
  const words = useTexts(reconciliationTexts)
  const r = useTexts(resultTexts)
  const { seenAs, because } = person
  if (!seenAs)
    return (
      because !== null && (
        <section className="card">
          <h2>{t.becauseTitle}</h2>
          <p>{because}</p>
        </section>
      )
    )
  return (
    <section className="card">
      <h2>{t.seenAs}</h2>
      <p>
        <b>{seenAs.name}</b>, {seenAs.born === null ? words.bornUnknown : dayText(seenAs.born)}
      </p>
      <p>
        {seenAs.to ?? words.notWritten}
        {seenAs.receivedOn !== null && `, ${r.receivedOn(dayText(seenAs.receivedOn))}`}
      </p>
      <p className="quiet">{t.seenWhere(seenAs.fileName, seenAs.row)}</p>
      {seenAs.by === 'person' && <p className="quiet">{r.byPerson}</p>}
      <ul className="Bullets">
        {seenAs.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </section>
  )
}

/** What people decided about this person; each pair opens again and can be taken back there. */
function Settled({ id, of: { settled } }: { id: string; of: CaseView }) {
  const t = useTexts(caseTexts)
  if (settled.length === 0) return null
  return (
    <section className="card">
      <h2>{t.settled}</h2>
      <ul className="Bullets">
        {settled.map(({ pair, answer, by, at, with: other }) => (
          <li key={pair}>
            <b>{t.answers[answer]}</b>
            {t.settledWith(other)}
            <span className="quiet">{t.settledBy(by, momentText(at).day)}</span>
            <Link to="/reconciliations/$id/pairs" params={{ id }} search={{ pair }}>
              {t.seePair}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Compared({ of }: { of: CaseView }) {
  const t = useTexts(caseTexts)
  const words = useTexts(reconciliationTexts)
  return (
    <section className="card">
      <h2>{t.compared}</h2>
      {of.compared.length === 0 ? (
        <p className="quiet">{t.comparedNone}</p>
      ) : (
        <ul className="Bullets">
          {of.compared.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {of.group === 'notSeenYet' && <p className="second Case-kind">{words.notAnError}</p>}
    </section>
  )
}
