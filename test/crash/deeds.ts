import type { Asked } from './writers.ts'

/** Somebody's place of work, and what they know of it. */
export interface Desk {
  readonly account: string
  readonly username: string
  readonly ward: string
  readonly cells: readonly string[]
  /** Reconciliations they have opened. */
  readonly reconciliations: string[]
}

/** Something people do all day: how it is asked for, and how its traces are counted in the database. */
export interface Deed {
  readonly operation: string
  readonly able: (desk: Desk) => boolean
  readonly ask: (desk: Desk, mark: string, chance: () => number) => Pick<Asked, 'method' | 'path' | 'body'>
  /** What somebody remembers of an answer. */
  readonly done?: (desk: Desk, asked: Asked) => void
  /** As SQL: how often the effect marked `a.mark` stands. */
  readonly marked?: string
  /** As SQL: how often its effect stands, of all commands. */
  readonly effects?: string
  /** As SQL: how many events tell of it, of all commands. */
  readonly events: string
}

const nothing = {
  born: null,
  sex: null,
  card: null,
  admittedOn: null,
  officialOn: null,
  retiredOn: null,
  permanentResidence: null,
  temporaryResidence: null,
  actualResidence: null,
  skills: null,
}

export const deeds: readonly Deed[] = [
  {
    operation: 'openReconciliation',
    able: () => true,
    ask: ({ ward }) => ({
      method: 'POST',
      path: '/api/reconciliations',
      body: { unit: ward, purpose: 'followTransfers' },
    }),
    done: ({ reconciliations }, { answer }) => void reconciliations.push(answer.id),
    effects: `select count(*) from reconciliation`,
    events: `select count(*) from event e join event_body b using (seq) join reconciliation r on r.id::text = b.body ->> 'id'
      where e.command = 'reconciliation.open'`,
  },
  {
    operation: 'keepFor',
    able: ({ reconciliations }) => reconciliations.length > 0,
    ask: ({ reconciliations }, _mark, chance) => ({
      method: 'PUT',
      path: `/api/reconciliations/${reconciliations.at(-1)}/kept-for`,
      body: { months: 1 + Math.floor(chance() * 120) },
    }),
    events: `select count(*) from event where command = 'reconciliation.keepFor'`,
  },
  {
    operation: 'eraseReconciliation',
    able: ({ reconciliations }) => reconciliations.length > 3,
    ask: ({ reconciliations }) => ({
      method: 'DELETE',
      path: `/api/reconciliations/${reconciliations.shift()}`,
      body: undefined,
    }),
    effects: `select count(*) from reconciliation where erased_at is not null`,
    events: `select count(*) from event where command = 'reconciliation.erase'`,
  },
  {
    operation: 'enterMember',
    able: () => true,
    ask: ({ cells }, mark, chance) => ({
      method: 'POST',
      path: '/api/members',
      body: {
        on: '2026-01-05',
        unit: cells[Math.floor(chance() * cells.length)],
        kind: 'official',
        cause: 'received',
        status: 'official',
        fields: { ...nothing, name: 'Nguyễn Thị Thử', workplace: mark },
      },
    }),
    marked: `select count(*) from person_record r join affiliation f on f.person = r.person join person_status s on s.person = r.person
      where r.workplace = a.mark`,
    effects: `select count(*) from person`,
    events: `select count(*) from event where command = 'members.enter'`,
  },
]
