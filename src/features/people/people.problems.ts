import { readDay, written } from '#kernel/day.ts'
import type { Text } from '#kernel/text.ts'
import { type FieldWords, whatWords } from './people.words.ts'
import type { MemberRefusal, Stretch } from './refusals.ts'

interface Told<R> {
  readonly status: number
  readonly title: Text
  readonly detail?: Text | ((refusal: R) => Text)
}

function dayText(text: string): string {
  const day = readDay(text)
  return day ? written(day) : text
}

function stretchText({ fromOn, toOn }: Stretch): Text {
  const from = dayText(fromOn)
  return toOn === null
    ? { vi: `từ ${from}`, en: `since ${from}` }
    : { vi: `từ ${from} đến trước ${dayText(toOn)}`, en: `from ${from} until before ${dayText(toOn)}` }
}

function stretchOf({ fromOn, toOn }: Partial<Stretch>): Stretch | undefined {
  return fromOn === undefined ? undefined : { fromOn, toOn: toOn ?? null }
}

function listed(what: readonly string[]): Text {
  const words = what.map((one): Text => {
    const found: FieldWords = whatWords
    return found[one] ?? { vi: one, en: one }
  })
  return { vi: words.map((w) => w.vi).join(', '), en: words.map((w) => w.en).join(', ') }
}

function atText(at: string | null): string {
  return at === null ? '' : ` ${at.slice(11, 16)}, ${dayText(at.slice(0, 10))}`
}

/** How the refusals of the register are told: what is so, and what to do. */
export const memberProblems = {
  'members.dayInFuture': {
    status: 422,
    title: { vi: 'Ngày này chưa đến', en: 'That day is yet to come' },
    detail: ({ today }) => ({
      vi: `Chỉ xem và ghi việc đã có: chậm nhất là hôm nay, ${written(today)}.`,
      en: `Only what has been is shown and recorded: today, ${written(today)}, at the latest.`,
    }),
  },
  'members.endBeforeBegin': {
    status: 422,
    title: { vi: 'Ngày kết thúc không sau ngày bắt đầu', en: 'The end does not come after the beginning' },
    detail: ({ fromOn, toOn }) => ({
      vi: `Bắt đầu ${dayText(fromOn)}, kết thúc ${toOn === null ? '' : dayText(toOn)}. Xin xem lại hai ngày này.`,
      en: `It begins on ${dayText(fromOn)} and ends on ${toOn === null ? '' : dayText(toOn)}. Look at both days again.`,
    }),
  },
  'members.secondOfficialCell': {
    status: 409,
    title: {
      vi: 'Đồng chí này đã sinh hoạt chính thức ở một chi bộ khác trong thời gian đó',
      en: 'The member belongs officially to another cell on some of those days',
    },
    detail: (refusal) => {
      const stretch = stretchOf(refusal)
      const when = stretch ? stretchText(stretch) : { vi: '', en: '' }
      const where = refusal.unit === null ? { vi: '', en: '' } : { vi: `${refusal.unit}, `, en: `${refusal.unit}, ` }
      return {
        vi: `Mỗi ngày chỉ một chi bộ chính thức (${where.vi}${when.vi}). Xin kết thúc hoặc chuyển ở đó trước.`,
        en: `There is one official cell a day (${where.en}${when.en}). End it or move it there first.`,
      }
    },
  },
  'members.alreadyThere': {
    status: 409,
    title: {
      vi: 'Đồng chí này đã ở chi bộ đó theo cách đó trong thời gian ấy',
      en: 'The member already belongs there in that way on some of those days',
    },
    detail: (refusal) => {
      const stretch = stretchOf(refusal)
      const when = stretch ? stretchText(stretch) : { vi: 'có khoảng trùng nhau', en: 'the periods overlap' }
      return {
        vi: `Đang ghi ${when.vi}. Nếu ngày sai, xin sửa dòng đã có.`,
        en: `It stands ${when.en}. If a day is wrong, correct what is there.`,
      }
    },
  },
  'members.overlaps': {
    status: 409,
    title: { vi: 'Hai khoảng thời gian chồng lên nhau', en: 'Two periods overlap' },
    detail: {
      vi: 'Có người vừa ghi một khoảng trùng. Xin mở lại trang để xem.',
      en: 'Somebody has just recorded one that overlaps. Open the page again to see it.',
    },
  },
  'members.noSuchUnit': {
    status: 422,
    title: { vi: 'Không thấy tổ chức này', en: 'There is no such unit' },
    detail: {
      vi: 'Tổ chức không có, hoặc không thuộc phạm vi của đồng chí.',
      en: 'It does not exist, or is not within your reach.',
    },
  },
  'members.notACell': {
    status: 422,
    title: { vi: 'Đảng viên sinh hoạt ở chi bộ', en: 'Members belong to cells' },
    detail: ({ unit }) => ({
      vi: `${unit} không phải là chi bộ. Xin chọn một chi bộ.`,
      en: `${unit} is not a cell. Choose a cell.`,
    }),
  },
  'members.armedForces': {
    status: 422,
    title: {
      vi: 'Không ghi đảng viên của tổ chức trong lực lượng vũ trang',
      en: 'No people of the armed forces are recorded here',
    },
    detail: ({ unit }) => ({
      vi: `${unit} chỉ được ghi tên tổ chức.`,
      en: `Of ${unit} only its name is recorded.`,
    }),
  },
  'members.unitNotStanding': {
    status: 422,
    title: { vi: 'Chi bộ không hoạt động suốt thời gian đó', en: 'The cell does not stand on all those days' },
    detail: ({ unit, stands }) => {
      const periods = stands.map(stretchText)
      const [vi, en] = [periods.map((p) => p.vi).join('; '), periods.map((p) => p.en).join('; ')]
      const name = unit ?? 'Chi bộ này'
      return periods.length === 0
        ? { vi: `${name} chưa thuộc tổ chức nào.`, en: `${name} stands nowhere in the tree.` }
        : {
            vi: `${name} hoạt động ${vi}. Xin chọn ngày trong thời gian đó hoặc chi bộ khác.`,
            en: `${name} stands ${en}. Choose days within that, or another cell.`,
          }
    },
  },
  'members.changedMeanwhile': {
    status: 409,
    title: { vi: 'Có người vừa sửa thông tin đảng viên này', en: 'Somebody has changed this member meanwhile' },
    detail: ({ by, at, what }) => {
      const words = listed(what)
      return {
        vi: `${by ?? 'Chương trình'} đã ghi${atText(at)}: ${words.vi || 'có thay đổi'}. Chưa có gì bị ghi đè. Xin xem bản mới rồi làm lại nếu vẫn cần.`,
        en: `${by ?? 'The program'} recorded${atText(at)}: ${words.en || 'a change'}. Nothing was overwritten. Look at the latest and do it again if still needed.`,
      }
    },
  },
  'members.membershipOver': {
    status: 409,
    title: { vi: 'Đồng chí này không còn là đảng viên trong thời gian đó', en: 'Membership had ended by then' },
    detail: ({ on }) => ({
      vi: `Tư cách đảng viên đã kết thúc từ ${dayText(on)}. Nếu ghi sai, xin sửa tình trạng của đúng ngày đó trước.`,
      en: `Membership ended on ${dayText(on)}. If that is wrong, correct the status of that very day first.`,
    }),
  },
  'members.notYetMember': {
    status: 422,
    title: {
      vi: 'Ngày này trước khi đồng chí vào danh sách',
      en: 'On that day the member was not in the register yet',
    },
    detail: ({ from }) => ({
      vi: `Tình trạng đầu tiên được ghi từ ${dayText(from)}.`,
      en: `The first status stands from ${dayText(from)}.`,
    }),
  },
  'members.officialBeforeAdmitted': {
    status: 422,
    title: { vi: 'Ngày chính thức trước ngày vào Đảng', en: 'Official before admission' },
    detail: ({ admittedOn, officialOn }) => ({
      vi: `Vào Đảng ${written(admittedOn)}, chính thức ${written(officialOn)}. Xin xem lại hai ngày này.`,
      en: `Admitted on ${written(admittedOn)}, official on ${written(officialOn)}. Look at both days again.`,
    }),
  },
  'members.beforeBirth': {
    status: 422,
    title: { vi: 'Ngày đứng trước ngày sinh', en: 'A day before birth' },
    detail: ({ on, born }) => ({
      vi: `Sinh ${dayText(born)}, mà có ngày ${written(on)}. Xin xem lại hai ngày này.`,
      en: `Born ${dayText(born)}, yet there is ${written(on)}. Look at both days again.`,
    }),
  },
  'members.officialOnProbation': {
    status: 422,
    title: { vi: 'Đang dự bị mà đã có ngày chính thức', en: 'On probation, yet with an official day' },
    detail: ({ officialOn }) => ({
      vi: `Ngày chính thức ghi là ${written(officialOn)}. Nếu đúng là dự bị thì bỏ ngày ấy; nếu đã được công nhận thì chọn chính thức.`,
      en: `The official day is written as ${written(officialOn)}. If probation is right, take that day out; if recognised, choose official.`,
    }),
  },
  'members.unchanged': {
    status: 422,
    title: { vi: 'Chưa có gì khác so với bản đã ghi', en: 'Nothing differs from what is recorded' },
  },
  'members.noSuchAffiliation': {
    status: 422,
    title: { vi: 'Không thấy nơi sinh hoạt này', en: 'There is no such belonging' },
    detail: {
      vi: 'Có thể vừa được sửa. Xin mở lại trang.',
      en: 'It may have just been corrected. Open the page again.',
    },
  },
  'members.notInForce': {
    status: 422,
    title: { vi: 'Ngày này nằm ngoài thời gian ở chi bộ đó', en: 'That day lies outside the time in that cell' },
    detail: ({ fromOn, toOn }) => {
      const when = stretchText({ fromOn, toOn })
      return { vi: `Đang ghi ${when.vi}.`, en: `It stands ${when.en}.` }
    },
  },
  'members.notYours': {
    status: 403,
    title: {
      vi: 'Việc này thuộc nơi đồng chí ấy sinh hoạt chính thức',
      en: 'This belongs to where the member officially is',
    },
    detail: {
      vi: 'Ở đây chỉ sửa được nơi cư trú, sinh hoạt tạm thời và tăng cường của tổ chức mình.',
      en: 'Here only residence, temporary and assigned belonging to your own units can be changed.',
    },
  },
  'members.noSuchPage': {
    status: 400,
    title: { vi: 'Không có trang này', en: 'There is no such page' },
    detail: { vi: 'Xin mở lại danh sách từ đầu.', en: 'Open the list from its beginning.' },
  },
  'members.tooManyRows': {
    status: 422,
    title: { vi: 'Danh sách quá dài cho một tệp', en: 'The list is too long for one file' },
    detail: ({ most }) => ({
      vi: `Một tệp chứa nhiều nhất ${most.toLocaleString('vi')} dòng. Xin chọn một tổ chức nhỏ hơn hoặc lọc thêm.`,
      en: `A file holds ${most.toLocaleString('en')} rows at most. Choose a smaller unit or filter further.`,
    }),
  },
  'members.noSuchColumn': {
    status: 400,
    title: { vi: 'Không có cột này', en: 'There is no such column' },
    detail: ({ column }) => ({ vi: `Cột “${column}”.`, en: `Column “${column}”.` }),
  },
  'members.keyMissing': {
    status: 503,
    title: { vi: 'Máy chủ chưa có khóa của số định danh', en: 'The server has no key for identity numbers' },
    detail: {
      vi: 'Đề nghị người quản trị đặt tệp secret.key vào thư mục dữ liệu.',
      en: 'Ask the administrator to put secret.key into the data folder.',
    },
  },
  'members.becameOne': {
    status: 410,
    title: { vi: 'Hồ sơ này đã nhập làm một với hồ sơ khác', en: 'This record became one with another' },
    detail: {
      vi: 'Mọi việc của đồng chí này nay ở hồ sơ được giữ lại. Xin mở hồ sơ đó.',
      en: 'Everything about this member now stands in the record that was kept. Open that one.',
    },
  },
  'members.numberUnreadable': {
    status: 409,
    title: { vi: 'Số định danh này không mở được', en: 'This identity number cannot be opened' },
    detail: {
      vi: 'Dữ liệu đã bị thay đổi hoặc được niêm phong bằng khóa khác. Đề nghị người quản trị xem lại khóa.',
      en: 'It was altered, or sealed with another key. Ask the administrator to look at the key.',
    },
  },
  'members.viewNameTaken': {
    status: 409,
    title: { vi: 'Đã có cách xem mang tên này', en: 'A view has that name already' },
    detail: ({ name }) => ({ vi: `“${name}”. Xin chọn tên khác.`, en: `“${name}”. Choose another name.` }),
  },
  'members.tooManyViews': {
    status: 409,
    title: { vi: 'Đã lưu quá nhiều cách xem', en: 'Too many views are saved' },
    detail: ({ most }) => ({
      vi: `Mỗi tài khoản lưu nhiều nhất ${String(most)} cách xem. Xin xóa bớt.`,
      en: `An account keeps ${String(most)} views at most. Delete some.`,
    }),
  },
} satisfies { readonly [C in MemberRefusal['code']]: Told<Extract<MemberRefusal, { code: C }>> }
