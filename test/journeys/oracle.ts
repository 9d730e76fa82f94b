import type { Role } from '#kernel/authority.ts'
import type { Planted } from './planted.ts'

export interface Held {
  readonly id: string
  readonly seats: readonly { readonly role: Role; readonly unit: string }[]
}

/** Who may do what, told a second time and as simply as it can be told. The program must agree with it everywhere. */
export interface Tree {
  readonly parentOf: ReadonlyMap<string, string | undefined>
}

const looksOn = [
  'units.read',
  'units.write',
  'posts.read',
  'posts.write',
  'members.read',
  'members.write',
  'members.import',
  'duplicates.settle',
  'accounts.write',
  'roles.read',
  'audit.read',
  'audit.countersign',
  'reconciliation.read',
  'reconciliation.report',
  'reconciliation.keep',
  'requests.read',
  'requests.answer',
  'requests.review',
  'privacy.read',
  'privacy.erase',
]

const ofACell = ['units.read', 'posts.read', 'members.read']
const ofACommittee = [
  ...ofACell,
  'roles.read',
  'audit.read',
  'reconciliation.read',
  'reconciliation.report',
  'privacy.read',
]

/** Who read whom is told to those who look into it, and to no staff. */
const inspects = ['audit.readings', 'audit.export']

const ofNoStaff = [
  ...inspects,
  'audit.countersign',
  'audit.sign',
  'requests.review',
  'readings.release',
  'privacy.write',
  'privacy.breaches',
]
/** What nobody of the staff does: the register of processing and incidents are kept by those appointed for it. */
const guards = ['privacy.write', 'privacy.breaches']

/** What those do who are neither staff nor organiser. */
const reads: Readonly<Partial<Record<Role, readonly string[]>>> = {
  member: ['units.read'],
  cellSecretary: [...ofACell, 'roles.read'],
  cellDeputy: ofACell,
  cellCommittee: ofACell,
  communeSecretary: ofACommittee,
  agencyCommittee: ofACommittee,
  inspector: [
    ...ofACell,
    'roles.read',
    'audit.read',
    ...inspects,
    'audit.countersign',
    'audit.sign',
    'reconciliation.read',
    'readings.release',
    'privacy.read',
  ],
  dataProtectionOfficer: [
    'units.read',
    'roles.read',
    'audit.read',
    ...inspects,
    'requests.read',
    'requests.answer',
    'privacy.read',
    'privacy.write',
    'privacy.breaches',
    'privacy.erase',
    'privacy.erase',
    ...guards,
  ],
  itOfficer: ['units.read', 'privacy.read', 'privacy.breaches'],
}

/** Province and commune say how long things are kept; an agency does everything else that a commune does. */
export function does(role: Role, action: string): boolean {
  if (role === 'provincialOrganiser') return looksOn.includes(action)
  if (ofNoStaff.includes(action)) return reads[role]?.includes(action) === true
  if (
    [...inspects, ...guards, 'audit.countersign', 'audit.sign', 'requests.review', 'readings.release'].includes(action)
  )
    return reads[role]?.includes(action) === true
  return reads[role]?.includes(action) ?? (role === 'communeStaff' || action !== 'reconciliation.keep')
}

export function holds(account: Held, action: string): boolean {
  return account.seats.some((seat) => does(seat.role, action))
}

export function may({ parentOf }: Tree, account: Held, action: string, unit: string): boolean {
  const seats = account.seats.filter((seat) => does(seat.role, action))
  for (let at: string | undefined = unit; at !== undefined; at = parentOf.get(at))
    if (seats.some((seat) => seat.unit === at)) return true
  return false
}

/** How an operation is tried: on which thing, with what beside its id. */
export interface Probe {
  readonly on:
    | 'unit'
    | 'post'
    | 'member'
    | 'reconciliation'
    | 'accepted'
    | 'draft'
    | 'person'
    | 'pair'
    | 'attempt'
    | 'job'
  readonly query?: string
  /** The parameter of the query that names it, where the path does not. */
  readonly at?: string
  /** How whoever may is told that it cannot be: where people are planted is no cell. */
  readonly told?: 422
  /** The unit above must be within reach too. */
  readonly asks?: 'above'
  readonly body?: (thing: Planted) => unknown
  readonly file?: string
  /** What must stand in the answer of whoever may have it, so that an empty answer does not pass for a right one. */
  readonly tells?: 'word' | 'draftWord'
}

export const noFields = {
  born: null,
  sex: null,
  card: null,
  admittedOn: null,
  officialOn: null,
  retiredOn: null,
  workplace: null,
  permanentResidence: null,
  temporaryResidence: null,
  actualResidence: null,
  skills: null,
}

const attempt = { on: '2026-10-03', way: 'call', by: 'communeStaff', outcome: 'notReached' }

/** Every operation about rows of somebody. One that stands in no list of this page fails the test. */
export const probes: Readonly<Record<string, Probe>> = {
  getUnit: { on: 'unit' },
  weighUnit: { on: 'unit' },
  listRoles: { on: 'unit' },
  openTree: { on: 'unit', at: 'unit' },
  listPosts: { on: 'unit', tells: 'word' },
  foundUnit: {
    on: 'unit',
    body: ({ unit }) => ({ on: '2026-10-01', parent: unit, kind: 'residentialCell', name: 'Chi bộ khối Thử' }),
  },
  renameUnit: { on: 'unit', body: () => ({ on: '2026-10-01', version: 1, name: 'Đơn vị đổi tên' }) },
  // dated before there was a unit, so that the tree of the others stays as it is
  moveUnit: { on: 'unit', body: ({ unit }) => ({ on: '2001-01-01', version: 1, parent: unit }), asks: 'above' },
  closeUnit: { on: 'unit', body: () => ({ on: '2001-01-01', version: 1 }) },
  takeBackUnit: { on: 'unit', body: () => ({ version: 0 }), asks: 'above' },
  reopenUnit: { on: 'unit', body: () => ({ version: 0 }), asks: 'above' },
  takePost: { on: 'unit', body: () => ({ on: '2026-10-01', title: 'youthSecretary', outsider: 'Hồ Văn Thử' }) },
  leavePost: { on: 'post', body: () => ({ on: '2026-10-02' }) },
  correctPost: {
    on: 'post',
    body: () => ({ title: 'youthSecretary', outsider: 'Hồ Văn Sửa', fromOn: '2026-10-01', toOn: null }),
  },
  withdrawPost: { on: 'post' },
  listMembers: { on: 'unit', at: 'unit', tells: 'word' },
  countMembers: { on: 'unit', at: 'unit' },
  downloadMembers: { on: 'unit', at: 'unit', tells: 'word' },
  getMember: { on: 'member', tells: 'word' },
  enterMember: {
    on: 'unit',
    body: ({ unit }) => ({
      on: '2026-10-01',
      unit,
      kind: 'official',
      cause: 'received',
      status: 'official',
      fields: { ...noFields, name: 'Hồ Văn Thử' },
    }),
    told: 422,
  },
  correctMember: {
    on: 'member',
    body: ({ version }) => ({ version, on: '2026-10-01', fields: { card: '040123456789' } }),
  },
  changeStatus: { on: 'member', body: ({ version }) => ({ version, on: '2026-10-01', status: 'exempt' }) },
  moveMember: {
    on: 'member',
    body: ({ version, unit, affiliation }) => ({ version, on: '2026-10-01', unit, affiliation }),
    told: 422,
  },
  joinCell: {
    on: 'member',
    body: ({ version, unit }) => ({ version, on: '2026-10-01', unit, kind: 'temporary', cause: 'introduced' }),
    told: 422,
  },
  endAffiliation: {
    on: 'member',
    body: ({ version, affiliation }) => ({ version, on: '2026-10-01', affiliation, cause: 'left' }),
  },
  correctAffiliation: {
    on: 'member',
    body: ({ version, unit }) => ({ version, on: '2026-10-01', unit, fromOn: '2026-02-01', toOn: null }),
    told: 422,
  },
  openReconciliation: { on: 'unit', body: ({ unit }) => ({ unit, purpose: 'followTransfers' }) },
  getReconciliation: { on: 'reconciliation', tells: 'word' },
  listPeople: { on: 'reconciliation', query: '?group=notSeenYet', tells: 'word' },
  listRepeated: { on: 'reconciliation' },
  listProblems: { on: 'reconciliation' },
  getLedger: { on: 'reconciliation', query: '?quarter=2026-Q3', tells: 'word' },
  downloadReport: { on: 'reconciliation', query: '?quarter=2026-Q3&as=xlsx', tells: 'word' },
  downloadRows: { on: 'reconciliation', query: '?group=notSeenYet', tells: 'word' },
  getNextPair: { on: 'reconciliation', tells: 'word' },
  getPreview: { on: 'draft', tells: 'draftWord' },
  listPreviewRows: { on: 'draft', query: '?show=all', tells: 'draftWord' },
  getPair: { on: 'pair', tells: 'word' },
  getCase: { on: 'person', tells: 'word' },
  getJob: { on: 'job' },
  startRun: { on: 'reconciliation', body: () => ({}) },
  uploadList: { on: 'reconciliation', query: '?kind=sent&fileName=a.csv', file: 'Họ và tên\nNguyễn Thử' },
  loadSamples: { on: 'reconciliation', body: () => ({}) },
  keepFor: { on: 'reconciliation', body: () => ({ months: 12 }) },
  editCell: { on: 'draft', body: () => ({ row: 2, field: 'name', how: 'confirm' }) },
  acceptList: { on: 'draft', body: () => ({}) },
  cancelList: { on: 'draft' },
  withdrawList: { on: 'accepted', body: () => ({}) },
  answerPair: { on: 'pair', body: () => ({ answer: 'different', version: 0 }) },
  undoAnswer: { on: 'pair', query: '?version=0' },
  recordAttempt: { on: 'person', body: () => attempt },
  correctAttempt: { on: 'attempt', body: () => attempt },
  cancelJob: { on: 'job' },
  eraseReconciliation: { on: 'reconciliation' },
}

/** Operations whose answer is a list of what is within reach: compared row by row. */
export const lists = ['listMyUnits', 'listReconciliations', 'getMe'] as const

/** Operations without a thing that would be somebody's, each with the place that asks it. */
export const elsewhere: Readonly<Record<string, string>> = {
  getMine: 'mine.test.ts: the account’s own',
  getMyNews: 'mine.test.ts: the account’s own',
  listMyReaders: 'mine.test.ts: the account’s own',
  readMyNumber: 'mine.test.ts: the account’s own',
  sayMine: 'mine.test.ts: the account’s own',
  askMine: 'mine.test.ts: the account’s own',
  withdrawMine: 'mine.test.ts: the account’s own',
  noteMineSeen: 'mine.test.ts: the account’s own',
  listWithheld: 'mine.test.ts: the account’s own',
  countProposals: 'proposals.test.ts: how many of the listed ones one may answer',
  listMyBreaches: 'privacy.test.ts: the account’s own',
  listKept: 'privacy.test.ts: of the installation, tells of nobody',
  setKept: 'privacy.test.ts: of the installation, tells of nobody',
  findTrails: 'trails.test.ts',
  listHeads: 'trails.test.ts: a head is of the whole history and tells of nobody',
  takeHead: 'trails.test.ts: a head is of the whole history and tells of nobody',
  countersignHead: 'trails.test.ts: a head is of the whole history and tells of nobody',
  askHeadKey: 'trails.test.ts: the account’s own key',
  makeHeadKey: 'trails.test.ts: the account’s own key',
  getHeadKey: 'trails.test.ts: the account’s own key',
  askHeadSignature: 'trails.test.ts: a head is of the whole history and tells of nobody',
  signHead: 'trails.test.ts: a head is of the whole history and tells of nobody',
  saveView: 'members.test.ts: it names nobody else’s',
  listAccounts: 'accounts-oracle.test.ts',
  listGrants: 'the table of grants is everybody’s',
  getOpening: 'accounts.test.ts: asked with a code and no session',
  openFirst: 'accounts.test.ts: asked with a code and no session',
  findActivation: 'accounts.test.ts: asked with a code and no session',
  activate: 'accounts.test.ts: asked with a code and no session',
  getSignOn: 'sign-on.test.ts: what a button says',
  beginSignOn: 'sign-on.test.ts: before there is a session',
  finishSignOn: 'sign-on.test.ts: before there is a session',
  signIn: 'the session itself',
  signOut: 'the session itself',
  listRules: 'regulations are everybody’s',
  getRule: 'regulations are everybody’s',
  compareRules: 'regulations are everybody’s',
  getDevice: 'device.test.ts: what this device is bound to',
  enterByPin: 'device.test.ts: what this device is bound to',
  activateByPin: 'device.test.ts: asked with a code and no session',
  bindDevice: 'device.test.ts: what this device is bound to',
  changePin: 'device.test.ts: what this device is bound to',
  endDevice: 'device.test.ts: the account’s own',
  seeNews: 'device.test.ts: the account’s own',
  getSecurity: 'security.test.ts: the account’s own',
  endEntrance: 'security.test.ts: the account’s own',
  endOthers: 'security.test.ts: the account’s own',
  enterByTotp: 'second-layer.test.ts: the account’s own',
  enterByPaper: 'second-layer.test.ts: the account’s own',
  askPasskey: 'second-layer.test.ts: the account’s own',
  enterByPasskey: 'second-layer.test.ts: the account’s own',
  showAgain: 'second-layer.test.ts: the account’s own',
  proposeTotp: 'second-layer.test.ts: the account’s own',
  settleTotp: 'second-layer.test.ts: the account’s own',
  askNewPasskey: 'second-layer.test.ts: the account’s own',
  addPasskey: 'second-layer.test.ts: the account’s own',
  renewPapers: 'second-layer.test.ts: the account’s own',
  removeLayer: 'second-layer.test.ts: the account’s own',
  changePassword: 'second-layer.test.ts: the account’s own',
}
