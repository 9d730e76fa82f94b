import { sql } from 'kysely'
import type { Role } from '#kernel/authority.ts'
import type { Day } from '#kernel/day.ts'
import type { Concern, TwoPersonKind } from '#kernel/second-person.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Hindrance, ProposalState } from './proposal.ts'

export interface KeptProposal {
  readonly id: string
  readonly kind: TwoPersonKind
  readonly what: Readonly<Record<string, string | null>>
  readonly action: string
  readonly units: readonly string[]
  readonly together: boolean
  readonly operation: string
  readonly proposedBy: string
  readonly proposer: string | null
  readonly proposedAt: string
  readonly lastOn: Day
  readonly state: ProposalState
  readonly answeredBy: string | null
  readonly answerer: string | null
  readonly answeredAt: string | null
  readonly reason: string | null
  /** An agreed recovery was used. */
  readonly spent: boolean
  /** The second wall: whether this account might do the same. */
  readonly right: boolean
  readonly why: Hindrance | null
  /** As it was asked for; null once it has ended. */
  readonly input: unknown
}

export interface NewProposal {
  readonly id: string
  readonly operation: string
  readonly input: unknown
  readonly concern: Concern
  readonly lastOn: Day
}

/** False where the same waits already. */
export async function insertProposal(tx: Tx, { id, operation, input, concern, lastOn }: NewProposal): Promise<boolean> {
  const { kind, what, action, units, together = false, about = [] } = concern
  const { rows } = await sql<{ kept: boolean }>`
    select chibo.propose(${id}, ${kind}, ${operation}, ${JSON.stringify(input)}::jsonb, ${JSON.stringify(what)}::jsonb, ${action},
      ${[...new Set(units)]}::uuid[], ${together}, ${about}::uuid[], ${lastOn}) as kept`.execute(tx)
  return rows[0]?.kept === true
}

export async function listProposals(tx: Tx, since: Day): Promise<readonly KeptProposal[]> {
  const { rows } = await sql<{ found: KeptProposal }>`select chibo.list_proposals(${since}) as found`.execute(tx)
  return rows.map(({ found }) => found)
}

export async function countProposals(tx: Tx): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`select chibo.count_proposals() as waiting`.execute(tx)
  return rows[0]?.waiting ?? 0
}

/** Undefined where there is none, or it is none of the account's business. */
export async function loadProposal(tx: Tx, id: string, locked: boolean): Promise<KeptProposal | undefined> {
  const { rows } = await sql<{
    found: KeptProposal | null
  }>`select chibo.load_proposal(${id}, ${locked}) as found`.execute(tx)
  return rows[0]?.found ?? undefined
}

export interface AnswererRow {
  readonly name: string
  readonly role: Role
  readonly unit: string
  readonly unit_name: string
  /** How many levels above the unit concerned. */
  readonly below: number
}

export async function listAnswerers(tx: Tx, id: string): Promise<readonly AnswererRow[]> {
  const { rows } = await sql<AnswererRow>`
    select w.name, w.role, w.unit, coalesce(w.unit_name, '') as unit_name, w.below from chibo.who_may_answer(${id}) w
    order by w.below, chibo.name_key(w.name) limit 20`.execute(tx)
  return rows
}

export async function saveAgreement(tx: Tx, id: string): Promise<void> {
  await sql`select chibo.agree(${id})`.execute(tx)
}

export async function saveDecline(tx: Tx, id: string, reason: string): Promise<void> {
  await sql`select chibo.decline(${id}, ${reason})`.execute(tx)
}

export async function saveWithdrawal(tx: Tx, id: string): Promise<void> {
  await sql`select chibo.withdraw(${id})`.execute(tx)
}

/** Names of accounts and, of people, those whom the account sees among the members of today. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<NamesFound> {
  if (ids.length === 0) return { people: new Map(), accounts: new Map() }
  const { rows } = await sql<{ id: string; person: string | null; account: string | null }>`
    select i.id, (select m.name from member_now m where m.person = i.id limit 1) as person, chibo.name_of_account(i.id) as account
    from unnest(${ids}::uuid[]) i (id)`.execute(tx)
  const of = (which: 'person' | 'account') =>
    new Map(rows.flatMap((row): [string, string][] => (row[which] === null ? [] : [[row.id, row[which]]])))
  return { people: of('person'), accounts: of('account') }
}

export interface WhomToErase {
  readonly person: string
  readonly name: string
  readonly born: string | null
  readonly unit_name: string | null
  /** Null while they belong there. */
  readonly last_on: Day | null
}

/** Of these, whom the account itself might erase: most belong nowhere any more. */
export async function whomToErase(tx: Tx, ids: readonly string[]): Promise<readonly WhomToErase[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<WhomToErase>`select * from chibo.whom_to_erase(${ids}::uuid[])`.execute(tx)
  return rows
}

export interface NamesFound {
  readonly people: ReadonlyMap<string, string>
  readonly accounts: ReadonlyMap<string, string>
}

/** What units are called today, where the account may see them. */
export async function unitNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ unit: string; label: string }>`
    select unit, label from unit_label where unit = any (${ids}::uuid[]) and kind = 'name' and from_on <= chibo.today() and chibo.today() < to_on`.execute(
    tx,
  )
  return new Map(rows.map(({ unit, label }) => [unit, label]))
}
