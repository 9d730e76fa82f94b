import { AxeBuilder } from '@axe-core/playwright'
import { spawnSync } from 'node:child_process'
import { z } from 'zod'
import { type App, expect, test } from './app.ts'
import { firstAccount, firstCode, own, withApp } from './layers.ts'
import { startApp } from './start-app.ts'
import { pc, phone, signIn } from './walking.ts'

test('from the code of the console to the first account, an office’s account and its holder at work', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const { app, stop } = await startApp({ empty: true })
  const page = await (await browser.newContext({ baseURL: app.url, viewport: pc })).newPage()
  await page.goto('/')
  await page.getByRole('link', { name: /Lập tài khoản đầu tiên/ }).click()
  await page.getByRole('button', { name: 'Lập tài khoản và vào Chi Bộ' }).click()
  await expect(page.getByText('Gõ mã.')).toBeVisible()
  await firstAccount(page, app, 'aaaa-bbbb-cccc')
  await expect(page.getByRole('alert')).toContainText('Mã không đúng')
  await firstAccount(page, app, firstCode(app))
  await withApp(page)
  await expect(page.getByRole('navigation', { name: 'Các mục' })).toBeVisible()

  await page.getByRole('link', { name: 'Tài khoản' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tài khoản')
  await page.getByRole('button', { name: 'Lập tài khoản' }).click()
  await page.getByLabel('Họ và tên', { exact: true }).fill('Trần Thị Lan')
  await page.getByLabel('Tên đăng nhập', { exact: true }).fill('lan.tinhuy')
  await page.getByRole('combobox', { name: 'Đơn vị' }).fill('tinh uy')
  await page.getByRole('option', { name: /Tỉnh ủy Nghệ An/ }).click()
  await page.getByLabel('Vai trò', { exact: true }).selectOption('Cán bộ tổ chức của tỉnh')
  await page.getByRole('button', { name: 'Lập và lấy mã' }).click()
  // nobody here is a second person yet: one is opened on the server
  await expect(page.getByText('Chưa có ai trả lời được')).toBeVisible()
  await expect(page.getByText(/chibo account/)).toBeVisible()
  const given = openOnServer(app, 'hai.tinhuy', 'Hồ Thị Hai')

  const hers = await (await browser.newContext({ baseURL: app.url, viewport: phone })).newPage()
  await hers.goto('/activate')
  await hers.getByLabel('Mã', { exact: true }).fill(given.toUpperCase())
  await hers.getByRole('button', { name: 'Tiếp tục' }).click()
  await expect(hers.getByText('Hồ Thị Hai').first()).toBeVisible()
  await hers.getByLabel('Mật khẩu', { exact: true }).fill('hai 1234567')
  await hers.getByLabel('Gõ lại mật khẩu').fill('hai 1234567')
  await hers.getByRole('button', { name: 'Đúng, đặt mật khẩu và vào' }).click()
  await expect(hers.getByRole('alert')).toContainText('dễ đoán')
  await hers.getByLabel('Mật khẩu', { exact: true }).fill(own)
  await hers.getByLabel('Gõ lại mật khẩu').fill(own)
  await hers.getByRole('button', { name: 'Đúng, đặt mật khẩu và vào' }).click()
  await withApp(hers)
  await expect(hers.getByRole('navigation', { name: 'Các mục' })).toBeVisible()
  await hers.goto('/proposals')
  await hers.getByRole('button', { name: 'Đồng ý', exact: true }).click()
  await expect(hers.getByText('Đã lập tài khoản.')).toBeVisible()

  await page.goto('/accounts')
  const entry = page.getByRole('listitem').filter({ hasText: 'lan.tinhuy' }).first()
  await entry.getByRole('button', { name: 'Cấp mã mới' }).click()
  const slip = page.getByRole('region', { name: 'Mã kích hoạt' })
  await expect(slip).toContainText(`${app.url}/activate`)
  await page.getByRole('button', { name: 'Đã trao mã' }).click()
  await expect(entry).toContainText('Chờ kích hoạt')
  await stop()
})

/** The code that the command line prints. */
function openOnServer(app: App, username: string, name: string): string {
  const { stdout } = spawnSync(process.execPath, ['src/app/cli.ts', 'account', username, name, '--json'], {
    encoding: 'utf8',
    env: { ...process.env, CHIBO_DATA: app.data },
  })
  return z.object({ code: z.string() }).parse(JSON.parse(stdout)).code
}

test('the pages of accounts stand without fault at both widths, in both grounds and languages', async ({
  page,
  app,
}) => {
  await signIn(page, app, 'lam.bantochuc')
  for (const [size, dark] of [
    [pc, false],
    [phone, true],
  ] as const) {
    await page.setViewportSize(size)
    await page.evaluate((ground) => localStorage.setItem('chibo-view', `middle ${ground}`), dark ? 'dark' : 'light')
    const language = { name: 'chibo-language', value: dark ? 'en' : 'vi', url: app.url }
    await page.context().addCookies([language])
    for (const path of ['/accounts', '/activate', '/first-account']) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      if (path === '/accounts') await page.getByRole('button', { name: /Lập tài khoản|Open an account/ }).click()
      await page.waitForLoadState('networkidle')
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()
      expect(violations.map((v) => `${path}: ${v.id} ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual([])
      const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
      expect(wide, path).toBeLessThanOrEqual(window ?? 0)
    }
  }
})
