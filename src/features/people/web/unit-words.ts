/** Under the head “Chi bộ” a cell goes by the rest of its name, and so does what stands above it. */
export function cellName(name: string): string {
  return name.replace(/^(Chi bộ|Đảng bộ) (?=\p{Lu}|\d)/u, '')
}

/** “Đảng bộ phường Bến Thủy” beside a cell: “Bến Thủy”. */
export function shortPlace(name: string): string {
  return name.replace(/^Đảng bộ ((phường|xã) )?(?=\p{Lu}|\d)/u, '')
}
