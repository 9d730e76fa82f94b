import { copyFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { chibo } from '#test/backup/a-command.ts'
import { type App, expect, test } from './app.ts'
import { startApp } from './start-app.ts'
import { anotherDesk, signIn } from './walking.ts'

const head = 'STT;Họ và tên;Ngày sinh;Giới tính;Số thẻ đảng viên;Tôn giáo;Nơi công tác;Chi bộ'
const first = [
  '1;Quàng Thị Tháng Một;12/04/1961;Nữ;040777000001;x;Trường Tiểu học Bịa Đặt;Chi bộ Khối 3',
  '2;Quàng Văn Tháng Hai;05/09/1958;Nam;040777000002;x;;Chi bộ Khối 3',
  '3;Quàng Thị Tháng Ba;31/02/1970;Nữ;040777000003;x;;Chi bộ Khối 3',
]
const next = [
  '1;Quàng Thị Tháng Một;12/04/1961;Nữ;040777000001;x;Trường Tiểu học Bịa Đặt;Chi bộ Khối 3',
  '2;Quàng Văn Tháng Hai;05/09/1958;Nam;040777000002;x;;Chi bộ Khối 3',
  '3;Quàng Thị Tháng Ba;28/02/1970;Nữ;040777000003;x;;Chi bộ Khối 3',
  '4;Quàng Văn Tháng Tư;17/11/1969;Nam;040777000004;x;;Chi bộ Khối 3',
]

/** Gives an export of the ward and goes on to what it changes. */
async function give(page: Page, name: string, rows: readonly string[]): Promise<void> {
  await page.goto('/imports')
  await page.getByRole('combobox', { name: 'Danh sách của đơn vị' }).fill('dang bo phuong truong vinh')
  await page
    .getByRole('listbox')
    .getByRole('option', { name: /^Đảng bộ phường Trường Vinh/ })
    .first()
    .click()
  const buffer = Buffer.from(`${head}\n${rows.join('\n')}\n`)
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer })
  const compare = page.getByRole('button', { name: 'So với sổ' })
  const ready = page.getByRole('button', { name: 'Ghi vào sổ' })
  await expect(compare.or(ready).or(page.getByText('Chưa có gì để ghi.'))).toBeVisible({ timeout: 30_000 })
  if (await compare.isVisible()) await compare.click()
  await expect(page.getByRole('group', { name: 'Các nhóm' })).toBeVisible({ timeout: 30_000 })
}

async function write(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click()
  await expect(page.getByRole('heading', { name: 'Rút lại lần nhập này' })).toBeVisible({ timeout: 30_000 })
}

async function openMember(page: Page, name: string): Promise<void> {
  await page.goto(`/members?search=${encodeURIComponent(name)}`)
  await page.getByRole('table').getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

async function correct(page: Page, name: string, label: string, text: string): Promise<void> {
  await openMember(page, name)
  await page.getByRole('button', { name: 'Sửa', exact: true }).click()
  await page.getByLabel(label).fill(text)
  await page.getByRole('button', { name: 'Ghi lại' }).click()
  await expect(page.getByRole('definition').filter({ hasText: text })).toBeVisible()
}

async function found(page: Page): Promise<string[]> {
  await page.goto('/members?search=quang%20thang')
  await expect(page.getByText(/^\d+\sdòng$/)).toBeVisible()
  return page
    .getByRole('table')
    .getByRole('link', { name: /^Quàng/ })
    .allInnerTexts()
}

/** What stands is copied into one file while the office works, and opened elsewhere with the key that was kept apart. */
async function restored(app: App): Promise<Awaited<ReturnType<typeof startApp>>> {
  const backup = await chibo(['backup', '--json'], { CHIBO_DATA: app.data })
  expect(backup.code, backup.err).toBe(0)
  return startApp({
    async fill(data) {
      mkdirSync(data, { mode: 0o700 })
      copyFileSync(path.join(app.data, 'secret.key'), path.join(data, 'secret.key'))
      const done = await chibo(
        ['restore', backup.json.file, '--verify', '--json', '--erasures', path.join(app.data, 'erasures.jsonl')],
        {
          CHIBO_DATA: data,
        },
      )
      expect(done.code, done.err).toBe(0)
      expect(done.json.verified.findings).toEqual([])
    },
  })
}

test('a month of work: an export, corrections by two, the next export, taken back, restored elsewhere', async ({
  page,
  app,
}) => {
  test.setTimeout(180_000)
  await signIn(page, app)
  await give(page, 'thang-10.csv', first)
  await expect(page.getByText('Tôn giáo', { exact: false })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Mới · 3' })).toBeVisible()
  await expect(page.getByText('Sẽ ghi 3 người mới.')).toBeVisible()
  await write(page)
  const october = page.url()
  expect(await found(page)).toHaveLength(3)

  const other = await anotherDesk(page, app)
  await correct(page, 'Quàng Thị Tháng Một', 'Nơi công tác', 'Trường Trung học Bịa Đặt')
  await correct(other, 'Quàng Văn Tháng Hai', 'Sở trường', 'Sửa điện')
  await other.context().close()

  await give(page, 'thang-11.csv', next)
  await expect(page.getByRole('button', { name: 'Mới · 1' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Thay đổi · 1' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Giữ như đã ghi ở đây · 1' })).toBeVisible()
  await expect(page.getByText('Sẽ ghi 1 người mới, 1 thay đổi.')).toBeVisible()
  await write(page)
  const november = page.url()
  expect(await found(page)).toHaveLength(4)
  await openMember(page, 'Quàng Thị Tháng Ba')
  await expect(page.getByRole('definition').filter({ hasText: '28/02/1970' })).toBeVisible()
  await openMember(page, 'Quàng Thị Tháng Một')
  await expect(page.getByRole('definition').filter({ hasText: 'Trường Trung học Bịa Đặt' })).toBeVisible()

  await give(page, 'thang-11.csv', next)
  await expect(page.getByText('Chưa có gì để ghi.')).toBeVisible()

  await page.goto(november)
  await page.getByRole('button', { name: /^Rút lại với 2.người$/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Rút lại' }).click()
  await expect(page.getByText(/^Đã rút lại ngày .* với 2.người/)).toBeVisible({ timeout: 30_000 })
  expect(await found(page)).toHaveLength(3)
  await page.goto(october)
  await expect(page.getByText(/^Với 2.người, việc ghi sau này dựa vào lần nhập này/)).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Quàng Văn Tháng Hai' })).toBeVisible()

  const elsewhere = await restored(app)
  const context = await page.context().browser()?.newContext({ baseURL: elsewhere.app.url })
  if (!context) throw new Error('the page belongs to no browser')
  const there = await context.newPage()
  await signIn(there, { ...elsewhere.app, passwordOf: app.passwordOf })
  expect(await found(there)).toHaveLength(3)
  await openMember(there, 'Quàng Thị Tháng Một')
  await expect(there.getByRole('list', { name: 'Việc đã xảy ra' })).toContainText('Trường Trung học Bịa Đặt')
  await context.close()
  await elsewhere.stop()
})
