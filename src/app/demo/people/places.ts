import type { Chance } from './chance.ts'

/** A ward or commune of Nghệ An since 1 July 2025, with units it came from. Names as in data/nghe-an-units.json (a test compares). */
export interface Place {
  readonly name: string
  readonly kind: 'phường' | 'xã'
  readonly before: readonly string[]
}

const ward = (name: string, ...before: string[]): Place => ({ name, kind: 'phường', before })
const commune = (name: string, ...before: string[]): Place => ({ name, kind: 'xã', before })

export const home: Place = ward(
  'Trường Vinh',
  'Hưng Dũng',
  'Trung Đô',
  'Bến Thủy',
  'Trường Thi',
  'Vinh Tân',
  'Hưng Phúc',
)

/** Where people go, the city's wards first. */
export const places: readonly Place[] = [
  home,
  ward('Thành Vinh', 'Lê Lợi', 'Hưng Bình', 'Cửa Nam', 'Đông Vĩnh', 'Quang Trung'),
  ward('Vinh Phú', 'Nghi Phú', 'Hà Huy Tập', 'Nghi Ân', 'Nghi Đức'),
  ward('Vinh Hưng', 'Quán Bàu', 'Hưng Đông', 'Nghi Liên', 'Nghi Kim'),
  ward('Vinh Lộc', 'Hưng Lộc', 'Nghi Phong', 'Nghi Thái'),
  ward('Cửa Lò', 'Nghi Tân', 'Thu Thủy', 'Nghi Hương', 'Nghi Thu'),
  ward('Hoàng Mai', 'Quỳnh Vinh', 'Quỳnh Thiện', 'Quỳnh Trang'),
  ward('Quỳnh Mai', 'Mai Hùng', 'Quỳnh Xuân', 'Quỳnh Phương'),
  ward('Tây Hiếu', 'Quang Tiến', 'Nghĩa Tiến'),
  commune('Nghi Lộc', 'Quán Hành', 'Nghi Trung', 'Diên Hoa'),
  commune('Hưng Nguyên', 'Hưng Tây', 'Hưng Đạo', 'Thịnh Mỹ'),
  commune('Kim Liên', 'Nam Giang', 'Hùng Tiến', 'Nam Cát', 'Xuân Hồng'),
  commune('Vạn An', 'Xuân Hòa', 'Thượng Tân Lộc'),
  commune('Đại Huệ', 'Nam Anh', 'Nam Xuân', 'Nam Lĩnh'),
  commune('Diễn Châu', 'Ngọc Bích', 'Diễn Hoa', 'Diễn Thành', 'Diễn Phúc'),
  commune('Đức Châu', 'Diễn Hồng', 'Diễn Phong', 'Diễn Kỷ'),
  commune('Yên Thành', 'Hoa Thành', 'Tăng Thành', 'Văn Thành'),
  commune('Giai Lạc', 'Lăng Thành', 'Hậu Thành', 'Phúc Thành'),
  commune('Đô Lương', 'Đặng Sơn', 'Lưu Sơn', 'Yên Sơn', 'Đà Sơn'),
  commune('Bạch Ngọc', 'Giang Sơn Đông', 'Giang Sơn Tây', 'Bồi Sơn'),
  commune('Kim Bảng', 'Thanh Thủy', 'Thanh Hà'),
  commune('Hoa Quân', 'Thanh Hương', 'Thanh Thịnh', 'Thanh An'),
  commune('Quỳnh Lưu', 'Quỳnh Hậu', 'Cầu Giát', 'Quỳnh Giang'),
  commune('Quỳnh Anh', 'Quỳnh Bảng', 'Quỳnh Đôi', 'Minh Lương'),
  commune('Nghĩa Đàn', 'Nghĩa Bình', 'Nghĩa Trung'),
  commune('Nghĩa Khánh', 'Nghĩa Đức', 'Nghĩa An'),
  commune('Tân Kỳ', 'Nghĩa Dũng', 'Kỳ Tân'),
  commune('Anh Sơn', 'Kim Nhan', 'Đức Sơn', 'Phúc Sơn'),
  commune('Con Cuông', 'Chi Khê', 'Trà Lân', 'Yên Khê'),
  commune('Quỳ Hợp', 'Châu Quang', 'Thọ Hợp', 'Châu Đình'),
]

/** Organisations that send: their own words for themselves. */
export interface Agency {
  readonly name: string
  readonly below: readonly string[]
}

export const agencies: readonly Agency[] = [
  {
    name: 'Đảng bộ các cơ quan Đảng tỉnh',
    below: [
      'Văn phòng Tỉnh ủy',
      'Ban Tổ chức Tỉnh ủy',
      'Ban Nội chính Tỉnh ủy',
      'Trường Chính trị tỉnh',
      'Hội Nông dân tỉnh',
    ],
  },
  {
    name: 'Đảng bộ UBND tỉnh',
    below: [
      'Sở Tài chính',
      'Sở Xây dựng',
      'Sở Y tế',
      'Sở Giáo dục và Đào tạo',
      'Sở Nông nghiệp và Môi trường',
      'Sở Nội vụ',
    ],
  },
]

/** The cell of a place where somebody lives: wards have blocks, communes have hamlets. */
export function aCell(by: Chance, place: Place): string {
  if (place === home && by.happens(0.12)) return 'Khối Trung Hợp'
  const number = by.between(1, place.kind === 'phường' ? 18 : 14)
  return `${place.kind === 'phường' ? 'Khối' : 'Xóm'} ${number}`
}
