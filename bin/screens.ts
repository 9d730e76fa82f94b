// `npm run screens`: takes the pictures of the README and the guide anew, from the running demo, after the screens changed.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'
import { z } from 'zod'
import { findBrowser } from '#test/browser/find-browser.ts'
import { type App, startApp } from '#test/browser/start-app.ts'
import { trustingArgs } from '#test/browser/trusting.ts'

const into = fileURLToPath(new URL('../docs/pictures', import.meta.url))
const sizes = { pc: { width: 1440, height: 900 }, phone: { width: 360, height: 780 } }
const ward = 'khiem.truongvinh'

interface Shot {
  readonly name: string
  readonly path: string
  readonly on: readonly (keyof typeof sizes)[]
  readonly look?: 'dark'
}

const Reconciliations = z.object({
  reconciliations: z.array(z.object({ id: z.string(), lastRunAt: z.string().nullable() })),
})
const People = z.object({ rows: z.array(z.object({ id: z.string() })) })
const Members = z.object({ rows: z.array(z.object({ person: z.string() })) })

async function shotsOf(page: Page): Promise<readonly Shot[]> {
  const asked = async (of: string) => (await page.request.get(`/api/${of}`)).json()
  const { reconciliations } = Reconciliations.parse(await asked('reconciliations'))
  const compared = reconciliations.find(({ lastRunAt }) => lastRunAt !== null)
  if (compared === undefined) throw new Error('the demo holds no reconciliation')
  const { rows } = People.parse(await asked(`reconciliations/${compared.id}/people?group=notSeenYet`))
  const found = { id: compared.id, missing: rows[0]?.id ?? '' }
  const at = `/reconciliations/${found.id}`
  const members = Members.parse(await asked('members?search=lan&kind=official'))
  const member = `/members/${members.rows[0]?.person ?? ''}`
  return [
    { name: 'begin', path: '/reconciliations/new', on: ['pc', 'phone'] },
    { name: 'result', path: at, on: ['pc', 'phone'] },
    { name: 'result-dark', path: at, on: ['pc'], look: 'dark' },
    { name: 'pair', path: `${at}/pairs`, on: ['pc', 'phone'] },
    { name: 'missing', path: `${at}/people/${found.missing}`, on: ['pc', 'phone'] },
    { name: 'report', path: `${at}/report`, on: ['pc'] },
    { name: 'rules', path: '/rules', on: ['pc', 'phone'] },
    { name: 'members', path: '/members', on: ['pc', 'phone'] },
    { name: 'members-past', path: '/members?on=2025-06-30', on: ['pc'] },
    { name: 'member', path: member, on: ['pc', 'phone'] },
    { name: 'tree', path: '/units', on: ['pc', 'phone'] },
  ]
}

/** A list as it comes, with things to look at: marks of a doubt, a day that does not exist, columns that must go. */
const draft = `DANH SÁCH ĐẢNG VIÊN GIỚI THIỆU CHUYỂN SINH HOẠT ĐẢNG THÁNG 11/2026;;;;;;;
STT;Họ và tên;Ngày sinh;Số thẻ đảng viên;Dân tộc;Nơi giới thiệu đến;Ngày giới thiệu;Ghi chú
1;Đinh Thị Lan Phương;18/05/1969;040311902744;x;Chi bộ Khối 7, phường Trường Vinh;02/11/2026;x
2;Nguyễn Trọng Hiếu;31/02/1970;040270013386;x;Chi bộ Khối 12, P. Hưng Dũng;02/11/2026;x
3;PHAN THỊ THANH XUÂN;1968;040419077361;x;CB khối 3 - P. Trường Vinh;04/11/2026;x
4;Lê Quang Đạt;O3/10/1965;040575269778;x;Chi bộ Khối 5, phường Trường Vinh;05/11/2026;x
5;Hồ Sỹ Cường;12/04/1966;04009789755;x;Chi bộ Khối 15, phường Trường Vinh;06/11/2026;x
6;Cao Thị Hải Yến;30.11.1972;040084198704;x;Chi bộ Khối Trung Hợp, phường Trường Vinh;09/11/2026;x
7;Bùi Bá Tuyên;00/00/1965;040825575850;x;Chi bộ Khối 9, phường Trường Vinh;11/11/2026;x
8;Võ Thị Lý;24/07/1971;040311902751;x;Chi bộ Khối 3, phường Hưng Dũng;12/11/2026;x
`

async function giveDraft(page: Page, at: string): Promise<string> {
  await page.setViewportSize(sizes.pc)
  await page.goto(`${at}/lists`)
  const file = { name: 'Gioi thieu di 11-2026.csv', mimeType: 'text/csv', buffer: Buffer.from(draft) }
  await page.locator('input[type=file]').first().setInputFiles(file)
  await page.getByRole('button', { name: /^Đọc / }).click()
  await page.getByRole('button', { name: /^Nhận danh sách/ }).waitFor()
  return new URL(page.url()).pathname
}

async function take(page: Page, { name, path: at, on, look }: Shot): Promise<void> {
  for (const size of on) {
    await page.setViewportSize(sizes[size])
    await page.evaluate((ground) => localStorage.setItem('chibo-view', `middle ${ground}`), look ?? 'light')
    await page.goto(at)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: path.join(into, `${name}-${size}.png`) })
    console.log(`docs/pictures/${name}-${size}.png`)
  }
}

async function walk(browser: Browser, app: App): Promise<void> {
  const context = await browser.newContext({
    baseURL: app.url,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto('/')
  await take(page, { name: 'sign-in', path: '/sign-in', on: ['pc', 'phone'] })
  await page.getByLabel('Tên đăng nhập').fill(ward)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(app.passwordOf(ward))
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.getByRole('heading', { level: 1, name: /Các lần đối chiếu|Ai đã đến nơi/ }).waitFor()
  const shots = await shotsOf(page)
  for (const shot of shots) await take(page, shot)
  const result = shots.find(({ name }) => name === 'result')?.path ?? ''
  await take(page, { name: 'preview', path: await giveDraft(page, result), on: ['pc', 'phone'] })
}

mkdirSync(into, { recursive: true })
const { executablePath, args } = await findBrowser()
const browser = await chromium.launch({
  args: [...args, ...trustingArgs],
  ...(executablePath !== undefined && { executablePath }),
})
const { app, stop } = await startApp()
try {
  await walk(browser, app)
} finally {
  await browser.close()
  await stop()
}
