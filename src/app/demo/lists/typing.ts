import { carefulness, rates, scaled, type Chance, type Person, type Values } from '../people/index.ts'
import { written } from '../people/writing.ts'

const sender = scaled(rates, carefulness)

/** The same person in a sender's and in a receiver's list, with what typing does, yet surely the same: card or birth date agree. */
export function asTyped(by: Chance, person: Person): { readonly sent: Values; readonly received: Values } {
  const sent = written({ by, rates: sender }, person).values
  const received = written({ by, rates }, person).values
  return surelyTheSame(sent, received, person) ? { sent, received } : asTyped(by, person)
}

function surelyTheSame(sent: Values, received: Values, person: Person): boolean {
  const sameCard = sent.card === person.card && received.card === person.card
  const sameBirth = sent.birth === person.born && received.birth === person.born
  return sameCard
    ? sameBirth || received.birth === person.born.slice(0, 4)
    : sameBirth && sent.admittedOn === received.admittedOn
}
