import { weighted, type Chance } from './chance.ts'

export type Sex = 'male' | 'female'

export interface PersonName {
  readonly family: string
  /** One or two syllables; empty for the few who have none. */
  readonly middle: string
  readonly given: string
}

// Shares of family names as one meets them in Nghệ An, in per cent, rounded by hand.
const family = weighted([
  ['Nguyễn', 30],
  ['Trần', 11],
  ['Lê', 8.5],
  ['Phan', 6],
  ['Hoàng', 5],
  ['Hồ', 4.5],
  ['Võ', 3.6],
  ['Đặng', 3.4],
  ['Phạm', 4],
  ['Bùi', 2.6],
  ['Cao', 2.3],
  ['Đậu', 2],
  ['Thái', 1.9],
  ['Vũ', 1.2],
  ['Ngô', 1.6],
  ['Dương', 1.2],
  ['Đinh', 1.1],
  ['Trương', 1.2],
  ['Hà', 0.9],
  ['Lương', 0.9],
  ['Vi', 0.8],
  ['Lô', 0.9],
  ['Chu', 0.6],
  ['Tăng', 0.5],
  ['Đào', 0.5],
  ['Lưu', 0.5],
  ['Mai', 0.4],
  ['Tô', 0.4],
  ['Văn', 0.3],
  ['Quế', 0.2],
  ['Kha', 0.2],
  ['Lữ', 0.2],
  ['Uông', 0.1],
  ['Phùng', 0.3],
  ['Doãn', 0.1],
  ['Biện', 0.05],
  ['Sầm', 0.1],
  ['Thạch', 0.05],
] as const)

const maleMiddle = {
  older: weighted([
    ['Văn', 34],
    ['Đình', 8],
    ['Xuân', 8],
    ['Hữu', 6],
    ['Đức', 5],
    ['Ngọc', 5],
    ['Công', 4],
    ['Viết', 3],
    ['Quang', 4],
    ['Sỹ', 3],
    ['Bá', 3],
    ['Trọng', 3],
    ['Quốc', 3],
    ['Thanh', 3],
    ['Hồng', 2],
    ['Duy', 2],
    ['Khắc', 2],
    ['Cảnh', 1],
    ['Minh', 1],
  ] as const),
  younger: weighted([
    ['Văn', 16],
    ['Đức', 9],
    ['Quốc', 7],
    ['Anh', 6],
    ['Minh', 7],
    ['Tuấn', 5],
    ['Hoàng', 5],
    ['Đình', 6],
    ['Xuân', 4],
    ['Hữu', 5],
    ['Ngọc', 5],
    ['Thanh', 5],
    ['Quang', 5],
    ['Trung', 3],
    ['Mạnh', 3],
    ['Sỹ', 2],
    ['Bá', 2],
    ['Việt', 2],
    ['Nhật', 1],
    ['', 2],
  ] as const),
}

const femaleMiddle = {
  older: weighted([
    ['Thị', 66],
    ['Thị Thanh', 5],
    ['Thị Hồng', 5],
    ['Thị Ngọc', 3],
    ['Thị Kim', 4],
    ['Thị Minh', 3],
    ['Thị Tố', 1],
    ['Thị Bích', 2],
    ['Thị Xuân', 2],
    ['Thị Mỹ', 1],
    ['Thanh', 2],
    ['Kim', 1],
    ['Hồng', 1],
    ['Minh', 1],
  ] as const),
  younger: weighted([
    ['Thị', 38],
    ['Thị Thanh', 7],
    ['Thị Hồng', 6],
    ['Thị Thu', 6],
    ['Thị Ngọc', 5],
    ['Thị Thùy', 4],
    ['Thị Phương', 4],
    ['Thị Hoài', 4],
    ['Thị Mai', 3],
    ['Thị Lan', 2],
    ['Thị Mỹ', 2],
    ['Thị Quỳnh', 2],
    ['Ngọc', 3],
    ['Phương', 3],
    ['Khánh', 2],
    ['Hà', 2],
    ['Thảo', 2],
    ['Quỳnh', 2],
    ['Thùy', 2],
  ] as const),
}

const words = (text: string) => text.trim().split(/\s+/)

// Given names, common ones first: a place in the row decides how often (see `often`).
const maleGiven = {
  older:
    words(`Hùng Sơn Dũng Long Minh Hòa Tâm Thắng Bình Hải Lâm Thành Hiền Quý Lợi Chương Hoan Tuyên Khoan Thìn Lý Tân
    Châu Liêm Bính Nhâm Sửu Ngọ Mão Kỷ Cần Cường Toàn Thái Quảng Trung Lương Phúc Thuận Hợi Đông Quế Giáp Hạnh Mậu Tý
    Bằng Vinh Đào Nghĩa Hậu Khang Nhuần Đạt Đàn Điền Huấn Hoạt Kỳ Lục Mỹ Nghị Phương Quyền Sâm Tạo Tình Vượng Xuyến Ái
    Chiểu Đệ Hoạch Khiêm Tịnh Thụy Khóa Hóa Đích Hoè Tòng Uyển Tuân Lĩnh Tài`),
  younger:
    words(`Tuấn Hùng Dũng Cường Anh Hải Sơn Thắng Nam Long Quân Trung Đức Thành Hoàng Hiếu Việt Kiên Hưng Linh Tùng
    Phong Đạt Tú Vinh Khánh Phú Bảo Huy Khoa Quang Thịnh Trường Mạnh Hậu Tài Giang Lâm Duy Nghĩa Đăng Hào Hòa Công Toàn
    Sỹ Chiến Luân Thiện Tiến Vỹ Nhật Khôi Trí Thái Ngọc Chung Văn Đại Quyết Kỳ Phúc Thủy Thông Lộc An Bách Thụy Uy`),
}

const femaleGiven = {
  older: words(`Hoa Lan Hương Hồng Thanh Bình Hà Nga Minh Liên Tâm Thủy Hòa Vinh Lý Hường Xuân Hải Tuyết Nhung Châu Thìn
    Lương Hiền Sâm Loan Thái Cúc Mai Huệ Tình Lài Quế Hạnh Thúy Oanh Yến Lộc Phương Dung Nguyệt Nhâm Sửu Hợi Tứ Năm Bảy
    Chắt Duyên Đào Điểm Khuyên Lựu Mận Niềm Soa Thơm Thoa Thuận Tường Vân Đông Vỵ Mỹ Quyên Ngụ Kỷ Ninh Nhạn Bốn Hóa
    Lĩnh Tịnh Mão Hoài Quyền Tuyển Phượng Tân`),
  younger:
    words(`Huyền Hà Trang Thảo Hằng Hương Linh Thủy Nga Hoa Vân Thúy Lan Nhung Hiền Yến Anh Hạnh Ngọc Phương Dung Mai
    Tâm Giang Loan Hoài Quỳnh Oanh Nhàn Thương Lê Ngân Nguyệt Trâm Hường Liên Mỹ Lý My Hồng Huệ Tú Diệp Thu Vy Hậu Châu
    Kiều Sương Hòa Khánh Ly An Chi Duyên Đào Trinh Thơ Thùy Bích Uyên Đan Hiếu Xuân Phượng Tuyết Tình Lam Minh Vinh`),
}

/** Common names first, but with a long tail: the square makes the tenth name about a third as likely as the first. */
function often(by: Chance, names: readonly string[]): string {
  const at = Math.floor(by.next() ** 1.6 * names.length)
  return names[at] ?? 'An'
}

export function aName(by: Chance, sex: Sex, birthYear: number): PersonName {
  const age = by.happens(Math.min(1, Math.max(0, (1982 - birthYear) / 14))) ? 'older' : 'younger'
  const middle = sex === 'male' ? maleMiddle[age](by) : femaleMiddle[age](by)
  const given = often(by, sex === 'male' ? maleGiven[age] : femaleGiven[age])
  const name = { family: family(by), middle, given }
  if (middle.split(' ').includes(given)) return aName(by, sex, birthYear)
  return by.happens(0.07) && sex === 'male' ? { ...name, given: `${often(by, maleGiven.younger)} ${given}` } : name
}

export function fullName(name: PersonName): string {
  return [name.family, name.middle, name.given].filter(Boolean).join(' ')
}
