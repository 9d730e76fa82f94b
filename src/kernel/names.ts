/** Without marks and capitals, đ as d, single spaces: how text is searched and compared. `Nguyễn  Thị LAN` → `nguyen thi lan`. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}
