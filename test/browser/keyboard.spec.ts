import { expect, test } from './app.ts'
import { signIn, ward } from './walking.ts'

test('signing in, the skip link and the menu need no mouse', async ({ page, app }) => {
  await page.goto('/')
  await expect(page.getByLabel('Tên đăng nhập')).toBeFocused()
  await page.keyboard.type(ward)
  await page.keyboard.press('Tab')
  await page.keyboard.type(app.passwordOf(ward))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Các lần đối chiếu' })).toBeVisible()
  await page.goto('/reconciliations')
  await expect(page.getByRole('heading', { name: 'Các lần đối chiếu' })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Đến thẳng nội dung' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Mở lần đối chiếu mới' })).toBeFocused()
})

test('a wrong password says so and keeps the name that was typed', async ({ page }) => {
  await page.goto('/')
  await page.getByLabel('Tên đăng nhập').fill(ward)
  await page.getByLabel('Mật khẩu', { exact: true }).fill('không đúng')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('Tên đăng nhập')).toHaveValue(ward)
})

/** Three cells that need a person: a day that does not exist, letters for digits, another such day. */
const list = [
  'DANH SÁCH ĐẢNG VIÊN ĐÃ GIỚI THIỆU VỀ PHƯỜNG TRƯỜNG VINH',
  'Họ và tên;Ngày sinh;Số TĐV;Dân tộc;Về sinh hoạt tại;Ngày GT',
  'Hoàng Thị Thúy Hường;07/03/1968;040194052210;Kinh;Khối 3;14/09/2026',
  'Ngô Thị Lý;31/02/1971;040199020316;Kinh;Khối 7;05/10/2026',
  'Võ Thị Thanh Mận;11/10/1984;0402O8O11452;Kinh;Khối 3;13/10/2026',
  'Trần Đức Khoan;31/04/1964;040188017745;Kinh;Khối 7;21/09/2026',
].join('\n')

test('marks in a list are mended with the keyboard: Tab to the next, Enter edits, Esc leaves, Space agrees', async ({
  page,
  app,
}) => {
  await signIn(page, app)
  await page.goto('/reconciliations/new')
  const file = { name: 'gioi thieu.csv', mimeType: 'text/csv', buffer: Buffer.from(list) }
  await page.locator('input[type=file]').first().setInputFiles(file)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Xem lại danh sách trước khi nhận' })).toBeVisible()
  await expect(page.getByText('Dân tộc')).toBeVisible()
  await expect(page.getByText('Kinh', { exact: true })).toHaveCount(0)

  const wrong = page.getByRole('textbox', { name: 'Sửa Ngày sinh, dòng 4' })
  await wrong.focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('28/02/1971')
  await page.keyboard.press('Enter')
  await expect(page.getByText('28/02/1971')).toBeVisible()

  const doubtful = page.getByRole('group', { name: 'Sửa Số thẻ đảng, dòng 5' })
  await doubtful.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Sửa Số thẻ đảng, dòng 5' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(doubtful).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('textbox', { name: 'Sửa Ngày sinh, dòng 6' })).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(doubtful).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page.getByText(/Còn 1.chỗ sai và 0.chỗ cần xem/)).toBeVisible()
})

test('a file that cannot be read says why, where it happened, and the next one is taken', async ({ page, app }) => {
  await signIn(page, app)
  await page.goto('/reconciliations/new')
  const files = page.locator('input[type=file]').first()
  await files.setInputFiles({ name: 'anh.xlsx', mimeType: 'image/png', buffer: Buffer.from('không phải bảng tính') })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('button', { name: 'Bỏ tệp này' }).click()
  await expect(page.getByText('anh.xlsx')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Chọn tệp từ máy' }).first()).toBeVisible()
})

test('on a phone the tabs reach everything, and larger type stays chosen', async ({ page, app }) => {
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto('/')
  await page.getByLabel('Tên đăng nhập').fill(ward)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(app.passwordOf(ward))
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  await page.getByRole('navigation', { name: 'Các mục' }).getByRole('link', { name: 'Căn cứ' }).click()
  await expect(page.getByRole('heading', { name: 'Căn cứ đang có hiệu lực' })).toBeVisible()
  await page.getByRole('button', { name: 'Cỡ chữ' }).click()
  await page.getByRole('button', { name: 'Chữ lớn' }).click()
  await page.getByRole('button', { name: 'Tối' }).click()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-size', 'large')
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'Regulations in force' })).toBeVisible()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('button', { name: 'Sign out of this device' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})
