import { readFile } from 'node:fs/promises'
import { strToU8, zipSync } from 'fflate'
import { z } from 'zod'
import type { Line } from './export.sql.ts'

const readMe = `Dấu vết của Chi Bộ, để kiểm ở máy khác · The history of Chi Bộ, to be verified on another machine

dau-vet.jsonl      mỗi dòng một bản ghi · one record a line
verify-trail.mjs   chương trình kiểm, một tệp · the verifier, one file

node verify-trail.mjs dau-vet.jsonl dau-niem-2026-11-13.json 2026-10-31=H8VA61NCWE5R

Đưa vào các dấu niêm đã giữ NGOÀI máy chủ: tệp dau-niem-….json, hoặc ngày và 12 ký tự in trên báo cáo.
Nên dùng chương trình kiểm đã giữ từ trước, vì tệp này cũng do máy chủ đưa ra.
Give it the heads that were kept OUTSIDE the server: files dau-niem-….json, or a day and the twelve characters printed on a report.
Better use a verifier kept from before: this one, too, came from the server.
`

export function firstLine(whole: boolean, at: string): Line {
  return { k: 'export', format: 'chibo-trail-1', whole, madeAt: at }
}

/** The export with the verifier and a page on how to use it. */
export async function zipOf(lines: readonly Line[], at: string): Promise<Uint8Array> {
  const text = [firstLine(false, at), ...lines].map((line) => JSON.stringify(line)).join('\n')
  const verifier = await readFile(new URL('../../../bin/verify-trail.mjs', import.meta.url))
  return zipSync({
    'dau-vet.jsonl': strToU8(`${text}\n`),
    'verify-trail.mjs': new Uint8Array(verifier),
    'DOC-TRUOC.txt': strToU8(readMe),
  })
}

/** Whom the changes and readings of an account were about, in what is taken along. */
export function toldBy(lines: readonly Line[]): readonly string[] {
  return lines.flatMap(({ k, subjects, body }) => {
    if (k === 'reading') return Ids.parse(subjects)
    return k === 'event' && typeof body === 'string' ? peopleOf(Body.parse(JSON.parse(body))) : []
  })
}

const Ids = z.array(z.uuid())
const Body = z.record(z.string(), z.unknown())

/** An event names people under these words, as `chibo.trail` looks for them. */
function peopleOf(body: z.infer<typeof Body>): readonly string[] {
  return ['person', 'kept', 'gone', 'one', 'other'].flatMap((key) => {
    const id = z.uuid().safeParse(body[key])
    return id.success ? [id.data] : []
  })
}
