import type { Day } from '#kernel/day.ts'

// How rows begin that hold no person.

export const ordinalText = /^(?:[ivxlc]+|[a-zđ]|\d{1,3}(?:\.\d{1,2})*)[.)/:-]*$/iu
export const total =
  /^[\s(*-]*(?:(?:tổng|tong)(?:\s+(?:cộng|số|cong|so|hợp|kết))?|cộng|cong)(?:\s+(?:số\s+)?(?:đảng viên|đồng chí|người|danh sách|trang này|mang sang|chung|toàn [\p{L} ]+))?(?:\s*[=.(,–-].*|\s*\d.*|[\s\p{L}]*:.*)?$/iu
export const closing =
  /^[\s(*-]*(?:danh sách (?:này )?(?:có|gồm)|ấn định danh sách|(?:tổng|tong) (?:số|so)(?![\p{L}])|bằng chữ|viết bằng chữ|ghi chú\s*:|lưu ý\s*:|(?:số )?mang (?:sang|qua)|chuyển (?:tiếp )?(?:(?:sang|qua|từ|đến) )?trang|trang (?:\d|trước|sau)|tiếp (?:theo|tục)|trong (?:đó|số đó)(?![\p{L}])|cộng(?![\p{L}])|(?:cong|chuyen(?: tiep)?(?: (?:sang|tu))?|mang sang) trang|l(?:ũy|uỹ) kế|(?:đảng viên )?(?:nam|nữ)\s*:?\s*\d)/iu
const placeAndDay = /(?:^|[\s,])ngày\s*[\d.…_ ]*\s*tháng\s*[\d.…_ ]*\s*năm(?:\s*[\d.…_]+)?\s*\.?$/iu
export const signature =
  /^[\s(*-]*(?:(?:người|cán bộ|nguoi)\s+(?:lập|lap)(?![\p{L}]+\s+trình)|t\s*\/\s*m|tm\.|t\.m|k\s*\/?\s*t\.?\s|kt\.|t\/l|tl\.|tuq\.|ký(?:,|\s+và|\s+tên)|\(?\s*ký|xác nhận|xac nhan|thủ trưởng|đại diện|nơi nhận|nơi gửi|(?:phó\s+)?bí thư(?:\s+(?:chi bộ|đảng bộ|đảng ủy|đảng uỷ|đảng uỷ))?$|chánh văn phòng|trưởng ban$|phó trưởng ban$|lưu\s*:|[-–]\s*(?:như trên|lưu|đảng ủy|thường trực)|đã ký$|người (?:giao|nhận|kiểm tra|tổng hợp)$|bên (?:giao|nhận)$)/iu

/** A post that stands alone below the people: its holder signs. */
export const post =
  /^[\s(*-]*(?:(?:q|phụ trách)\.?\s+)?(?:chuyên viên(?: (?:chính|cao cấp|tổng hợp|phụ trách|theo dõi|văn phòng))?|cán bộ (?:tổng hợp|phụ trách|theo dõi|thống kê|kiểm tra|nghiệp vụ|văn phòng|tổ chức|tiếp nhận|bàn giao|chuyên trách)[\p{L} ]*|(?:phó )?(?:chánh văn phòng|trưởng (?:ban|phòng|đoàn|bộ phận|tiểu ban)|chủ tịch|giám đốc|hiệu trưởng|chủ nhiệm|tổng giám đốc|thủ trưởng)[\p{L} ]*|thư ký|kế toán(?: trưởng)?|thủ quỹ|ủy viên(?: thường vụ)?|uỷ viên(?: thường vụ)?|chi ủy viên|người [\p{L}]+(?: [\p{L}]+)?)[\s.:)*-]*$/iu

/** "Vinh, ngày 5 tháng 10 năm 2026"; "Vinh, ngày 5/10/2026" where nobody in such a list can be born then. */
export function isPlaceAndDay(text: string, today: Day): boolean {
  if (placeAndDay.test(text)) return true
  const year = /^[\p{L} .]+,\s*ngày\s*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(\d{4})\s*\.?$/iu.exec(text)?.[1]
  return year !== undefined && Number(year) > Number(today.slice(0, 4)) - 16
}

const counts = [
  Array.from({ length: 60 }, (_, i) => String(i + 1)),
  Array.from('abcdefghijklmnopqrstuvwxyz'),
  Array.from('abcdđeghiklmnopqrstuvxy'),
  'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' '),
]

/** "Cột 1, Cột 2 …", "C1, C2 …", "I, II, III …", "a, b, c …": three cells and more, each counting on from the one before. */
export function isCounted(marks: readonly string[]): boolean {
  if (marks.length < 3) return false
  const bare = marks.map((mark) =>
    mark
      .normalize('NFC')
      .toLowerCase()
      .replace(/^(?:cột|cot|c)(?=\d)/u, ''),
  )
  return counts.some((count) => {
    const from = count.indexOf(bare[0] ?? '')
    return from >= 0 && bare.every((mark, i) => count[from + i] === mark)
  })
}
