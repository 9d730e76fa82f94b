import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { passkeysOf } from './layers.ts'
import { pc, phone, signIn } from './walking.ts'

const inspector = 'sen.kiemtra'

function aFile(content: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name: 'dau-niem.json', mimeType: 'application/json', buffer: Buffer.from(content) }
}

async function expectWhole(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.waitForLoadState('networkidle')
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map((v) => `${name}: ${v.id}: ${v.nodes[0]?.html ?? ''}`)).toEqual([])
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(wide, `${name} is wider than the window`).toBeLessThanOrEqual(window ?? 0)
}

test('an inspector follows a member, sees their own look recorded, takes the trail and a seal along', async ({
  page,
  app,
}) => {
  test.setTimeout(120_000)
  await page.setViewportSize(pc)
  await signIn(page, app, inspector)
  await page.getByRole('navigation', { name: 'Các mục' }).getByRole('link', { name: 'Dấu vết' }).click()
  await page.getByLabel('Tìm tài khoản hoặc đồng chí theo tên').fill('phan')
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await page.locator('section', { hasText: 'Đảng viên' }).getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Dấu vết của Phan/)
  await page.reload()
  await expect(page.getByText('Đọc: Xem dấu vết của đồng chí').first()).toBeVisible()
  await page.getByRole('button', { name: /^Thay đổi \d/ }).click()
  await expect(page.getByText('Đọc: Xem dấu vết của đồng chí')).toHaveCount(0)
  const [taken] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Xuất để kiểm tra' }).click(),
  ])
  expect(taken.suggestedFilename()).toMatch(/^Dấu vết Phan.*\.zip$/)

  await page.getByRole('link', { name: 'So với dấu niêm khác' }).click()
  // the head may have been printed on a report meanwhile: taking it along as a file is another way out
  await expect(page.getByRole('button', { name: /^Đem ra dấu niêm ngày/ }).first()).toBeVisible()
  const [head] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: /^Đem ra dấu niêm ngày/ })
      .first()
      .click(),
  ])
  const file = JSON.parse(readFileSync(await head.path(), 'utf8')) as { shown: string; signature: string }
  expect(file.signature).toMatch(/^[0-9a-f]{128}$/)
  await expect(page.getByText('Người kiểm tra giữ tệp').first()).toBeVisible()
  await page.getByLabel('Dấu niêm', { exact: true }).fill(file.shown.toLowerCase())
  await page.getByRole('button', { name: 'So', exact: true }).click()
  await expect(page.getByText('Khớp: đúng là dấu niêm')).toBeVisible()
  await page.getByRole('button', { name: 'Xác nhận cho cấp trên' }).click()
  await expect(page.getByText('Cấp trên xác nhận').first()).toBeVisible()
})

test('an inspector makes a key of their own, keeps its print, signs a seal with it, and compares the file they kept', async ({
  page,
  app,
}) => {
  test.setTimeout(120_000)
  await page.setViewportSize(pc)
  const device = await passkeysOf(page)
  await signIn(page, app, inspector)
  await page.goto('/heads')
  await page.getByRole('button', { name: 'Lập khóa để ký' }).click()
  const print = (await page.locator('.TrailPrint').innerText()).replaceAll(' ', '')
  expect(print).toMatch(/^[0-9A-Z]{20}$/)
  const [kept] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Giữ tệp khóa' }).click(),
  ])
  expect(JSON.parse(readFileSync(await kept.path(), 'utf8'))).toMatchObject({ format: 'chibo-key-1', print })

  const sign = page.getByRole('button', { name: /^Ký bằng khóa dấu niêm ngày/ }).first()
  await device.refuse()
  await sign.click()
  await expect(page.getByText('Máy chưa ký.')).toBeVisible()
  await device.agree()
  const waiting = await page.getByRole('button', { name: /^Ký bằng khóa dấu niêm ngày/ }).count()
  await sign.click()
  await expect(page.getByText('Khóa của người kiểm tra').first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^Ký bằng khóa dấu niêm ngày/ })).toHaveCount(waiting - 1)

  const take = page.getByRole('button', { name: /^Đem ra dấu niêm ngày/ }).first()
  const [first] = await Promise.all([page.waitForEvent('download'), take.click()])
  await expect(page.getByText('Máy này nhớ dấu niêm vừa giữ')).toBeVisible()
  await Promise.all([page.waitForEvent('download'), take.click()])
  await expect(page.getByText(/^Khớp với dấu niêm ngày .* mà máy này đã giữ lần trước/)).toBeVisible()
  const text = readFileSync(await first.path(), 'utf8')
  const chosen = page.locator('input[type=file]')
  await chosen.setInputFiles(aFile(text))
  await expect(page.getByText(/^Khớp: mọi dấu niêm trong tệp/)).toBeVisible()
  const { days } = JSON.parse(text) as { days: [string, string][] }
  await chosen.setInputFiles(aFile(text.replaceAll(days[0]![1], 'ab'.repeat(32))))
  await expect(page.getByText(/^Không khớp từ dấu niêm ngày/)).toBeVisible()
  await chosen.setInputFiles(aFile('{}'))
  await expect(page.getByText('Tệp này không phải tệp dấu niêm')).toBeVisible()
})

for (const dark of [false, true])
  test(`trails and seals stand without fault for an inspector, on a wide screen and on a phone: ${dark ? 'dark' : 'light'}`, async ({
    page,
    app,
  }) => {
    test.setTimeout(120_000)
    await signIn(page, app, inspector)
    await page
      .context()
      .addCookies([{ name: 'chibo-language', value: dark ? 'en' : 'vi', url: new URL(page.url()).origin }])
    await page.evaluate((ground) => localStorage.setItem('chibo-view', `middle ${ground}`), dark ? 'dark' : 'light')
    const { found } = await (await page.request.get('/api/trails?search=phan')).json()
    const member = found.find((f: { kind: string }) => f.kind === 'member').id
    const accounts = await (await page.request.get('/api/trails?search=sen')).json()
    const account = accounts.found.find((f: { kind: string }) => f.kind === 'account').id
    for (const path of ['/trail?search=phan', `/trail/members/${member}`, `/trail/accounts/${account}`, '/heads']) {
      await page.goto(path)
      for (const size of [pc, phone]) {
        await page.setViewportSize(size)
        await expectWhole(page, path)
      }
      await page.setViewportSize(pc)
    }
  })

test('who may follow no trail finds none in the menu', async ({ page, app }) => {
  await page.setViewportSize(pc)
  await signIn(page, app, 'mui.trunghop')
  await expect(page.getByRole('navigation', { name: 'Các mục' }).getByText('Dấu vết')).toHaveCount(0)
})
