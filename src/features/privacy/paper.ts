import { type Day, written } from '#kernel/day.ts'
import { dataWords, hereAt, whomWords } from './breach.ts'
import type { BreachView } from './breaches.contract.ts'
import type { RegisterView } from './register.contract.ts'

/** The organisation that signs, as its paper names it. */
export interface Office {
  readonly name: string
  readonly superior: string | undefined
}

interface Row {
  readonly name: string
  readonly value: string
}

/** What the template is filled with; number, day and signature stay blank. In Vietnamese whatever the reader's language: it is a paper of the office. */
export interface Paper {
  readonly title: string
  readonly subtitle: string
  readonly intro: string
  readonly receiver: string
  readonly sections: readonly { readonly heading: string; readonly rows: readonly Row[] }[]
  readonly notes: readonly string[]
  readonly office: Office
  readonly year: string
}

const blank = '……………………………………'
const toConfirm = 'Các mức thời hạn trong văn bản này chưa đọc được nguyên văn của luật và nghị định, chờ xác nhận.'

/** Who works where, as the roles are called on paper. */
export type RoleNames = Readonly<Record<string, string>>

export function registerPaper(view: RegisterView, office: Office, names: RoleNames, today: Day): Paper {
  return {
    title: 'SỔ HOẠT ĐỘNG XỬ LÝ DỮ LIỆU CÁ NHÂN',
    subtitle: `tính đến ngày ${written(today)}`,
    intro: `${office.name} ghi các hoạt động xử lý dữ liệu cá nhân bằng chương trình Chi Bộ như sau. Phần chương trình làm được lấy từ chính chương trình; phần do cơ quan ghi còn để trống thì chưa được khẳng định.`,
    receiver: 'Cơ quan chuyên trách bảo vệ dữ liệu cá nhân (khi được yêu cầu)',
    sections: [organisationOf(view), ...activitiesOf(view, names), measuresOf(view)],
    notes: [],
    office,
    year: today.slice(0, 4),
  }
}

export function impactPaper(view: RegisterView, office: Office, names: RoleNames, today: Day): Paper {
  const { impact, impactDue } = view
  const due = impactDue
    ? `${dayOr(impactDue.dueOn)} (${String(impactDue.days)} ngày kể từ ngày bắt đầu xử lý, chờ xác nhận)`
    : 'tính được khi đã ghi ngày bắt đầu xử lý'
  return {
    title: 'HỒ SƠ ĐÁNH GIÁ TÁC ĐỘNG',
    subtitle: 'xử lý dữ liệu cá nhân',
    intro: `${office.name} đánh giá tác động của việc xử lý dữ liệu cá nhân của đảng viên bằng chương trình Chi Bộ. Mọi dữ liệu về đảng tịch được coi là dữ liệu cá nhân nhạy cảm.`,
    receiver: 'Cơ quan chuyên trách bảo vệ dữ liệu cá nhân',
    sections: [
      organisationOf(view),
      {
        heading: 'Thời gian',
        rows: [
          { name: 'Bắt đầu xử lý', value: dayOr(impact['startedOn']) },
          { name: 'Hạn gửi hồ sơ', value: due },
          { name: 'Đã gửi', value: dayOr(impact['sentOn']) },
        ],
      },
      ...activitiesOf(view, names),
      measuresOf(view),
      {
        heading: 'Rủi ro và cách giảm rủi ro',
        rows: [
          { name: 'Rủi ro đối với người có dữ liệu', value: impact['risks'] ?? blank },
          { name: 'Cách giảm rủi ro', value: impact['riskMeasures'] ?? blank },
        ],
      },
    ],
    notes: [toConfirm],
    office,
    year: today.slice(0, 4),
  }
}

export function noticePaper(breach: BreachView, office: Office, today: Day, read: (instant: string) => number): Paper {
  const moment = (instant: string) => momentOf(read(instant))
  const { clock, notices } = breach
  const told = notices.map(
    (n) => `${whomWords[n.whom].vi}: ${moment(n.at)}${n.lateReason === null ? '' : ` (sau hạn, vì ${n.lateReason})`}`,
  )
  return {
    title: 'THÔNG BÁO',
    subtitle: 'sự cố dữ liệu cá nhân',
    intro: `${office.name} thông báo sự cố dữ liệu cá nhân được phát hiện lúc ${moment(breach.noticedAt)} như sau.`,
    receiver: 'Cơ quan chuyên trách bảo vệ dữ liệu cá nhân',
    sections: [
      {
        heading: 'Sự cố',
        rows: [
          { name: 'Việc đã xảy ra', value: breach.what },
          { name: 'Loại dữ liệu', value: breach.data.map((kind) => dataWords[kind].vi).join('; ') },
          { name: 'Số người liên quan', value: breach.people === null ? 'chưa rõ' : String(breach.people) },
          { name: 'Đã xử lý thế nào', value: breach.measures === '' ? blank : breach.measures },
        ],
      },
      {
        heading: 'Thời gian',
        rows: [
          { name: 'Phát hiện', value: moment(breach.noticedAt) },
          {
            name: 'Hạn báo',
            value: `${moment(clock.dueAt)} (${String(clock.value)} giờ kể từ khi phát hiện${clock.trust === 'read' ? '' : ', chờ xác nhận'})`,
          },
          { name: 'Đã báo', value: told.length === 0 ? blank : told.join('; ') },
        ],
      },
      { heading: 'Người liên hệ', rows: [{ name: 'Họ tên, chức vụ, điện thoại', value: blank }] },
    ],
    notes: clock.trust === 'read' ? [] : [toConfirm],
    office,
    year: today.slice(0, 4),
  }
}

function organisationOf({ organisation, unit }: RegisterView): Paper['sections'][number] {
  const said = (field: string) => organisation[field] ?? blank
  return {
    heading: 'Cơ quan xử lý',
    rows: [
      { name: 'Cơ quan quyết định việc xử lý', value: organisation['controller'] ?? unit.name },
      { name: 'Liên hệ', value: said('contact') },
      { name: 'Người phụ trách bảo vệ dữ liệu', value: said('officer') },
      { name: 'Căn cứ pháp lý', value: organisation['legalGround'] ?? 'chưa khẳng định' },
      { name: 'Nơi được cung cấp dữ liệu', value: said('recipients') },
      { name: 'Chuyển dữ liệu ra nước ngoài', value: organisation['transfersAbroad'] ?? 'chương trình không chuyển' },
    ],
  }
}

function activitiesOf({ activities }: RegisterView, names: RoleNames): Paper['sections'] {
  return activities.map((a, at) => ({
    heading: `${String(at + 1)}. ${a.title.vi}`,
    rows: [
      { name: 'Để làm gì', value: a.purpose.vi },
      { name: 'Dữ liệu của ai', value: a.people.vi },
      { name: 'Loại dữ liệu', value: a.data.map(({ vi }) => vi).join('; ') },
      { name: 'Ai được xem hoặc ghi', value: a.roles.map((role) => names[role] ?? role).join(', ') },
      { name: 'Giữ bao lâu', value: a.kept.map(({ vi }) => vi).join(' ') },
      { name: 'Căn cứ pháp lý', value: a.filled['legalGround'] ?? 'chưa khẳng định' },
      { name: 'Nơi được cung cấp dữ liệu', value: a.filled['recipients'] ?? blank },
    ],
  }))
}

function measuresOf({ measures }: RegisterView): Paper['sections'][number] {
  return {
    heading: 'Biện pháp bảo vệ',
    rows: measures.map(({ vi }, at) => ({ name: `Biện pháp ${String(at + 1)}`, value: vi })),
  }
}

function dayOr(day: string | undefined): string {
  return day === undefined ? blank : day.split('-').toReversed().join('/')
}

/** `08 giờ 40, ngày 23/11/2026`, by Vietnam's clock. */
function momentOf(instant: number): string {
  const [on = '', clock = ''] = hereAt(instant).split('T')
  return `${clock.replace(':', ' giờ ')}, ngày ${on.split('-').toReversed().join('/')}`
}

interface Filled {
  readonly [tag: string]: string | number | readonly Filled[]
}

export function filledOf({ office, ...paper }: Paper): Filled {
  return {
    superior: bodyOf(office.superior ?? '').toUpperCase(),
    issuer: bodyOf(office.name).toUpperCase(),
    place: office.name.replace(/^.*?(?:phường|xã|thị trấn|Tỉnh ủy)\s+/iu, ''),
    signFor: signerOf(bodyOf(office.name)).toUpperCase(),
    year: paper.year,
    title: paper.title,
    subtitle: paper.subtitle,
    intro: paper.intro,
    receiver: paper.receiver,
    sections: paper.sections.map(({ heading, rows }) => ({ heading, rows: rows.map((row) => ({ ...row })) })),
    notes: paper.notes.map((text) => ({ text })),
  }
}

/** The committee that signs for an organisation: Đảng bộ phường → Đảng ủy phường, Đảng bộ tỉnh → Tỉnh ủy. */
function bodyOf(organisation: string): string {
  return organisation.replace(/^Đảng bộ tỉnh\b/u, 'Tỉnh ủy').replace(/^Đảng bộ(?=\s)/u, 'Đảng ủy')
}

function signerOf(name: string): string {
  return name.startsWith('Tỉnh ủy') ? 'Tỉnh ủy' : 'Đảng ủy'
}
