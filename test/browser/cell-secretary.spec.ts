import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, Page } from '@playwright/test'
import { type App, expect, test } from './app.ts'
import { phone, signIn } from './walking.ts'

test('a cell’s secretary comes in by a paper from the ward, then by six digits; a session that ends over an open form loses nothing', async ({
  page,
  app,
  browser,
}) => {
  test.setTimeout(150_000)
  await signIn(page, app)
  const code = await slipFor(page)
  const hers = await (await browser.newContext({ baseURL: app.url, viewport: phone })).newPage()
  await hers.goto(`/activate#${code}`)
  await expect(hers.getByRole('heading', { level: 1 })).toHaveText('Có đúng là đồng chí không?')
  expect(hers.url()).not.toContain(code)
  await expectFine(hers)
  await hers.getByRole('button', { name: 'Đúng, tôi chọn mã 6 số' }).click()
  await press(hers, '123456')
  await press(hers, '123456')
  await expect(hers.getByRole('alert')).toContainText('người khác dễ đoán')
  await press(hers, '407183')
  await expect(hers.getByRole('heading', { level: 1 })).toHaveText('Gõ lại mã vừa chọn')
  await expectFine(hers)
  await press(hers, '407183')
  await expect(hers.getByRole('navigation', { name: 'Các mục' })).toBeVisible()

  await endSession(hers.context(), app)
  for (const ground of ['dark', 'light']) {
    await hers.evaluate((chosen) => localStorage.setItem('chibo-view', `middle ${chosen}`), ground)
    await hers.goto('/sign-in')
    await expect(hers.getByRole('heading', { level: 1 })).toHaveText('Chào đồng chí Mùi')
    await expectFine(hers)
  }
  const { height } = (await hers.getByRole('button', { name: '5', exact: true }).boundingBox())!
  expect(height).toBeGreaterThanOrEqual(80)
  await press(hers, '862094')
  await expect(hers.getByRole('alert')).toContainText('Mã 6 số chưa đúng')
  await hers.keyboard.type('407183')
  await expect(hers.getByRole('navigation', { name: 'Các mục' })).toBeVisible()

  await hers.goto('/roles')
  await hers.getByRole('button', { name: 'Cử người làm thay' }).click()
  const form = hers.getByRole('form', { name: 'Cử người làm thay' })
  await form.getByLabel('Ai làm thay').selectOption({ label: 'Đậu Quốc Khiêm (khiem.truongvinh)' })
  await form.getByLabel('Từ ngày').fill(inDays(30))
  await form.getByLabel('Đến hết ngày').fill(inDays(37))
  await form.getByLabel('Lý do').fill('đi điều dưỡng')
  await endSession(hers.context(), app)
  await form.getByRole('button', { name: 'Cử làm thay' }).click()
  const strip = hers.getByRole('region', { name: 'Phiên làm việc' })
  await expect(strip).toContainText('1 việc đang giữ trong máy')
  await expect(form.getByLabel('Lý do')).toHaveValue('đi điều dưỡng')
  await expectFine(hers)
  await strip.getByRole('button', { name: 'Gõ mã 6 số' }).click()
  await press(hers, '407183')
  await expect(strip).toHaveCount(0)
  await expect(form).toHaveCount(0)
  await expect(hers.getByText('đi điều dưỡng').first()).toBeVisible()
  await hers.context().close()
})

test('what somebody typed and did not send is not there for whoever signs in after them', async ({ page, app }) => {
  await signIn(page, app)
  await page.goto('/members/new')
  await page.getByLabel('Họ và tên').fill('Bản nháp của người trước')
  await endSession(page.context(), app)
  await page.getByRole('link', { name: 'Tổ chức' }).click()
  await page.getByRole('button', { name: 'Đăng nhập lại' }).click()
  await page.getByRole('button', { name: 'Cách vào khác' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cách vào khác' }).click()
  await page.getByLabel('Tên đăng nhập').fill('lam.bantochuc')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(app.passwordOf('lam.bantochuc'))
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await expect(page.getByRole('navigation', { name: 'Các mục' })).toBeVisible()
  await page.goto('/members/new')
  await expect(page.getByLabel('Họ và tên')).toHaveValue('')
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('Bản nháp')
})

/** Opens an account for a cell's secretary and answers the code on its slip, which is one sheet of A5 on paper. */
async function slipFor(page: Page): Promise<string> {
  await page.goto('/accounts')
  await page.getByRole('button', { name: 'Lập tài khoản' }).click()
  await page.getByLabel('Họ và tên', { exact: true }).fill('Nguyễn Thị Mùi')
  await page.getByLabel('Tên đăng nhập', { exact: true }).fill('mui.khoithu')
  await page.getByRole('combobox', { name: 'Đơn vị' }).fill('khối')
  await page
    .getByRole('option', { name: /^Chi bộ/i })
    .first()
    .click()
  await page.getByLabel('Vai trò', { exact: true }).selectOption('cellSecretary')
  await page.getByRole('button', { name: 'Lập và lấy mã' }).click()
  const paper = page.getByRole('article', { name: 'Phiếu vào Chi Bộ lần đầu' })
  await expect(paper).toContainText('Tự chọn mã 6 số')
  await expect(paper).toContainText('Bí thư chi bộ, Chi bộ')
  await expectFine(page)
  const sheet = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(sheet.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  expect(sheet).toMatch(/\/MediaBox\s*\[0 0 4(19|20)/)
  return paper.locator('.CodeSlip-code').innerText()
}

/** The server ends the session; the browser does not know of it. */
async function endSession(of: BrowserContext, app: App): Promise<void> {
  const elsewhere = await of.browser()!.newContext({ ignoreHTTPSErrors: true })
  await elsewhere.addCookies(await of.cookies())
  const ended = await elsewhere.request.delete(`${app.url}/api/session`, { headers: { origin: app.url } })
  expect(ended.status()).toBe(200)
  await elsewhere.close()
}

async function press(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
}

async function expectFine(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()
  expect(violations.map((v) => `${v.id} ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual([])
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(wide).toBeLessThanOrEqual(window ?? 0)
}

/** As days are typed, 03/02/2026. */
function inDays(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  return day.split('-').toReversed().join('/')
}
