/** A word of the code and of English texts, with the one Vietnamese word people read for it. */
export interface Entry {
  readonly en: string
  readonly vi: string
  /** Other Vietnamese wordings that the field uses and our own texts may too. */
  readonly also?: readonly string[]
  /** Words that must not stand for it in our texts. */
  readonly never?: readonly string[]
  readonly means: string
}

/** English in code, Vietnamese for people, and this between. Grouped as one meets them. */
export const glossary = [
  { en: 'cell', vi: 'chi bộ', means: 'The party organisation of a hamlet, block or workplace.' },
  { en: 'cell committee', vi: 'chi ủy', never: ['chi uỷ'], means: 'The committee a cell elects.' },
  { en: 'secretary', vi: 'bí thư', means: 'Who leads a cell or a committee.' },
  {
    en: 'committee',
    vi: 'cấp ủy',
    also: ['đảng ủy'],
    never: ['cấp uỷ', 'đảng uỷ'],
    means: 'The leading body of a party organisation.',
  },
  {
    en: 'second layer',
    vi: 'lớp thứ hai',
    means:
      'What is shown beside the password by whoever signs in with a role above the cell: an app’s code or a passkey.',
  },
  {
    en: 'second person',
    vi: 'người thứ hai',
    means: 'Who agrees to what nobody does alone: another person with the same right there.',
  },
  {
    en: 'account of the province',
    vi: 'tài khoản của tỉnh',
    means: 'One at the province’s own sign-on, by which whoever has an account here may come in.',
  },
  {
    en: 'passkey',
    vi: 'khóa của máy',
    means: 'A key that a device keeps for this address and opens with a finger, a face or its own code.',
  },
  {
    en: 'code on paper',
    vi: 'mã dự phòng',
    means: 'Takes the place of the second layer once, when the telephone is lost.',
  },
  {
    en: 'six digits',
    vi: 'mã 6 số',
    means: 'What a cell’s secretary types on their own telephone; they open nothing on another.',
  },
  {
    en: 'slip',
    vi: 'phiếu vào Chi Bộ lần đầu',
    also: ['phiếu mới', 'phiếu'],
    means:
      'Paper with a square picture and a code, handed over in person; with it an account is entered first, or anew.',
  },
  {
    en: 'session',
    vi: 'phiên làm việc',
    also: ['phiên'],
    means: 'From signing in until leaving, or until nothing was asked for some time.',
  },
  {
    en: 'grassroots organisation',
    vi: 'tổ chức cơ sở đảng',
    also: ['đảng bộ cơ sở'],
    means: 'The party organisation of a commune, ward, agency or firm.',
  },
  {
    en: 'post',
    vi: 'chức vụ',
    also: ['chức danh'],
    means: 'What somebody answers for at a unit: secretary, head of a hamlet.',
  },
  { en: 'unit', vi: 'tổ chức', also: ['đơn vị'], means: 'Any organisation in the tree.' },
  { en: 'commune', vi: 'xã', also: ['phường'], means: 'The lower administrative level; a ward in a town.' },
  { en: 'province', vi: 'tỉnh', means: 'The upper administrative level.' },
  { en: 'hamlet', vi: 'xóm', also: ['thôn'], means: 'Where people live together in the country.' },
  { en: 'block', vi: 'khối', also: ['khối phố'], means: 'Where people live together in a town.' },
  { en: 'member', vi: 'đảng viên', means: 'A member of the Party. Addressed as “đồng chí”.' },
  { en: 'official member', vi: 'đảng viên chính thức', means: 'A member after probation.' },
  { en: 'probationary member', vi: 'đảng viên dự bị', means: 'A member before recognition.' },
  { en: 'working member', vi: 'đảng viên đang công tác', means: 'Belongs to a workplace cell and lives elsewhere.' },
  {
    en: 'affiliation',
    vi: 'quan hệ sinh hoạt',
    means: 'How a member belongs to a cell: officially, for a time, by residence, or assigned.',
  },
  {
    en: 'status of membership',
    vi: 'tình trạng đảng viên',
    means: 'Probationary, official, exempt, suspended, or how membership ended.',
  },
  {
    en: 'saved view',
    vi: 'cách xem đã lưu',
    means: 'Filters, columns and order of a list, under a name.',
  },
  {
    en: 'identity number',
    vi: 'số định danh',
    means: 'The personal number of a citizen; sealed, found only exactly.',
  },
  { en: 'card number', vi: 'số thẻ đảng', means: 'The number on the party card.' },
  {
    en: 'transfer',
    vi: 'chuyển sinh hoạt đảng',
    also: ['chuyển đi'],
    means: 'Moving membership from one organisation to another.',
  },
  {
    en: 'temporary transfer',
    vi: 'chuyển sinh hoạt tạm thời',
    also: ['sinh hoạt tạm thời'],
    means: 'For a limited time; the member counts at the official place.',
  },
  { en: 'introduction', vi: 'giới thiệu', means: 'The sender lets the member go, with a paper.' },
  { en: 'introduction paper', vi: 'giấy giới thiệu', means: 'The paper the member presents.' },
  { en: 'notice', vi: 'phiếu báo', means: 'What tells the receiver that a member is coming.' },
  { en: 'dossier', vi: 'hồ sơ', means: 'The papers of a member.' },
  { en: 'sender', vi: 'nơi gửi', never: ['nguồn gửi'], means: 'The organisation that introduces.' },
  { en: 'receiver', vi: 'nơi nhận', never: ['đích đến'], means: 'The organisation that receives.' },
  {
    en: 'sent list',
    vi: 'danh sách giới thiệu đi',
    also: ['danh sách đã giới thiệu'],
    means: 'Whom a sender introduced.',
  },
  { en: 'received list', vi: 'danh sách tiếp nhận', means: 'Whom a receiver received.' },
  { en: 'reconciliation', vi: 'đối chiếu', means: 'Comparing the lists of two sides.' },
  { en: 'arrived', vi: 'đã đến nơi', means: 'Sent, and found in a received list.' },
  { en: 'received elsewhere', vi: 'tiếp nhận ở nơi khác', means: 'Found, not where introduced to.' },
  {
    en: 'not seen yet',
    vi: 'chưa thấy',
    never: ['mất tích', 'bỏ sinh hoạt'],
    means: 'Sent, and found in no received list. No fault is meant.',
  },
  { en: 'never introduced', vi: 'chưa thấy giới thiệu', means: 'Retired, and in none of the lists given.' },
  { en: 'doubtful', vi: 'cần xem', means: 'A pair or a cell that a person must look at.' },
  { en: 'not compared', vi: 'chưa so được', means: 'No list that was given speaks for the other side.' },
  { en: 'duplicate', vi: 'trùng', means: 'Rows of one list, or records of the register, that tell of one person.' },
  { en: 'merge', vi: 'gộp', means: 'Two records of one person become one, and can become two again.' },
  { en: 'clock', vi: 'mốc thời hạn', also: ['hạn'], means: 'A term that runs from the day of an event.' },
  { en: 'due', vi: 'hạn', means: 'The last day of a term, still in time.' },
  {
    en: 'overdue',
    vi: 'quá hạn',
    never: ['vi phạm'],
    means: 'The due day is past. Under a presumed rule never without “chờ xác nhận”.',
  },
  { en: 'working day', vi: 'ngày làm việc', means: 'Monday to Friday without days off. Never shortened to “ngày”.' },
  { en: 'day off', vi: 'ngày nghỉ', means: 'A holiday, its replacement, or a day swapped off.' },
  {
    en: 'attempt',
    vi: 'lần liên hệ',
    also: ['đã liên hệ'],
    means: 'What was done to reach a member, from closed lists.',
  },
  { en: 'rule', vi: 'quy định', also: ['căn cứ'], means: 'Something a document fixes, with versions.' },
  { en: 'version', vi: 'bản', means: 'A rule as it stands from a day on.' },
  { en: 'in force', vi: 'có hiệu lực', also: ['đang áp dụng'], means: 'The version that counts on a day.' },
  { en: 'presumed', vi: 'chờ xác nhận', means: 'Trust: nobody has seen it written.' },
  { en: 'reported', vi: 'nguồn công khai', means: 'Trust: a public source says so.' },
  { en: 'read', vi: 'đã đọc nguyên văn', means: 'Trust: the wording itself was read.' },
  { en: 'retirement', vi: 'nghỉ hưu', means: 'By a list or by age.' },
  { en: 'dissolution', vi: 'giải thể', means: 'The end of an organisation.' },
  { en: 'removal', vi: 'xóa tên', never: ['khai trừ'], means: 'Taking a name off the list of members; no discipline.' },
  { en: 'residence', vi: 'nơi cư trú', means: 'Where a member lives.' },
  { en: 'comment', vi: 'nhận xét', means: 'What the cell of the residence writes about a working member.' },
  { en: 'remark', vi: 'góp ý', means: 'Something a member is asked to mend.' },
  { en: 'admission', vi: 'kết nạp', means: 'Becoming a probationary member.' },
  {
    en: 'recognition',
    vi: 'công nhận đảng viên chính thức',
    also: ['công nhận'],
    means: 'Becoming an official member.',
  },
  { en: 'evaluation', vi: 'đánh giá, xếp loại', also: ['xếp loại', 'đánh giá'], means: 'The yearly rating.' },
  { en: 'party fees', vi: 'đảng phí', means: 'What members pay each month.' },
  { en: 'draft', vi: 'bản nháp', also: ['danh sách này'], means: 'A list nobody has accepted yet.' },
  { en: 'accept', vi: 'nhận danh sách', means: 'A draft becomes a list.' },
  { en: 'take back', vi: 'rút lại', means: 'An accepted list goes again.' },
  { en: 'erasure', vi: 'xóa dữ liệu', also: ['xóa'], means: 'Personal data is gone; counts stay.' },
  { en: 'account', vi: 'tài khoản', means: 'What somebody signs in with.' },
  {
    en: 'trail',
    vi: 'dấu vết',
    means: 'What was changed and read of one member, or by one account, through time.',
  },
  { en: 'reading', vi: 'lượt đọc', means: 'That an account looked at data of somebody; written down each time.' },
  {
    en: 'seal',
    vi: 'dấu niêm',
    means: 'Twelve characters a day over every change and reading until then, kept outside and compared by eye.',
  },
  { en: 'own page', vi: 'hồ sơ của tôi', means: 'What a member sees of themselves: said, stored, read, asked for.' },
  { en: 'request', vi: 'đề nghị', means: 'What a member asks for about their own data, with the day of its answer.' },
  {
    en: 'restriction',
    vi: 'tạm ngừng dùng',
    means: 'A record is kept and not used: no list changes it, none names it.',
  },
] as const satisfies readonly Entry[]
