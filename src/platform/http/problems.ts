import type { Problem } from '#kernel/contract.ts'
import type { Refusal } from '#kernel/decision.ts'
import type { Language, Text } from '#kernel/text.ts'

/** How one refusal is told: its status, a short title, and where it helps a sentence made of its facts. */
export interface Told<R> {
  readonly status: number
  readonly title: Text
  readonly detail?: Text | ((refusal: R) => Text)
}

/** A feature's table: `const problems = { … } satisfies Problems<TransferRefusal>`; a code without its line is a type error. */
export type Problems<R extends Refusal> = { readonly [C in R['code']]: Told<Extract<R, { code: C }>> }

/** What the server itself refuses, whatever the subject. Handlers may answer with these too. */
export type HttpRefusal =
  | { readonly code: 'notFound' }
  | { readonly code: 'forbidden' }
  | { readonly code: 'http.noSession' }
  | { readonly code: 'http.unknownAddress' }
  | { readonly code: 'http.wrongMethod' }
  | { readonly code: 'http.malformed' }
  | { readonly code: 'http.cut' }
  | { readonly code: 'http.wrongType'; readonly expected: string }
  | { readonly code: 'http.tooLarge'; readonly limit: number }
  | { readonly code: 'http.headTooLarge' }
  | { readonly code: 'http.invalid' }
  | { readonly code: 'http.foreignOrigin' }
  | { readonly code: 'http.foreignHost' }
  | { readonly code: 'http.pastTheProxy' }
  | { readonly code: 'http.tooMany'; readonly seconds: number }
  | { readonly code: 'http.keyMissing' }
  | { readonly code: 'http.keyReused' }
  | { readonly code: 'http.answerErased' }
  | { readonly code: 'http.conflict' }
  | { readonly code: 'http.waitsAlready' }
  | { readonly code: 'http.databaseGone' }
  | { readonly code: 'http.full' }
  | { readonly code: 'http.failed' }

export const httpProblems = {
  notFound: {
    status: 404,
    title: { vi: 'Không tìm thấy', en: 'Not found' },
    detail: {
      vi: 'Mục này không có, hoặc không thuộc phạm vi của đồng chí.',
      en: 'It does not exist, or is not within your reach.',
    },
  },
  forbidden: {
    status: 403,
    title: { vi: 'Đồng chí không có quyền làm việc này', en: 'You may not do this' },
    detail: {
      vi: 'Quyền theo vai trò ở đơn vị. Nếu cần, đề nghị người giữ quyền lập tài khoản ở đơn vị mình.',
      en: 'Authority follows from a role at a unit. Ask whoever keeps the accounts of your unit.',
    },
  },
  'http.noSession': {
    status: 401,
    title: { vi: 'Cần đăng nhập', en: 'Sign in first' },
    detail: {
      vi: 'Chưa đăng nhập, hoặc đã nghỉ quá lâu nên phiên đã khóa.',
      en: 'Nobody is signed in, or the session ended after a while without use.',
    },
  },
  'http.unknownAddress': { status: 404, title: { vi: 'Không có địa chỉ này', en: 'There is no such address' } },
  'http.wrongMethod': {
    status: 405,
    title: { vi: 'Địa chỉ này không nhận cách gọi đó', en: 'This address does not take that method' },
  },
  'http.malformed': {
    status: 400,
    title: { vi: 'Yêu cầu không đúng dạng', en: 'The request is malformed' },
    detail: { vi: 'Nội dung gửi lên không đọc được.', en: 'What was sent could not be read.' },
  },
  'http.cut': {
    status: 400,
    title: { vi: 'Yêu cầu bị đứt giữa chừng', en: 'The request was cut off' },
    detail: { vi: 'Chưa có gì thay đổi. Xin gửi lại.', en: 'Nothing was changed. Send it again.' },
  },
  'http.wrongType': {
    status: 415,
    title: { vi: 'Loại nội dung không đúng', en: 'Wrong kind of content' },
    detail: ({ expected }) => ({ vi: `Địa chỉ này nhận ${expected}.`, en: `This address takes ${expected}.` }),
  },
  'http.tooLarge': {
    status: 413,
    title: { vi: 'Nội dung quá lớn', en: 'Too large' },
    detail: ({ limit }) => ({ vi: `Giới hạn là ${sizeOf(limit)}.`, en: `The limit is ${sizeOf(limit)}.` }),
  },
  'http.headTooLarge': {
    status: 431,
    title: {
      vi: 'Địa chỉ hoặc đầu mục của yêu cầu quá dài',
      en: 'The address or the headers of the request are too long',
    },
  },
  'http.invalid': {
    status: 422,
    title: { vi: 'Có chỗ chưa đúng', en: 'Something is not right' },
    detail: { vi: 'Xem từng chỗ kèm theo.', en: 'See each place below.' },
  },
  'http.foreignOrigin': {
    status: 403,
    title: { vi: 'Yêu cầu đến từ trang khác', en: 'The request comes from another site' },
  },
  'http.foreignHost': {
    status: 421,
    title: { vi: 'Máy chủ không mang tên này', en: 'This server does not go by that name' },
  },
  'http.pastTheProxy': {
    status: 421,
    title: { vi: 'Máy chủ này chỉ trả lời qua cổng vào của nó', en: 'This server answers only through its proxy' },
    detail: {
      vi: 'Xin dùng địa chỉ https mà cơ quan đã thông báo.',
      en: 'Use the https address that your office has announced.',
    },
  },
  'http.tooMany': {
    status: 429,
    title: { vi: 'Quá nhiều yêu cầu', en: 'Too many requests' },
    detail: ({ seconds }) => ({
      vi: `Xin chờ ${String(seconds)} giây rồi thử lại.`,
      en: `Wait ${String(seconds)} ${seconds === 1 ? 'second' : 'seconds'} and try again.`,
    }),
  },
  'http.keyMissing': {
    status: 400,
    title: { vi: 'Thiếu khóa chống gửi trùng', en: 'The key against repetition is missing' },
    detail: {
      vi: 'Lệnh cần đầu mục Idempotency-Key dài 8–200 ký tự, mỗi lần làm một khóa.',
      en: 'A command needs the header Idempotency-Key, 8–200 characters, a new one for each thing done.',
    },
  },
  'http.keyReused': {
    status: 422,
    title: { vi: 'Khóa chống gửi trùng đã dùng cho việc khác', en: 'That key was used for another request' },
  },
  'http.answerErased': {
    status: 410,
    title: { vi: 'Việc này đã làm; kết quả đã được xóa', en: 'This was done; its answer has been erased' },
  },
  'http.waitsAlready': {
    status: 409,
    title: { vi: 'Việc này đã chờ người thứ hai', en: 'This already waits for a second person' },
    detail: {
      vi: 'Đề nghị như vậy đã có và chưa được trả lời. Xem ở trang “Chờ người thứ hai”.',
      en: 'The same was proposed before and is not answered yet. See the page “Waiting for a second person”.',
    },
  },
  'http.conflict': {
    status: 409,
    title: { vi: 'Có người vừa sửa cùng chỗ', en: 'Somebody changed the same at this moment' },
    detail: { vi: 'Chưa có gì thay đổi. Xin thử lại.', en: 'Nothing was changed. Try again.' },
  },
  'http.databaseGone': {
    status: 503,
    title: { vi: 'Cơ sở dữ liệu tạm thời không trả lời', en: 'The database does not answer at the moment' },
    detail: {
      vi: 'Xin thử lại sau ít phút; gửi lại cùng một việc không làm thành hai lần.',
      en: 'Try again in a minute; sending the same thing again does not do it twice.',
    },
  },
  'http.full': {
    status: 507,
    title: { vi: 'Máy chủ hết chỗ trên đĩa', en: 'The server has no room left on its disk' },
    detail: {
      vi: 'Chưa có gì được ghi dở. Báo người giữ máy chủ giải phóng chỗ, rồi gửi lại; đọc thì vẫn được.',
      en: 'Nothing is half written. Tell whoever keeps the server to free some room, then send it again; reading still works.',
    },
  },
  'http.failed': {
    status: 500,
    title: { vi: 'Máy chủ gặp lỗi', en: 'The server failed' },
    detail: {
      vi: 'Chưa có gì thay đổi. Khi báo lỗi, xin nêu mã yêu cầu kèm theo.',
      en: 'Nothing was changed. When you report it, name the request’s id given with it.',
    },
  },
} satisfies Problems<HttpRefusal>

/** Any feature's table, as the server holds them together. */
// oxlint-disable-next-line typescript/no-explicit-any -- each line takes its own refusal, found by its code
export type AnyProblems = Readonly<Record<string, Told<any>>>

/** The problem a refusal becomes. A code that stands in no table is the server's own fault. */
export function problemOf(refusal: Refusal, problems: AnyProblems, language: Language): Problem | undefined {
  const told = problems[refusal.code]
  if (!told) return undefined
  const { code, ...facts } = refusal
  const detail = typeof told.detail === 'function' ? told.detail(refusal) : told.detail
  return {
    type: `urn:chibo:problem:${code}`,
    title: told.title[language],
    status: told.status,
    ...(detail && { detail: detail[language] }),
    code,
    ...(Object.keys(facts).length > 0 && { facts }),
  }
}

export function httpProblem(refusal: HttpRefusal, language: Language): Problem {
  const found = problemOf(refusal, httpProblems, language)
  if (!found) throw new Error(`no problem is written for ${refusal.code}`)
  return found
}

function sizeOf(bytes: number): string {
  return bytes >= 1024 * 1024
    ? `${String(Math.floor(bytes / 1024 / 1024))} MB`
    : `${String(Math.ceil(bytes / 1024))} KB`
}
