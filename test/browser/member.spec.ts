import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { anotherDesk, signIn } from './walking.ts'

/** Made up, and no word of it belongs to anybody of the demo. */
const somebody = 'Quàng Thị Thử Nghiệm'

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

/** Enters somebody new and stays on their page. */
async function enter(page: Page, name: string, more: Readonly<Record<string, string>> = {}): Promise<void> {
  await open(page, '/members/new')
  await page.getByLabel('Họ và tên').fill(name)
  await page.getByLabel('Ngày sinh').fill('03/02/1968')
  for (const [label, text] of Object.entries(more)) await page.getByLabel(label, { exact: true }).fill(text)
  await page.getByRole('combobox', { name: 'Chi bộ', exact: true }).fill('khoi 3')
  await page.getByRole('listbox').getByRole('option').first().click()
  await page.getByLabel('Vì sao').selectOption('Tiếp nhận từ nơi khác')
  await page.getByLabel('Tình trạng').selectOption('Đang sinh hoạt')
  await page.getByRole('button', { name: 'Ghi lại' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

test('somebody is entered, corrected and moved; what was typed when stays readable, and a number is read for a reason', async ({
  page,
  app,
}) => {
  await signIn(page, app)
  await open(page, '/members/new')
  await page.getByRole('button', { name: 'Ghi lại' }).click()
  await expect(page.getByText('Gõ họ và tên.')).toBeVisible()
  await expect(page.getByLabel('Họ và tên')).toBeFocused()
  await page.getByLabel('Họ và tên').fill('Bản nháp')
  await page.getByLabel('Ngày sinh').fill('31/02/1968')
  await expect(page.getByText(/^Không có ngày như vậy/)).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Họ và tên')).toHaveValue('Bản nháp')
  await expect(page.getByText('Đồng chí đang gõ dở từ trước.', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Thôi, không ghi' }).click()

  await enter(page, somebody, { 'Số định danh': '040168000123' })
  await expect(page.getByText('Số định danh đã mã hóa.', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Xem số này' }).click()
  await page.getByRole('button', { name: 'Xem số', exact: true }).click()
  await expect(page.getByText('Chọn một lý do.')).toBeVisible()
  await page.getByLabel('Đối chiếu giấy tờ').check()
  await page.getByRole('button', { name: 'Xem số', exact: true }).click()
  await expect(page.getByText('040168000123')).toBeVisible()

  await page.getByRole('button', { name: 'Sửa', exact: true }).click()
  await page.getByLabel('Số thẻ đảng').fill('chữ')
  await page.getByRole('button', { name: 'Ghi lại' }).click()
  await expect(page.getByText('Số thẻ chỉ gồm chữ số, nhiều nhất 20 chữ số.')).toBeVisible()
  await page.getByLabel('Số thẻ đảng').fill('040999000111')
  await page.getByRole('button', { name: 'Ghi lại' }).click()
  await expect(page.getByRole('definition').filter({ hasText: '040999000111' })).toBeVisible()
  await page.getByRole('button', { name: 'Chỗ đã sửa' }).click()
  await expect(page.getByRole('list', { name: 'Việc đã xảy ra' })).toContainText(
    'Số thẻ đảng: trống thành 040999000111',
  )

  await page.getByRole('button', { name: 'Kết thúc', exact: true }).click()
  await page.getByLabel('Vì sao').selectOption('Từ trần')
  await expect(page.getByText(/cả 1.nơi sinh hoạt đang có đều kết thúc/)).toBeVisible()
  await page.getByRole('button', { name: 'Thôi, không ghi' }).click()
  await expect(page.getByRole('link', { name: /^Chi bộ Khối 3/ }).first()).toBeVisible()
})

test('two people change the same member: both see what the other did, field by field, and choose', async ({
  page,
  app,
}) => {
  await signIn(page, app)
  await enter(page, 'Quàng Văn Hai Người')
  const other = await anotherDesk(page, app)
  await other.goto(page.url())
  for (const one of [page, other]) await one.getByRole('button', { name: 'Sửa', exact: true }).click()
  await page.getByLabel('Nơi công tác').fill('Trường Tiểu học Bịa Đặt')
  await page.getByLabel('Số thẻ đảng').fill('040111222333')
  await page.getByRole('button', { name: 'Ghi lại' }).click()
  await expect(page.getByRole('definition').filter({ hasText: 'Trường Tiểu học Bịa Đặt' })).toBeVisible()

  await other.getByLabel('Nơi công tác').fill('Công ty Không Có Thật')
  await other.getByLabel('Sở trường').fill('Đánh máy')
  await other.getByRole('button', { name: 'Ghi lại' }).click()
  await expect(other.getByText('Có đồng chí khác vừa sửa')).toBeVisible()
  const choice = other.getByRole('group', { name: /^Nơi công tác: giữ bên nào/ })
  await expect(choice).toContainText('Trường Tiểu học Bịa Đặt')
  await expect(choice).toContainText('Công ty Không Có Thật')
  await choice.getByLabel(/Lấy của tôi/).check()
  await other.getByRole('button', { name: 'Ghi theo điều đã chọn' }).click()
  await expect(other.getByRole('definition').filter({ hasText: 'Công ty Không Có Thật' })).toBeVisible()
  await expect(other.getByRole('definition').filter({ hasText: '040111222333' })).toBeVisible()
  await expect(other.getByRole('definition').filter({ hasText: 'Đánh máy' })).toBeVisible()
  await other.context().close()
})
