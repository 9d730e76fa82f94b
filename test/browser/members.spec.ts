import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { readXlsx } from 'hucre'
import { expect, test } from './app.ts'
import { anotherDesk, phone, signIn } from './walking.ts'

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

/** The names on the page of the list, once they are those asked for. */
async function names(page: Page): Promise<string[]> {
  await expect(page.locator('.Members-pages')).toBeVisible()
  await expect(page.locator('.Members-older')).toHaveCount(0)
  return page.locator('.Members tbody a.person').allInnerTexts()
}

async function total(page: Page): Promise<number> {
  const text = await page.locator('.Members-total').innerText()
  return Number(text.replace(/\D/g, ''))
}

test('the list says how many there are, of what, and every number opens its rows', async ({ page, app }) => {
  await signIn(page, app)
  await page.getByRole('link', { name: 'Đảng viên', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Đảng viên/ })).toBeVisible()
  await expect(page.getByText(/^1 đến 50 trong [\d.]+ dòng$/)).toBeVisible()
  const everybody = await total(page)
  const residing = page.getByRole('link', { name: /nơi cư trú$/ })
  const n = Number((await residing.innerText()).replace(/\D/g, ''))
  await residing.click()
  await expect.poll(() => total(page)).toBe(n)
  expect(n).toBeLessThan(everybody)
  await page.getByRole('button', { name: 'Bỏ lọc: Nơi cư trú' }).click()
  await expect.poll(() => total(page)).toBe(everybody)
})

test('names are found with or without marks, a card number whole, and a name nobody bears is told kindly', async ({
  page,
  app,
}) => {
  await signIn(page, app)
  await open(page, '/members')
  await names(page)
  await page.keyboard.press('/')
  await expect(page.getByLabel('Tìm theo tên hoặc số thẻ')).toBeFocused()
  await page.keyboard.type('nguyen thi')
  await expect(page).toHaveURL(/search=nguyen/)
  await expect.poll(async () => (await names(page)).every((name) => /Nguyễn/.test(name))).toBe(true)
  const unmarked = await names(page)
  await page.getByLabel('Tìm theo tên hoặc số thẻ').fill('nguyễn thị')
  await expect(page).toHaveURL(/search=nguy%E1%BB%85n/)
  expect(await names(page)).toEqual(unmarked)
  const card = await page.locator('.Members tbody tr td').nth(2).innerText()
  await page.getByLabel('Tìm theo tên hoặc số thẻ').fill(card)
  await expect.poll(() => total(page)).toBeLessThan(4)
  await expect(page.locator('.Members tbody tr').first()).toContainText(card)
  await page.getByLabel('Tìm theo tên hoặc số thẻ').fill('không ai tên thế')
  await expect(page.getByText('Không có đồng chí nào như vậy')).toBeVisible()
  await page.getByRole('link', { name: 'Bỏ hết lọc' }).click()
  await expect(page.getByText(/^1 đến 50/)).toBeVisible()
})

test('filters stand in the address: a colleague who opens it sees the same rows', async ({ page, app }) => {
  await signIn(page, app)
  await open(page, '/members')
  await page.getByRole('button', { name: 'Thêm lọc' }).click()
  await page.getByRole('checkbox', { name: 'Được miễn sinh hoạt' }).check()
  await page.getByRole('checkbox', { name: 'Chính thức' }).check()
  await page.getByRole('combobox', { name: 'Chi bộ hoặc đơn vị' }).fill('khoi 5')
  await page.getByRole('listbox').getByRole('option').first().click()
  await page.getByRole('button', { name: 'Xong' }).click()
  await expect(page.getByRole('button', { name: 'Bỏ lọc: Được miễn sinh hoạt' })).toBeVisible()
  const seen = await names(page)
  const other = await anotherDesk(page, app)
  await open(other, page.url())
  expect(await names(other)).toEqual(seen)
  await other.context().close()
  await page.getByRole('button', { name: 'Họ và tên' }).click()
  await expect(page.getByRole('columnheader', { name: 'Họ và tên' })).toHaveAttribute('aria-sort', 'descending')
})

test('the list is walked without a mouse: down, Enter, the next page and back to the same place', async ({
  page,
  app,
}) => {
  await signIn(page, app)
  await open(page, '/members')
  const first = await names(page)
  await page.keyboard.press('/')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('.Members tbody a').nth(1)).toBeFocused()
  await page.keyboard.press('PageDown')
  await expect(page.getByText(/^51 đến 100 trong/)).toBeVisible()
  const second = await names(page)
  expect(second).not.toEqual(first)
  await expect(page.locator('.Members tbody a').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: second[0]! })).toBeVisible()
  await page
    .getByRole('navigation', { name: 'Đường đi đến trang này' })
    .getByRole('link', { name: 'Đảng viên' })
    .click()
  await expect(page.getByText(/^51 đến 100 trong/)).toBeVisible()
  await page.getByRole('button', { name: 'Trang trước' }).click()
  await expect(page.getByText(/^1 đến 50 trong/)).toBeVisible()
  expect(await names(page)).toEqual(first)
})

test('what is seen is what the Excel file holds: the same columns, rows and order', async ({ page, app }) => {
  await signIn(page, app)
  await open(page, '/members?kind=official&status=probationary')
  await page.getByRole('button', { name: 'Chọn cột' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Giới tính' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Số thẻ đảng' }).click()
  await page.keyboard.press('Escape')
  const seen = await names(page)
  const heads = await page.locator('.Members thead th').allInnerTexts()
  expect(heads).toContain('Giới tính')
  expect(heads).not.toContain('Số thẻ đảng')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Tải Excel' }).click()
  const book = await readXlsx(readFileSync(await (await download).path()))
  const rows = (book.sheets[0]?.rows ?? []).map((row) => row.map((cell) => String(cell ?? '')))
  const head = rows.findIndex((row) => row.includes('Họ và tên'))
  expect(rows[head]).toContain('Giới tính')
  expect(rows[head]).not.toContain('Số thẻ đảng')
  const at = rows[head]!.indexOf('Họ và tên')
  expect(rows.slice(head + 1, head + 1 + seen.length).map((row) => row[at])).toEqual(seen)
  await page.reload()
  await expect(page.getByRole('columnheader', { name: 'Giới tính' })).toBeVisible()
})

test('a view is kept under a name, called otherwise and forgotten; what was searched for is not kept', async ({
  page,
  app,
}) => {
  await signIn(page, app)
  await open(page, '/members?kind=residence&search=nguyen')
  await page.getByRole('button', { name: 'Lưu cách xem này' }).click()
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await expect(page.getByText('Gõ một cái tên.')).toBeVisible()
  await page.getByLabel('Tên của cách xem').fill('Người nơi cư trú')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await page.getByRole('link', { name: 'Người nơi cư trú' }).click()
  await expect(page).not.toHaveURL(/search=/)
  await expect(page).toHaveURL(/kind=residence/)
  await page.getByRole('button', { name: /^Đổi tên hoặc bỏ/ }).click()
  await page.getByRole('menuitem', { name: 'Đổi tên' }).click()
  await page.getByLabel('Tên của cách xem').fill('Giữ mối liên hệ')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Giữ mối liên hệ' })).toBeVisible()
  await page.getByRole('button', { name: /^Đổi tên hoặc bỏ/ }).click()
  await page.getByRole('menuitem', { name: 'Bỏ cách xem này' }).click()
  await expect(page.getByRole('link', { name: 'Giữ mối liên hệ' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Sắp nghỉ hưu trong 6 tháng' }).click()
  await expect(page.getByRole('button', { name: /Nghỉ hưu trong 6.tháng tới/ })).toBeVisible()
})

test('another day than today is said on every page, goes along from page to page, and nothing can be changed', async ({
  page,
  app,
}) => {
  await signIn(page, app)
  await open(page, '/members')
  const today = await total(page)
  await page.getByRole('button', { name: /^Xem tại ngày/ }).click()
  const day = page.getByLabel('Ngày muốn xem')
  await day.fill('31/02/2025')
  await page.getByRole('button', { name: 'Xem ngày này' }).click()
  await expect(page.getByText('Gõ một ngày có trong lịch, như 30/06/2025.')).toBeVisible()
  await day.fill('01/01/2199')
  await page.getByRole('button', { name: 'Xem ngày này' }).click()
  await expect(page.getByText('Ngày này chưa đến. Chọn hôm nay hoặc một ngày trước.')).toBeVisible()
  await day.fill('30/06/2025')
  await page.getByRole('button', { name: 'Xem ngày này' }).click()
  const band = page.getByText('Đang xem quá khứ: ngày 30/06/2025.')
  await expect(band).toBeVisible()
  await expect(page).toHaveURL(/on=2025-06-30/)
  await expect(page.getByRole('link', { name: 'Thêm đảng viên' })).toHaveCount(0)
  await expect.poll(() => total(page)).not.toBe(today)
  expect(await total(page)).toBeGreaterThan(0)
  await page.locator('.Members tbody a.person').first().click()
  await expect(page.getByRole('heading', { name: 'Sinh hoạt ở đâu' })).toBeVisible()
  await expect(band).toBeVisible()
  for (const word of ['Sửa', 'Chuyển chi bộ', 'Kết thúc', 'Đổi tình trạng', 'Thêm nơi sinh hoạt', 'Xem số này'])
    await expect(page.getByRole('button', { name: word, exact: true })).toHaveCount(0)
  await page.getByRole('link', { name: 'Tổ chức' }).click()
  await expect(band).toBeVisible()
  await expect(page.getByRole('link', { name: 'Đảng bộ phường Hưng Dũng' })).toBeVisible()
  await page.getByRole('button', { name: 'Về hôm nay' }).click()
  await expect(band).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Đảng bộ phường Trường Vinh', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Đảng bộ phường Hưng Dũng' })).toHaveCount(0)
})

test('on the phone the day is chosen under “Thêm”, and members stand in cards', async ({ page, app }) => {
  await page.setViewportSize(phone)
  await signIn(page, app)
  await page.getByRole('navigation', { name: 'Các mục' }).getByRole('link', { name: 'Đảng viên' }).click()
  await expect(page.locator('.Members-card').first()).toContainText(/Sinh \d\d\/\d\d\/\d{4}/)
  await page.getByRole('button', { name: 'Thêm', exact: true }).click()
  await page.getByLabel('Ngày muốn xem').fill('01/07/2025')
  await page.getByRole('button', { name: 'Xem ngày này' }).click()
  await expect(page.getByText('Đang xem quá khứ: ngày 01/07/2025.')).toBeVisible()
  await expect(page.locator('.Members-card').first()).toBeVisible()
  await page.locator('.Members-card a').first().click()
  await page.getByRole('link', { name: 'Đảng viên' }).first().click()
  await expect(page.getByText('Đang xem quá khứ: ngày 01/07/2025.')).toBeVisible()
})

test('the tree opens level by level and by name, and a unit tells its names, its place and its members', async ({
  page,
  app,
}) => {
  await signIn(page, app)
  await open(page, '/units')
  await expect(page.getByRole('link', { name: 'Đảng bộ phường Trường Vinh', exact: true })).toBeVisible()
  await page.getByLabel('Tìm đơn vị theo tên').fill('khoi trung hop')
  await page
    .getByRole('link', { name: /Khối Trung Hợp/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: /Khối Trung Hợp/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Chức vụ' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Tên gọi và cấp trên qua các thời kỳ' })).toContainText('Trực thuộc')
  await page.getByRole('link', { name: 'Xem đảng viên' }).click()
  await expect(page.getByRole('button', { name: /^Bỏ lọc: .*Khối Trung Hợp/ })).toBeVisible()
  expect(await total(page)).toBeGreaterThan(0)
})
