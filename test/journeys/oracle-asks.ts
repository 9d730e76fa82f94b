import { addDays } from '#kernel/day.ts'
import { isBelow } from './days.ts'
import { noFields, probes } from './oracle.ts'
import type { Planted } from './planted.ts'
import { heads, isOver, today } from './oracle-clerks.ts'
import {
  answersFor,
  atUnit,
  ended,
  erases,
  followsAccount,
  isOwn,
  onDay,
  releases,
  type Rule,
  rules,
  withParent,
  written,
} from './oracle-rules.ts'
import type { Everything, Kind, Thing } from './oracle-things.ts'

/** How an operation about one thing is asked, and to whom it must answer. */
export interface Ask {
  readonly of: Kind
  /** Whether it is asked as of other days than today, too. */
  readonly days?: true
  /** And as known on other days. */
  readonly known?: true
  /** The parameter of the query that names the thing, where the path does not. */
  readonly at?: string
  /** The address, where more than one thing stands in it. */
  readonly path?: (thing: Thing) => string
  readonly query?: string
  /** What whoever may would send: everything is undone again. */
  readonly body?: (thing: Thing, world: Everything) => unknown
  readonly file?: string
  /** How else than by a conflict or as impossible whoever may ask can be refused: not all of it is theirs; there is no such row in it. */
  readonly told?: 403 | 404
  /** Without the first wall, whoever may do this may have it in this form too. */
  readonly inOtherForm?: string
  /** A list over what stands below: without the first wall it tells of what is theirs there. */
  readonly partly?: true
  /** Instead of the rule of its kind. */
  readonly may?: Rule
}

/** What is asked about reconciliations says nothing of the thing itself. */
const noThing = {} as Planted
const stale = { version: 99_999 }
const to = addDays(today, 20)
const incident = { what: 'Thử', data: ['names'], people: null, measures: '' }
const choice = ({ people = [] }: Thing) => ({ ...stale, kept: people[0], keptVersion: 99_999, goneVersion: 99_999 })
const seen0 = ({ version }: Thing) => ({ version, on: today })
/** A cell, in turn. */
const cellOf = ({ days: { units } }: Everything, { id }: Thing) => units[5 + (id.charCodeAt(0) % 6)]
/** Somebody of the clerks, in turn. */
const clerkOf = ({ clerks }: Everything, { id }: Thing) => clerks[id.charCodeAt(0) % clerks.length]?.id
const unitOf = ({ seats = [] }: Thing) => seats[0]?.unit ?? ''

export const asks: Readonly<Record<string, Ask>> = {
  ...ofReconciliations(),
  openReconciliation: { of: 'unit', body: ({ id }) => ({ unit: id, purpose: 'followTransfers' }) },
  getUnit: { of: 'unit', days: true, may: onDay },
  openTree: { of: 'unit', at: 'unit', days: true, may: onDay },
  weighUnit: { of: 'unit' },
  listRoles: { of: 'unit' },
  listPosts: { of: 'unit', days: true, may: onDay },
  foundUnit: {
    of: 'unit',
    body: ({ id }) => ({ on: today, parent: id, kind: 'residentialCell', name: 'Chi bộ khối Thử' }),
  },
  renameUnit: { of: 'unit', body: (thing) => ({ ...seen0(thing), name: 'Đơn vị đổi tên' }) },
  moveUnit: { of: 'unit', body: (thing) => ({ ...seen0(thing), parent: thing.id }), may: withParent },
  closeUnit: { of: 'unit', body: seen0 },
  takeBackUnit: { of: 'unit', body: ({ version }) => ({ version }), may: withParent },
  // where it stood before it was closed: a root stood nowhere
  reopenUnit: {
    of: 'unit',
    body: ({ version }) => ({ version }),
    may: (world, clerk, thing, action) =>
      world.days.edges.some((e) => e.unit === thing.id) && withParent(world, clerk, thing, action),
  },
  takePost: { of: 'unit', body: () => ({ on: today, title: 'officeStaff', outsider: 'Hồ Văn Thử' }) },
  leavePost: { of: 'post', body: () => ({ on: today }) },
  correctPost: {
    of: 'post',
    body: () => ({ title: 'officeStaff', outsider: 'Hồ Văn Sửa', fromOn: '2021-01-01', toOn: null }),
  },
  withdrawPost: { of: 'post' },

  listMembers: { of: 'unit', at: 'unit', days: true, known: true, may: onDay },
  countMembers: { of: 'unit', at: 'unit', days: true, known: true, may: onDay },
  downloadMembers: { of: 'unit', at: 'unit', days: true, known: true, may: onDay },
  getMember: { of: 'member', days: true, known: true },
  readNumber: { of: 'member', body: () => ({ reason: 'checkPaper' }) },
  enterMember: {
    of: 'unit',
    body: ({ id }) => ({
      on: today,
      unit: id,
      kind: 'official',
      cause: 'received',
      status: 'official',
      fields: { ...noFields, name: 'Hồ Văn Thử' },
    }),
  },
  correctMember: {
    of: 'member',
    body: (thing) => ({ ...seen0(thing), fields: { card: '040123456789' } }),
    told: 403,
    may: written,
  },
  changeStatus: { of: 'member', body: (thing) => ({ ...seen0(thing), status: 'exempt' }), told: 403, may: written },
  moveMember: {
    of: 'member',
    body: (thing, world) => ({ ...seen0(thing), affiliation: thing.affiliation, unit: cellOf(world, thing) }),
    told: 403,
    may: written,
  },
  joinCell: {
    of: 'member',
    body: (thing, world) => ({
      ...seen0(thing),
      unit: cellOf(world, thing),
      kind: 'temporary',
      cause: 'introduced',
      toOn: to,
    }),
    told: 403,
    may: written,
  },
  endAffiliation: {
    of: 'member',
    body: (thing) => ({ ...seen0(thing), affiliation: thing.affiliation, cause: 'left' }),
    told: 403,
    may: written,
  },
  correctAffiliation: {
    of: 'member',
    path: ({ id, affiliation }) => `/api/members/${id}/affiliations/${affiliation ?? id}/correct`,
    body: (thing, world) => ({ ...seen0(thing), fromOn: '2019-05-01', toOn: null, unit: cellOf(world, thing) }),
    told: 403,
    may: written,
  },
  changeView: { of: 'view', body: () => ({}) },
  deleteView: { of: 'view' },

  uploadImport: { of: 'unit', at: 'unit', query: '&fileName=a.csv', file: 'Họ và tên\nNguyễn Thử' },
  getImport: { of: 'import' },
  listImportRows: { of: 'import' },
  listImportCells: { of: 'import' },
  listImportDifference: { of: 'import', query: '?stands=new' },
  listImportGone: { of: 'import' },
  editImportCell: { of: 'import', told: 404, body: () => ({ row: 9, field: 'name', how: 'confirm' }) },
  compareImport: { of: 'import', body: () => ({ cells: {} }) },
  chooseImportRow: { of: 'import', told: 404, body: () => ({ row: 9, leave: true }) },
  chooseImportGone: { of: 'import', told: 404, body: () => ({ n: 9, choice: null }) },
  acceptImport: { of: 'import', body: () => ({}) },
  cancelImport: { of: 'import' },
  getImportUndo: { of: 'import' },
  undoImport: { of: 'import', body: () => ({}) },

  searchDuplicates: { of: 'unit', body: ({ id }) => ({ unit: id }) },
  getDuplicate: { of: 'duplicate' },
  answerDuplicate: { of: 'duplicate', told: 403, body: () => ({ version: 0, answer: 'later' }) },
  previewMerge: { of: 'duplicate', told: 403, body: choice },
  mergeDuplicate: { of: 'duplicate', told: 403, body: choice },
  getMerge: { of: 'merge' },
  undoMerge: { of: 'merge', told: 403, body: () => stale },

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
  },
  enterWords: { of: 'member', body: () => ({ about: 'merge:none', words: 'Ý kiến.' }), may: answersFor },
  endRestriction: { of: 'member', body: () => ({ words: 'Đã xem xong.' }), may: answersFor },
  getRequest: { of: 'request' },
  takeRequest: { of: 'request' },
  answerRequest: { of: 'request', body: () => ({ outcome: 'done', words: 'Đã xong.' }) },
  listCaseWords: { of: 'person' },
  getAccountPerson: { of: 'account' },
  // nobody of their own
  linkAccount: { of: 'account', body: () => ({ person: null }), told: 403 },
  releaseReadings: { of: 'member', may: releases },

  getMemberTrail: { of: 'member' },
  exportMemberTrail: { of: 'member' },
  getAccountTrail: { of: 'account', may: followsAccount },
  exportAccountTrail: { of: 'account', may: followsAccount },

  getProcessing: { of: 'unit' },
  sayProcessing: { of: 'unit', body: () => ({ about: 'nothing', field: 'nothing', says: '' }) },
  downloadProcessing: { of: 'unit' },
  listBreaches: { of: 'unit', partly: true },
  recordBreach: { of: 'unit', body: () => ({ ...incident, noticedAt: `${today}T00:00:00Z` }) },
  correctBreach: { of: 'breach', body: () => ({ ...stale, ...incident, noticedAt: '2001-01-01T00:00:00Z' }) },
  noticeBreach: { of: 'breach', body: () => ({ whom: 'people', at: `${today}T00:00:00Z` }) },
  downloadNotice: { of: 'breach' },

  openAccount: {
    of: 'unit',
    body: ({ id }) => ({ username: `thu.${id}`, name: 'Người Thử', role: 'member', unit: id }),
    told: 403,
  },
  getErasing: { of: 'member', may: erases },
  erasePerson: { of: 'member', body: (thing) => ({ ...seen0(thing), ground: 'court' }), may: erases },
  listErasures: { of: 'unit' },

  renewCode: { of: 'account', told: 403 },
  giveSeat: {
    of: 'account',
    body: (thing) => ({ role: 'member', unit: unitOf(thing), from: today, to }),
    told: 403,
    may: (world, clerk, thing, action, on) =>
      rules.account(world, clerk, thing, action, on) && atUnit(world, clerk, { id: '', unit: unitOf(thing) }, action),
  },
  closeAccount: { of: 'account', told: 403 },
  getLogin: { of: 'account' },
  setLogin: { of: 'account', body: ({ id }) => ({ login: `${id}@tinh` }), told: 403 },
  endLogin: { of: 'account', told: 403 },
  endSeat: {
    of: 'seat',
    path: ({ id, owner }) => `/api/accounts/${owner ?? id}/seats/${id}/end`,
    told: 403,
    may: ({ days }, clerk, { seats = [] }, action) =>
      seats.some((s) => !isOver(s) && isBelow(days, s.unit, heads(clerk, action), today)),
  },
  listStandIns: { of: 'seat' },
  delegate: {
    of: 'seat',
    body: (thing, world) => ({ account: clerkOf(world, thing), from: today, until: addDays(today, 3) }),
  },
  endDelegation: { of: 'seat', may: ended },
}

/** As oracle.test.ts asks them over the tree of today. */
function ofReconciliations(): Record<string, Ask> {
  return Object.fromEntries(
    Object.entries(probes).flatMap(([id, { on, query, body, file }]) => {
      if (on === 'unit' || on === 'post' || on === 'member') return []
      const asked = { ...(query && { query }), ...(file && { file }), ...(body && { body: () => body(noThing) }) }
      return [[id, { of: on, ...asked, inOtherForm: 'reconciliation.read' }]]
    }),
  )
}
