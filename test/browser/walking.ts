import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { expect, type App } from './app.ts'

/** The ward's staff member of the demo. */
export const ward = 'khiem.truongvinh'

export const phone = { width: 360, height: 780 }
export const pc = { width: 1440, height: 900 }

export async function signIn(page: Page, app: App, username = ward): Promise<void> {
  await page.goto('/')
  await page.getByLabel('Tên đăng nhập').fill(username)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(app.passwordOf(username))
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^(Các lần đối chiếu|Ai đã đến nơi|Đảng viên|Tổ chức|Hồ sơ của tôi)/,
  )
}

export function storyFile(name: string): string {
  return fileURLToPath(new URL(`../story/${name}`, import.meta.url))
}

export type Place = 'sent' | 'received' | 'residing'
const places = { sent: 0, received: 1, residing: 2 } as const

/** Gives files to one of the three places, as the button "Chọn tệp" does. */
export async function give(page: Page, place: Place, files: readonly string[]): Promise<void> {
  await page.locator('input[type=file]').nth(places[place]).setInputFiles(files.map(storyFile))
  await page.getByRole('button', { name: /^Đọc / }).click()
}

/** Accepts the list that is being reviewed, once it has been read. */
export async function accept(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Nhận danh sách/ }).click()
  await expect(page.getByRole('heading', { name: 'Xem lại danh sách trước khi nhận' })).toBeHidden()
}

/** What the picture of the result says: the number beside each word. */
export async function numbers(page: Page): Promise<Record<string, number>> {
  await expect(page.getByText('Đang so các danh sách')).toHaveCount(0, { timeout: 30_000 })
  const parts = page.locator('.Flow-parts li, .Ladder li')
  const texts = await parts.allInnerTexts()
  return Object.fromEntries(
    texts.map((text) => {
      const [n = '', word = ''] = text.split('\n').filter((line) => line.trim() !== '')
      return [word.trim(), Number(n)]
    }),
  )
}

/** A colleague at a machine of their own. */
export async function anotherDesk(page: Page, app: App): Promise<Page> {
  const browser = page.context().browser()
  if (!browser) throw new Error('the page belongs to no browser')
  const context = await browser.newContext({ baseURL: app.url, ignoreHTTPSErrors: true })
  const other = await context.newPage()
  await signIn(other, app)
  return other
}
