import { addDays } from '#kernel/day.ts'
import { isBelow, lastOf } from './days.ts'
import { probes } from './oracle.ts'
import type { Planted } from './planted.ts'
import {
  type Clerk,
  type Everything,
  has,
  heads,
  isOver,
  type Kind,
  mayGive,
  seen,
  type Sits,
  type Thing,
  today,
  writes,
} from './oracle-things.ts'

/** How an operation about one thing is asked, and to whom it must answer. */
export interface Ask {
  readonly of: Kind
  /** Whether it is asked as of other days than today, too. */
  readonly days?: true
  /** The parameter of the query that names the thing, where the path does not. */
  readonly at?: string
  readonly query?: string
  /** Commands are given what changes nothing: a version nobody has, a day before there was anything. */
  readonly body?: (thing: Thing) => unknown
  readonly file?: string
  /** A command that would change something even so is asked of those who may not, and of nobody else. */
  readonly onlyHidden?: true
  /** Without the first wall, whoever may do this may have it in this form too. */
  readonly inOtherForm?: string
  /** Instead of the rule of its kind. */
  readonly may?: Rule
}

export type Rule = (world: Everything, clerk: Clerk, thing: Thing, action: string, on: string) => boolean

/** Who may ask about a thing, by its kind. */
export const rules: Readonly<Record<Kind, Rule>> = {
  unit: atUnit,
  post: atUnit,
  import: ownAtUnit,
  member: ({ days }, clerk, { id }, action, on) => seen(days, id, action, clerk, on),
  duplicate: ({ days }, clerk, { people = [] }, action) => people.every((p) => has(days, p, action, clerk)),
  // seen by whoever proposed it, and by whoever might do the same
  proposal: (world, clerk, thing) => thing.owner === clerk.id || atUnit(world, clerk, thing, 'members.write'),
  merge: ({ days }, clerk, { people = [] }, action) => people.every((p) => has(days, p, action, clerk)),
  reconciliation: atUnit,
  accepted: atUnit,
  draft: ownAtUnit,
  person: atUnit,
  pair: atUnit,
  attempt: atUnit,
  request: (world, clerk, { people = [] }, action) => people.every((id) => answersFor(world, clerk, { id }, action)),
  job: (_world, clerk, thing) => isOwn(clerk, thing),
  view: (_world, clerk, thing) => isOwn(clerk, thing),
  // an account is looked after where it sat, too
  account: ({ days }, clerk, { seats = [] }, action) =>
    seats.some((s) => isBelow(days, s.unit, heads(clerk, action), today)),
  seat: (world, clerk, thing) =>
    (thing.seats ?? []).some((s) => !isOver(s) && (thing.owner === clerk.id || mayGive(world, clerk, s))),
}

function atUnit({ days }: Everything, clerk: Clerk, { unit = '' }: Thing, action: string): boolean {
  return isBelow(days, unit, heads(clerk, action), today)
}

function ownAtUnit(world: Everything, clerk: Clerk, thing: Thing, action: string): boolean {
  return atUnit(world, clerk, thing, action) && isOwn(clerk, thing)
}

/** Today, or on the day that is asked about, counting what the reader's units came from. */
function onDay({ days }: Everything, clerk: Clerk, { unit = '' }: Thing, action: string, on: string): boolean {
  const mine = heads(clerk, action)
  return isBelow(days, unit, mine, today) || isBelow(days, unit, mine, on)
}

/** The unit, and the one it stands in: whoever moves it asks both. */
function withParent(world: Everything, clerk: Clerk, { unit = '' }: Thing, action: string): boolean {
  const parent = world.days.edges.find((e) => e.unit === unit && e.to === 'infinity')?.parent
  return [unit, parent].every((u) => u === undefined || isBelow(world.days, u, heads(clerk, action), today))
}

function isOwn(clerk: Clerk, { owner }: Thing): boolean {
  return owner === undefined || owner === clerk.id
}

/** Every unit where it holds a role, or, while it holds none, one where it did. */
function followsAccount({ days }: Everything, clerk: Clerk, { seats = [] }: Thing, action: string): boolean {
  const mine = (s: Sits) => isBelow(days, s.unit, heads(clerk, action), today)
  const standing = seats.filter((s) => !isOver(s))
  return standing.length > 0 ? standing.every(mine) : seats.some(mine)
}

/** Whoever has all of where somebody officially belongs today, or last did; where that is nowhere, of where else. */
function answersFor({ days }: Everything, clerk: Clerk, { id }: Thing, action: string): boolean {
  const last = lastOf(days, id, today)
  const official = last.filter((s) => s.kind === 'official')
  const at = official.length > 0 ? official : last
  return at.length > 0 && at.every((s) => isBelow(days, s.unit, heads(clerk, action), today))
}

/** An inspector of whom they may read. */
function releases(world: Everything, clerk: Clerk, { id }: Thing, action: string, on: string): boolean {
  return heads(clerk, action).length > 0 && seen(world.days, id, 'members.read', clerk, on)
}

const written: Rule = ({ days }, clerk, { id }) => writes(days, clerk, id)
/** What is asked about reconciliations says nothing of the thing itself. */
const noThing = {} as Planted
const stale = { version: 99_999 }
const long = '2001-01-01'
/** A post is not written down before its day. */
const later = addDays(today, 30)
const choice = ({ people = [] }: Thing) => ({ ...stale, kept: people[0], keptVersion: 99_999, goneVersion: 99_999 })

export const asks: Readonly<Record<string, Ask>> = {
  ...ofReconciliations(),
  openReconciliation: { of: 'unit', body: ({ id }) => ({ unit: id, purpose: 'followTransfers' }), onlyHidden: true },
  getUnit: { of: 'unit', days: true, may: onDay },
  openTree: { of: 'unit', at: 'unit', days: true, may: onDay },
  weighUnit: { of: 'unit' },
  listRoles: { of: 'unit' },
  listPosts: { of: 'unit', days: true, may: onDay },
  foundUnit: {
    of: 'unit',
    body: ({ id }) => ({ on: long, parent: id, kind: 'residentialCell', name: 'Chi bộ khối Thử' }),
  },
  renameUnit: { of: 'unit', body: () => ({ ...stale, on: long, name: 'Đơn vị đổi tên' }) },
  moveUnit: { of: 'unit', body: ({ id }) => ({ ...stale, on: long, parent: id }), may: withParent },
  closeUnit: { of: 'unit', body: () => ({ ...stale, on: long }) },
  takeBackUnit: { of: 'unit', body: () => stale, may: withParent },
  reopenUnit: { of: 'unit', body: () => stale, may: withParent, onlyHidden: true },
  takePost: { of: 'unit', body: () => ({ on: later, title: 'officeStaff', outsider: 'Hồ Văn Thử' }) },
  leavePost: { of: 'post', body: () => ({ on: later }) },
  correctPost: {
    of: 'post',
    body: () => ({ title: 'officeStaff', outsider: 'Hồ Văn Sửa', fromOn: later, toOn: null }),
  },
  withdrawPost: { of: 'post', onlyHidden: true },

  listMembers: { of: 'unit', at: 'unit', days: true, may: onDay },
  countMembers: { of: 'unit', at: 'unit', days: true, may: onDay },
  downloadMembers: { of: 'unit', at: 'unit', days: true, may: onDay },
  getMember: { of: 'member', days: true },
  readNumber: { of: 'member', body: () => ({ reason: 'checkPaper' }) },
  correctMember: { of: 'member', body: () => ({ ...stale, on: long, fields: { card: '040123456789' } }), may: written },
  changeStatus: { of: 'member', body: () => ({ ...stale, on: long, status: 'exempt' }), may: written },
  changeView: { of: 'view', body: () => ({}) },
  deleteView: { of: 'view', onlyHidden: true },

  uploadImport: { of: 'unit', at: 'unit', query: '&fileName=a.csv', file: 'Họ và tên\nNguyễn Thử', onlyHidden: true },
  getImport: { of: 'import' },
  listImportRows: { of: 'import' },
  listImportCells: { of: 'import' },
  listImportDifference: { of: 'import', query: '?stands=new' },
  listImportGone: { of: 'import' },
  editImportCell: { of: 'import', body: () => ({ row: 9, field: 'name', how: 'confirm' }), onlyHidden: true },
  compareImport: { of: 'import', body: () => ({ cells: {} }), onlyHidden: true },
  chooseImportRow: { of: 'import', body: () => ({ row: 9, leave: true }), onlyHidden: true },
  chooseImportGone: { of: 'import', body: () => ({ n: 9, choice: null }), onlyHidden: true },
  acceptImport: { of: 'import', body: () => ({}), onlyHidden: true },
  cancelImport: { of: 'import', onlyHidden: true },
  getImportUndo: { of: 'import' },
  undoImport: { of: 'import', body: () => ({}), onlyHidden: true },

  searchDuplicates: { of: 'unit', body: ({ id }) => ({ unit: id }), onlyHidden: true },
  getDuplicate: { of: 'duplicate' },
  answerDuplicate: { of: 'duplicate', body: () => ({ ...stale, answer: 'later' }) },
  previewMerge: { of: 'duplicate', body: choice },
  mergeDuplicate: { of: 'duplicate', body: choice },
  getMerge: { of: 'merge' },
  undoMerge: { of: 'merge', body: () => stale },

  getProposal: { of: 'proposal' },
  agreeToProposal: { of: 'proposal' },
  declineProposal: { of: 'proposal', body: () => ({ reason: 'Chưa có quyết định.' }) },
  withdrawProposal: { of: 'proposal', may: (_world, clerk, thing) => isOwn(clerk, thing) },

  listOwnWords: { of: 'member' },
  getOwnPage: { of: 'member', may: answersFor },
  printOwnPage: { of: 'member', may: answersFor },
  enterRequest: {
    of: 'member',
    body: () => ({ kind: 'erasure', words: 'Xin xóa.' }),
    may: answersFor,
    onlyHidden: true,
  },
  enterWords: { of: 'member', body: () => ({ about: 'merge:none', words: 'Ý kiến.' }), may: answersFor },
  endRestriction: { of: 'member', body: () => ({ words: 'Đã xem xong.' }), may: answersFor },
  getRequest: { of: 'request' },
  takeRequest: { of: 'request', onlyHidden: true },
  answerRequest: { of: 'request', body: () => ({ outcome: 'done', words: 'Đã xong.' }), onlyHidden: true },
  listCaseWords: { of: 'person' },
  getAccountPerson: { of: 'account' },
  linkAccount: { of: 'account', body: () => ({ person: null }), onlyHidden: true },
  releaseReadings: { of: 'member', may: releases, onlyHidden: true },

  getMemberTrail: { of: 'member' },
  exportMemberTrail: { of: 'member' },
  getAccountTrail: { of: 'account', may: followsAccount },
  exportAccountTrail: { of: 'account', may: followsAccount },

  renewCode: { of: 'account', onlyHidden: true },
  giveSeat: {
    of: 'account',
    body: ({ seats = [] }) => ({ role: 'member', unit: seats[0]?.unit ?? '' }),
    onlyHidden: true,
  },
  closeAccount: { of: 'account', onlyHidden: true },
  listStandIns: { of: 'seat' },
  delegate: {
    of: 'seat',
    body: ({ owner }) => ({ account: owner, from: today, until: addDays(today, 3) }),
    onlyHidden: true,
  },
}

/** As oracle.test.ts asks them over the tree of today; commands only of those who may not. */
function ofReconciliations(): Record<string, Ask> {
  return Object.fromEntries(
    Object.entries(probes).flatMap(([id, { on, query, body, file }]) => {
      if (on === 'unit' || on === 'post' || on === 'member') return []
      const asked = { ...(query && { query }), ...(file && { file }), ...(body && { body: () => body(noThing) }) }
      // whoever takes a report with them leaves a trace, as with a command
      const isReading = /^(get|list|downloadRows)/.test(id)
      return [[id, { of: on, ...asked, ...(!isReading && { onlyHidden: true }), inOtherForm: 'reconciliation.read' }]]
    }),
  )
}
