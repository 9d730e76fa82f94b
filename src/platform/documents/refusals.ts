/**
 * Why a file is not read, with the facts a person needs to mend it. Told by `tellRefusal` in both languages;
 * no text carries anything from inside the file but the name of a sheet and the number of a row.
 */
export type FileRefusal =
  | { readonly code: 'files.notASpreadsheet'; readonly found: Found }
  | { readonly code: 'files.encrypted' }
  | { readonly code: 'files.tooLarge'; readonly limit: Limit; readonly most: number; readonly found?: number }
  | { readonly code: 'files.classified'; readonly mark: Classification; readonly sheet: string; readonly row: number }

export type Classification = 'Mật' | 'Tối mật' | 'Tuyệt mật'

/** What the bytes turned out to be. `cut`: a spreadsheet that ends too early; `damaged`: one that cannot be read. */
export type Found = keyof typeof found

export type Limit = keyof typeof limits

const found = {
  empty: { vi: 'Tệp không có gì bên trong.', en: 'The file is empty.' },
  cut: {
    vi: 'Tệp bị cắt giữa chừng. Hãy chép hoặc tải lại tệp rồi đưa vào lần nữa.',
    en: 'The file is cut off in the middle. Copy or download it again and try once more.',
  },
  damaged: {
    vi: 'Tệp bị hỏng, không đọc được. Hãy mở bằng Excel, lưu thành tệp .xlsx mới rồi đưa vào lại.',
    en: 'The file is damaged and cannot be read. Open it in Excel, save it as a new .xlsx file and try again.',
  },
  macros: {
    vi: 'Tệp có chứa macro nên không được đọc. Hãy lưu thành tệp .xlsx (không macro) rồi đưa vào lại.',
    en: 'The file contains macros and is not read. Save it as .xlsx (without macros) and try again.',
  },
  pdf: {
    vi: 'Đây là tệp PDF, không phải bảng tính. Hãy đưa vào tệp Excel gốc.',
    en: 'This is a PDF, not a spreadsheet. Use the original Excel file.',
  },
  word: {
    vi: 'Đây là văn bản Word, không phải bảng tính. Hãy chép bảng sang Excel rồi lưu thành .xlsx.',
    en: 'This is a Word document, not a spreadsheet. Copy the table into Excel and save it as .xlsx.',
  },
  presentation: {
    vi: 'Đây là tệp trình chiếu, không phải bảng tính.',
    en: 'This is a presentation, not a spreadsheet.',
  },
  picture: {
    vi: 'Đây là tệp ảnh, không phải bảng tính. Hãy xin tệp Excel gốc.',
    en: 'This is a picture, not a spreadsheet. Ask for the original Excel file.',
  },
  html: {
    vi: 'Đây là trang web (HTML) mang tên tệp Excel. Hãy mở bằng Excel rồi lưu thành tệp .xlsx.',
    en: 'This is a web page (HTML) named like an Excel file. Open it in Excel and save it as .xlsx.',
  },
  xml: {
    vi: 'Đây là tệp XML. Hãy mở bằng Excel rồi lưu thành tệp .xlsx.',
    en: 'This is an XML file. Open it in Excel and save it as .xlsx.',
  },
  richText: { vi: 'Đây là văn bản RTF, không phải bảng tính.', en: 'This is an RTF document, not a spreadsheet.' },
  xlsb: {
    vi: 'Tệp Excel nhị phân (.xlsb) không được đọc. Hãy lưu thành tệp .xlsx rồi đưa vào lại.',
    en: 'Binary Excel files (.xlsb) are not read. Save it as .xlsx and try again.',
  },
  openDocument: {
    vi: 'Tệp OpenDocument (.ods) không được đọc. Hãy lưu thành tệp .xlsx rồi đưa vào lại.',
    en: 'OpenDocument files (.ods) are not read. Save it as .xlsx and try again.',
  },
  oldExcel: {
    vi: 'Tệp Excel 95 trở về trước không được đọc. Hãy lưu thành tệp .xlsx rồi đưa vào lại.',
    en: 'Files of Excel 95 or older are not read. Save it as .xlsx and try again.',
  },
  archive: {
    vi: 'Đây là tệp nén. Hãy giải nén rồi đưa vào tệp bảng tính bên trong.',
    en: 'This is an archive. Unpack it and use the spreadsheet inside.',
  },
  zip64: {
    vi: 'Tệp dùng kiểu nén ZIP64 không được đọc. Hãy mở bằng Excel, lưu thành tệp .xlsx mới rồi đưa vào lại.',
    en: 'Files packed as ZIP64 are not read. Open it in Excel, save it as a new .xlsx file and try again.',
  },
  unknown: {
    vi: 'Đây không phải bảng tính. Các loại tệp được đọc: .xlsx, .xls, .csv, .txt.',
    en: 'This is not a spreadsheet. Files that are read: .xlsx, .xls, .csv, .txt.',
  },
} as const satisfies Record<string, Told>

const limits = {
  bytes: { vi: 'số byte của tệp', en: 'bytes in the file' },
  unpacked: { vi: 'số byte sau khi giải nén', en: 'bytes when unpacked' },
  ratio: { vi: 'số lần phình ra khi giải nén', en: 'times larger when unpacked' },
  parts: { vi: 'số phần trong tệp nén', en: 'parts in the package' },
  rows: { vi: 'số dòng của một trang tính', en: 'rows in a sheet' },
  columns: { vi: 'số cột của một trang tính', en: 'columns in a sheet' },
  cells: { vi: 'số ô của một trang tính', en: 'cells in a sheet' },
  seconds: { vi: 'số giây để đọc', en: 'seconds to read' },
  memory: { vi: 'số MB bộ nhớ để đọc', en: 'MB of memory to read' },
} as const satisfies Record<string, Told>

export interface Told {
  readonly vi: string
  readonly en: string
}

/** One or two sentences that say what is wrong and what to do. */
export function tellRefusal(refusal: FileRefusal): Told {
  switch (refusal.code) {
    case 'files.notASpreadsheet':
      return found[refusal.found]
    case 'files.encrypted':
      return {
        vi: 'Tệp được đặt mật khẩu. Hãy bỏ mật khẩu trong Excel rồi đưa vào lại.',
        en: 'The file is protected by a password. Remove the password in Excel and try again.',
      }
    case 'files.tooLarge':
      return tellTooLarge(refusal)
    case 'files.classified':
      return {
        vi: `Tài liệu mang dấu chỉ độ mật “${refusal.mark}” (trang tính “${refusal.sheet}”, dòng ${refusal.row}) nên không được đưa vào hệ thống.`,
        en: `The document is marked “${refusal.mark}” (sheet “${refusal.sheet}”, row ${refusal.row}); classified documents may not be entered.`,
      }
  }
}

function tellTooLarge({ limit, most, found: has }: Extract<FileRefusal, { code: 'files.tooLarge' }>): Told {
  const { vi, en } = limits[limit]
  return {
    vi: `Tệp quá lớn: giới hạn ${vi} là ${most.toLocaleString('vi-VN')}${has === undefined ? '' : `, tệp có ${has.toLocaleString('vi-VN')}`}. Hãy chia thành nhiều tệp nhỏ hơn.`,
    en: `The file is too large: the limit of ${en} is ${most.toLocaleString('en-GB')}${has === undefined ? '' : `, the file has ${has.toLocaleString('en-GB')}`}. Split it into smaller files.`,
  }
}
