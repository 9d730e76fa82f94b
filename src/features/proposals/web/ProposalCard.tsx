import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTexts } from '#browser/texts/dictionary.ts'
import { proposalTexts } from '#browser/texts/proposals.ts'
import { Facts } from '#ui/Facts.tsx'
import type { ShapeName } from '#ui/Shape.tsx'
import { Tag } from '#ui/Tag.tsx'
import type { ProposalView } from '../proposals.contract.ts'
import { Answering, Withdrawing } from './Answering.tsx'
import { useFactsOf, useTitleOf } from './told.ts'
import './proposals.css'

const shapes: Readonly<Record<ProposalView['state'], ShapeName>> = {
  open: 'secondPerson',
  agreed: 'arrived',
  declined: 'stopped',
  withdrawn: 'stopped',
  lapsed: 'unknown',
}

/** One proposal: what, who, until when; and its two answers, which look the same, for whoever may give one. */
export function ProposalCard({
  of,
  as: Heading = 'h3',
  children,
}: {
  of: ProposalView
  as?: 'h1' | 'h2' | 'h3'
  children?: ReactNode
}) {
  const t = useTexts(proposalTexts)
  const title = useTitleOf()(of)
  const facts = useFactsOf()(of)
  return (
    <section className="Proposal card" data-state={of.state} aria-label={title}>
      <div>
        <Tag shape={shapes[of.state]}>{t.states[of.state]}</Tag>
      </div>
      <Heading>{title}</Heading>
      <Facts of={facts} />
      {of.state === 'open' && <Notes of={of} />}
      {of.may.includes('answer') && <Answering of={of} />}
      {of.may.includes('withdraw') && <Withdrawing of={of} />}
      {of.state === 'open' && of.hindrance !== null && <p className="second">{t.hindrances[of.hindrance]}</p>}
      {of.may.includes('answer') && <p className="second">{t.note}</p>}
      {of.state === 'agreed' && <WhatNext of={of} />}
      {children}
    </section>
  )
}

function Notes({ of }: { of: ProposalView }) {
  const t = useTexts(proposalTexts)
  return (
    <>
      {of.together && of.units.length > 1 && <p className="second">{t.together}</p>}
      {of.kind === 'recovery' && <p className="second">{t.recoveryNote}</p>}
    </>
  )
}

/** Where what was agreed to goes on in somebody's hands. */
function WhatNext({ of }: { of: ProposalView }) {
  const t = useTexts(proposalTexts)
  const words = of.kind === 'recovery' ? (of.spent ? t.recoveryDone : t.recoveryNext) : t.openNext
  if (of.kind !== 'recovery' && of.kind !== 'openAccount') return null
  return (
    <p className="second">
      {words} {!of.spent && <Link to="/accounts">{t.toThing.accounts}</Link>}
    </p>
  )
}
