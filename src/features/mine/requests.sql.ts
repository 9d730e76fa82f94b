import { sql } from 'kysely'
import type { Tx } from '#platform/db/index.ts'
import type { RequestRow } from './facts.ts'
import type { StepSeen } from './mine.contract.ts'
import type { KeptTerm, RequestKind } from './request.ts'

/** Where somebody belongs for whom the account answers; undefined for all others. */
export async function answeredUnits(
  tx: Tx,
  person: string,
  action = 'requests.answer',
): Promise<readonly string[] | undefined> {
  const { rows } = await sql<{ units: readonly string[] | null }>`
    select chibo.answered_units(${action}, ${person}::uuid) as units`.execute(tx)
  return rows[0]?.units ?? undefined
}

/** Whether the account has this person today. */
export async function seesMember(tx: Tx, person: string): Promise<boolean> {
  const { rows } = await sql<{ sees: boolean }>`
    select chibo.sees_person('members.read', ${person}::uuid, chibo.today(), 'infinity') as sees`.execute(tx)
  return rows[0]?.sees === true
}

/** The unit of somebody in a reconciliation, where that is within reach. */
export async function unitOfCase(tx: Tx, subject: string): Promise<string | undefined> {
  const { rows } = await sql<{ unit: string }>`select unit from subject where id = ${subject}`.execute(tx)
  return rows[0]?.unit
}

export async function requestsOf(tx: Tx, person: string): Promise<readonly RequestRow[]> {
  const { rows } = await sql<{ told: RequestRow }>`
    select told from chibo.requests_of(${person}::uuid) r(told)`.execute(tx)
  return rows.map(({ told }) => told)
}

export interface ListedRequest {
  readonly told: RequestRow
  readonly name: string
  readonly born: string | null
  readonly unit: string | null
  readonly found: number
}

/** Requests of whom the account answers for, a page at a time. */
export async function requestsWithin(
  tx: Tx,
  { closed, page, size }: { readonly closed: boolean; readonly page: number; readonly size: number },
): Promise<readonly ListedRequest[]> {
  const { rows } = await sql<ListedRequest>`
    select * from chibo.requests_within(${closed}, ${size}, ${(page - 1) * size})`.execute(tx)
  return rows
}

export interface LoadedRequest {
  readonly told: RequestRow
  /** Where the person belongs: whose offices answer. */
  readonly units: readonly string[]
  readonly name: string
  readonly born: string | null
  readonly unit: string | null
  readonly own: boolean
  readonly answers: boolean
  readonly answeredBefore: boolean
}

/** One request, locked; undefined where it is neither one's own nor of somebody the account answers for. */
export async function loadRequest(tx: Tx, id: string): Promise<LoadedRequest | undefined> {
  const { rows } = await sql<{ loaded: LoadedRequest | null }>`
    select chibo.load_request(${id}::uuid) as loaded`.execute(tx)
  return rows[0]?.loaded ?? undefined
}

export interface Asking {
  readonly units: readonly string[]
  readonly own: boolean
  readonly restricted: boolean
  readonly requests: readonly RequestRow[]
}

/** What somebody has asked for until now; nobody else asks for them until the transaction ends. */
export async function loadAsking(tx: Tx, person: string): Promise<Asking | undefined> {
  const { rows } = await sql<{ loaded: Asking | null }>`
    select chibo.load_asking(${person}::uuid) as loaded`.execute(tx)
  return rows[0]?.loaded ?? undefined
}

export interface NewRequest {
  readonly id: string
  readonly person: string
  readonly kind: RequestKind
  readonly field: string | null
  readonly proposed: string | null
  readonly words: string
  readonly about: string | null
  readonly basis: 'own' | 'paper'
  readonly term: KeptTerm
}

export async function insertRequest(tx: Tx, r: NewRequest): Promise<void> {
  const { term } = r
  await sql`
    select chibo.send_request(${r.id}, ${r.person}, ${r.kind}, ${r.field}, ${r.proposed}, ${r.words}, ${r.about}, ${r.basis},
      ${term.rule}, ${term.versionFrom}::date, ${term.value}, ${term.unit}, ${term.trust}, ${term.dueOn}::date)`.execute(
    tx,
  )
}

export async function stepRequest(
  tx: Tx,
  request: string,
  step: { readonly what: StepSeen['what']; readonly outcome?: string; readonly words?: string },
): Promise<void> {
  await sql`
    select chibo.step_request(${request}, ${step.what}, ${step.outcome ?? null}, ${step.words ?? null})`.execute(tx)
}

export async function endRestrictionNow(tx: Tx, person: string, words: string): Promise<void> {
  await sql`select chibo.end_restriction(${person}, ${words})`.execute(tx)
}
