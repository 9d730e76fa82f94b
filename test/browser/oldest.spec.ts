import { chromium } from '@playwright/test'
import { expect, test } from './app.ts'
import { findOldestBrowser } from './find-browser.ts'
import { trustingArgs } from './trusting.ts'
import { accept, give, numbers, pc, signIn } from './walking.ts'

/** The main story and the register once more, in the oldest Chrome that is promised, as it was released. */
test('two lists give the missing and the register finds a member, in a browser of January 2023', async ({ app }) => {
  test.setTimeout(100_000)
  const oldest = await findOldestBrowser()
  test.skip(oldest === undefined, 'npm brings that browser only for Linux on x64')
  const browser = await chromium.launch({ ...oldest, args: [...(oldest?.args ?? []), ...trustingArgs] })
  expect(browser.version()).toMatch(/^109\./)
  const context = await browser.newContext({ baseURL: app.url, viewport: pc, locale: 'vi-VN' })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await signIn(page, app)

  await page.goto('/reconciliations/new')
  await give(page, 'sent', ['thang-9-2026-gui-ubnd.xlsx'])
  await accept(page)
  const places = page.getByRole('heading', { name: 'Danh sách đã tiếp nhận' })
  const add = page.getByRole('link', { name: 'Thêm danh sách' })
  await expect(add.or(places)).toBeVisible()
  if (await add.isVisible()) await add.click()
  await expect(places).toBeVisible()
  await give(page, 'received', ['thang-9-2026-nhan-truong-vinh.xlsx'])
  await accept(page)
  await expect(page.getByRole('heading', { name: /^Đối chiếu phường Trường Vinh/ })).toBeVisible()
  await expect.poll(async () => (await numbers(page))['Đã đến nơi'], { timeout: 30_000 }).toBeGreaterThan(0)

  await page.getByRole('navigation', { name: 'Các mục' }).getByRole('link', { name: 'Đảng viên' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Đảng viên/)
  await page.getByLabel('Tìm theo tên hoặc số thẻ').fill('nguyen thi')
  const first = page
    .getByRole('table')
    .getByRole('link', { name: /^Nguyễn Thị/ })
    .first()
  const name = await first.innerText()
  await first.click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
  expect(faults).toEqual([])
  await browser.close()
})
