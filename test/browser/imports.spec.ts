import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { expectNoFault, expectNoSideways } from './faults.ts'
import { pc, phone, signIn } from './walking.ts'

const head = 'Họ và tên;Ngày sinh;Giới tính;Số thẻ đảng viên;Dân tộc;Tôn giáo;Ghi chú;Nơi công tác;Chi bộ'
const hidden = 'điều không ai được thấy'

/** A row of an export; the card keeps apart the people of one test from those of another. */
function row(name: string, born: string, card: string, workplace = ''): string {
  return `${name};${born};Nữ;${card};Bịa;${hidden};${hidden};${workplace};Chi bộ Khối 9`
}

async function give(page: Page, name: string, rows: readonly string[]): Promise<void> {
  await bring(page, name, `${head}\n${rows.join('\n')}\n`)
}

async function bring(page: Page, name: string, text: string): Promise<void> {
  await page.goto('/imports')
  await page.getByRole('combobox', { name: 'Danh sách của đơn vị' }).fill('dang bo phuong truong vinh')
  const units = page.getByRole('listbox').getByRole('option', { name: /^Đảng bộ phường Trường Vinh/ })
  await units.first().click()
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page).toHaveURL(/\/imports\/[^/]+$/)
}

function group(page: Page, name: RegExp): Locator {
  return page.getByRole('group', { name: 'Các nhóm' }).getByRole('button', { name })
}

async function write(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click()
  await expect(page.getByRole('heading', { name: 'Rút lại lần nhập này' })).toBeVisible({ timeout: 30_000 })
}

async function takeBack(page: Page, button: RegExp): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Rút lại' }).click()
  await expect(page.getByText(/^Đã rút lại ngày /)).toBeVisible({ timeout: 30_000 })
}

async function expectFaultless(page: Page, name: string): Promise<void> {
  await expectNoFault(page, name)
  await expectNoSideways(page, name)
}

test('a list with a wrong day is mended with the keyboard, and shows who is new, changed and gone', async ({
  page,
  app,
}) => {
  test.setTimeout(180_000)
  await page.setViewportSize(pc)
  await signIn(page, app)
  await give(page, 'quy-mot.csv', [
    row('Lữ Thị Nhập Một', '12/04/1961', '040888000001', 'Trường Bịa Đặt'),
    row('Lữ Thị Nhập Hai', '31/02/1958', '040888000002'),
    row('Lữ Thị Nhập Ba', '05/09/1970', '040888000003'),
  ])
  const wrong = page.getByRole('textbox', { name: 'Sửa Ngày sinh, dòng 3' })
  await expect(wrong).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText(/Đã bỏ 3.cột, không hiện và không lưu:/)).toBeVisible()
  for (const dropped of ['Dân tộc', 'Tôn giáo', 'Ghi chú'])
    await expect(page.getByText(dropped, { exact: false }).first()).toBeVisible()
  await expect(page.getByText(hidden)).toHaveCount(0)
  await expectFaultless(page, 'review of an import')
  await wrong.focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('28/02/1958')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Không còn chỗ nào cần xem.')).toBeVisible()
  await page.getByRole('button', { name: 'So với sổ' }).focus()
  await page.keyboard.press('Enter')
  await expect(group(page, /^Mới · 3$/)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText(hidden)).toHaveCount(0)
  await expectFaultless(page, 'who is new')
  const two = page.getByRole('checkbox', { name: 'Ghi Lữ Thị Nhập Hai' })
  await two.focus()
  await page.keyboard.press('Space')
  await expect(page.getByText('Sẽ ghi 2 người mới.')).toBeVisible()
  await two.focus()
  await page.keyboard.press('Space')
  await expect(page.getByText('Sẽ ghi 3 người mới.')).toBeVisible()
  await write(page)
  await expectFaultless(page, 'an import that was written')
  const first = page.url()

  await give(page, 'quy-hai.csv', [
    row('Lữ Thị Nhập Một', '12/04/1961', '040888000001', 'Xưởng Bịa Đặt'),
    row('Lữ Thị Nhập Hai', '28/02/1958', '040888000002'),
    row('Lữ Thị Nhập Bốn', '17/11/1969', '040888000004'),
  ])
  await expect(group(page, /^Mới · 1$/)).toBeVisible({ timeout: 30_000 })
  await expect(group(page, /^Như sổ · 1$/)).toBeVisible()
  await group(page, /^Thay đổi · 1$/).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Trường Bịa Đặt')).toBeVisible()
  await expect(page.getByText('Xưởng Bịa Đặt')).toBeVisible()
  await expectFaultless(page, 'what changed')
  await group(page, /^Không có trong tệp · \d+$/).click()
  const gone = page.getByRole('listitem').filter({ hasText: 'Lữ Thị Nhập Ba' })
  await expect(gone).toContainText('Có trong lần nhập trước, không có trong tệp này.')
  await expectFaultless(page, 'who is not in the file')
  await expect(page.getByText('Sẽ ghi 1 người mới, 1 thay đổi.')).toBeVisible()
  await write(page)
  const second = page.url()

  await page.goto(first)
  await expect(page.getByText(/^Với 1.người, việc ghi sau này dựa vào lần nhập này/)).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Lữ Thị Nhập Một' })).toBeVisible()
  await expectFaultless(page, 'what hangs on an import')
  await page.goto(second)
  await takeBack(page, /^Rút lại với 2.người$/)
  await page.goto(first)
  await takeBack(page, /^Rút lại với 3.người$/)
  await page.goto('/members?search=lu%20thi%20nhap')
  await expect(page.getByRole('link', { name: /^Lữ Thị Nhập/ })).toHaveCount(0)
})

test('on a phone the same list is mended, looked through and dropped', async ({ page, app }) => {
  await page.setViewportSize(phone)
  await signIn(page, app)
  await give(page, 'dien-thoai.csv', [
    row('Lữ Thị Điện Thoại', '31/04/1962', '040888000011'),
    row('Lữ Thị Máy Nhỏ', '02/03/1971', '040888000012'),
  ])
  const wrong = page.getByRole('textbox', { name: 'Sửa Ngày sinh, dòng 2' })
  await expect(wrong).toBeVisible({ timeout: 30_000 })
  await expectFaultless(page, 'review of an import on a phone')
  await wrong.fill('30/04/1962')
  await wrong.press('Enter')
  await expect(page.getByText('Không còn chỗ nào cần xem.')).toBeVisible()
  await page.getByRole('button', { name: 'So với sổ' }).click()
  await expect(group(page, /^Mới · 2$/)).toBeVisible({ timeout: 30_000 })
  await expectFaultless(page, 'who is new, on a phone')
  await group(page, /^Không có trong tệp · \d+$/).click()
  await expect(page.getByLabel('Điều đã xảy ra').first()).toBeVisible()
  await expectFaultless(page, 'who is not in the file, on a phone')
  await page.getByRole('button', { name: 'Bỏ danh sách này' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Bỏ danh sách này' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Nhập danh sách vào sổ đảng viên' })).toBeVisible()
  await expect(page.getByText('dien-thoai.csv')).toHaveCount(0)
  await expectFaultless(page, 'all imports, on a phone')
})

test('a file that cannot be read says why and is taken away; a long one is stopped half-way', async ({ page, app }) => {
  await signIn(page, app)
  await bring(page, 'anh.xlsx', 'không phải bảng tính')
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 30_000 })
  await expectFaultless(page, 'a file that cannot be read')
  await page.getByRole('button', { name: 'Bỏ tệp này' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Nhập danh sách vào sổ đảng viên' })).toBeVisible()
  const long = Array.from({ length: 60_000 }, (_, n) =>
    row('Lữ Thị Danh Sách Dài', '12/04/1961', String(40_889_000_000 + n).padStart(12, '0')),
  )
  await give(page, 'dai.csv', long)
  await page.getByRole('button', { name: 'Dừng và bỏ danh sách' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Nhập danh sách vào sổ đảng viên' })).toBeVisible()
  await expect(page.getByText('dai.csv')).toHaveCount(0)
  await page.goto('/members?search=lu%20thi%20danh%20sach%20dai')
  await expect(page.getByRole('link', { name: /^Lữ Thị Danh Sách Dài/ })).toHaveCount(0)
})
