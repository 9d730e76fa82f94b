import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { shownBy } from '../journeys/layers.ts'
import { expect, test } from './app.ts'
import { firstAccount, own, passkeysOf, withApp } from './layers.ts'
import { startApp } from './start-app.ts'
import { pc, phone } from './walking.ts'

test('the first account makes its second layer with an app, comes back by it, and by a code of the paper', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const { app, stop } = await startApp({ empty: true })
  const page = await (await browser.newContext({ baseURL: app.url, viewport: pc })).newPage()
  await firstAccount(page, app)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tạo lớp thứ hai')
  await expectNoFault(page, 'enrol')
  const { secret, papers } = await withApp(page)
  await expect(page.getByRole('navigation', { name: 'Các mục' })).toBeVisible()

  await leave(page)
  await signIn(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lớp thứ hai')
  await expect(page.getByText('Đồng chí Hồ Khiêm')).toBeVisible()
  await expect(page.getByText(/ngày \d\d\/\d\d\/\d{4}, máy tính/)).toBeVisible()
  for (const [size, dark] of [
    [pc, false],
    [phone, true],
    [phone, false],
    [pc, true],
  ] as const) {
    await page.setViewportSize(size)
    await page.evaluate((ground) => localStorage.setItem('chibo-view', `middle ${ground}`), dark ? 'dark' : 'light')
    await page.reload()
    await signIn(page)
    await expect(page.getByLabel('Mã 6 số trong ứng dụng xác thực')).toBeVisible()
    await expectNoFault(page, 'second')
  }
  await page.setViewportSize(pc)
  await page.getByLabel('Mã 6 số trong ứng dụng xác thực').fill('000000')
  await page.getByRole('button', { name: 'Vào Chi Bộ' }).click()
  await expect(page.getByRole('alert')).toContainText('Mã trong ứng dụng chưa đúng')
  // the code of the step that follows: the one of this step may have been used a moment ago
  await page.getByLabel('Mã 6 số trong ứng dụng xác thực').fill(shownBy(secret, new Date(Date.now() + 30_000)))
  await page.getByRole('button', { name: 'Vào Chi Bộ' }).click()
  await expect(page.getByRole('navigation', { name: 'Các mục' })).toBeVisible()

  await leave(page)
  await signIn(page)
  await page.getByRole('button', { name: /Dùng một mã dự phòng trên giấy \(còn 10.mã\)/ }).click()
  await page.getByLabel('Mã dự phòng trên giấy').fill(papers[0]!)
  await page.getByRole('button', { name: 'Vào Chi Bộ' }).click()
  await expect(page.getByRole('navigation', { name: 'Các mục' })).toBeVisible()
  await stop()
})

test('a passkey of the device is made, serves as second layer, and by itself instead of name and password', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const { app, stop } = await startApp({ empty: true })
  const page = await (await browser.newContext({ baseURL: app.url, viewport: pc })).newPage()
  const keys = await passkeysOf(page)
  await firstAccount(page, app)
  await page.getByRole('button', { name: 'Tạo khóa trên máy này' }).click()
  await expect(page.getByRole('heading', { name: 'Mã dự phòng trên giấy' })).toBeVisible()
  await page.getByRole('button', { name: 'Tôi đã cất mã, tiếp tục' }).click()
  await expect(page.getByRole('navigation', { name: 'Các mục' })).toBeVisible()

  await leave(page)
  await signIn(page)
  await page.getByRole('button', { name: 'Mở bằng khóa của máy này' }).click()
  await expect(page.getByRole('navigation', { name: 'Các mục' })).toBeVisible()

  await leave(page)
  await page.getByRole('button', { name: 'Dùng khóa của máy này (vân tay, mã máy)' }).click()
  await expect(page.getByRole('navigation', { name: 'Các mục' })).toBeVisible()

  await page.getByRole('button', { name: 'Hồ Khiêm' }).click()
  await page.getByRole('menuitem', { name: 'Bảo vệ tài khoản' }).click()
  await expect(page.getByText('bằng khóa của máy').first()).toBeVisible()
  await page.getByRole('button', { name: 'Thay đổi' }).click()
  await page.getByLabel('Mật khẩu', { exact: true }).fill(own)
  await page.getByRole('button', { name: 'Xác nhận' }).click()
  await page.getByRole('button', { name: 'Mở bằng khóa của máy này' }).click()
  await page.getByRole('button', { name: 'Bỏ khóa của máy tính' }).click()
  await expect(page.getByRole('alert')).toContainText('cần một lớp thứ hai')
  await page.getByRole('button', { name: 'Lấy tờ mã dự phòng mới' }).click()
  await expect(page.locator('.PaperCodes-list li')).toHaveCount(10)

  await leave(page)
  await keys.refuse()
  await page.getByRole('button', { name: 'Dùng khóa của máy này (vân tay, mã máy)' }).click()
  await expect(page.getByText('Chưa mở được khóa của máy này')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đăng nhập')
  await stop()
})

async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Hồ Khiêm' }).click()
  await page.getByRole('menuitem', { name: 'Ra khỏi máy này' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đăng nhập')
}

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill('khiem')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(own)
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
}

async function expectNoFault(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()
  expect(violations.map((v) => `${name}: ${v.id} ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual([])
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(wide, name).toBeLessThanOrEqual(window ?? 0)
}
