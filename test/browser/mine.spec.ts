import { expect, test } from './app.ts'
import { expectNoFault, expectNoSideways } from './faults.ts'
import { pc, phone, signIn } from './walking.ts'

test('a member reads the own page on the phone, answers, asks for a correction; the ward answers, and the member sees it', async ({
  page,
  browser,
  app,
}) => {
  await page.setViewportSize(phone)
  await signIn(page, app, 'can.trunghop')
  await expect(page.getByRole('heading', { level: 1, name: 'Hồ sơ của tôi' })).toBeVisible()
  await page.getByRole('button', { name: 'Đọc và trả lời' }).click()
  await page.getByLabel('Lời của đồng chí').fill('Tôi dạy ở Trường Tiểu học Trung Hợp.')
  await page.getByRole('button', { name: 'Gửi lời này' }).click()
  await expect(page.getByText('“Tôi dạy ở Trường Tiểu học Trung Hợp.”')).toBeVisible()

  const stored = page.getByRole('region', { name: 'Đang lưu những gì về tôi' })
  await expect(stored).toContainText('Trường Tiểu học Trường Thi')
  await expect(stored).toContainText(/Từ: cán bộ Đảng bộ phường Trường Vinh gõ/)
  await expect(stored).toContainText('Không lưu: dân tộc, tôn giáo')
  const readers = page.getByRole('region', { name: /^Ai đã đọc/ })
  await expect(readers).toContainText('Đậu Quốc Khiêm, cán bộ Đảng bộ phường Trường Vinh')
  await expect(readers).toContainText('Lượt đọc của cơ quan kiểm tra có thể hiện muộn hơn')
  await expectNoFault(page, 'the own page on the phone')
  await expectNoSideways(page, 'the own page on the phone')

  const requests = page.getByRole('region', { name: 'Đề nghị của tôi' })
  await requests.getByRole('button', { name: /^Sửa chỗ sai/ }).click()
  await expect(requests).toContainText(/Gửi hôm nay thì được trả lời chậm nhất \d\d\/\d\d\/\d{4}/)
  await requests.getByRole('button', { name: 'Gửi đề nghị' }).click()
  await expect(requests.getByText('Xin chọn chỗ cần sửa.')).toBeVisible()
  await requests.getByLabel('Chỗ nào sai').selectOption({ label: 'sở trường' })
  await requests.getByLabel('Đúng ra là').fill('Sửa điện, loa đài')
  await requests.getByLabel('Lý do').fill('Tôi có chứng chỉ nghề.')
  await requests.getByRole('button', { name: 'Gửi đề nghị' }).click()
  await expect(requests.getByText(/^Đã gửi. Được trả lời chậm nhất/)).toBeVisible()

  const staff = await (await browser.newContext({ baseURL: app.url })).newPage()
  await staff.setViewportSize(pc)
  await signIn(staff, app)
  await staff.getByRole('link', { name: 'Đề nghị về dữ liệu' }).click()
  const line = staff.getByRole('listitem').filter({ hasText: 'Sửa sở trường' })
  await expect(line).toContainText('Còn 10 ngày làm việc')
  await expectNoFault(staff, 'the desk of requests')
  await line.getByRole('link', { name: 'Ngô Văn Cần' }).click()
  await staff.getByRole('link', { name: 'Mở hồ sơ và sửa theo đề nghị' }).click()
  await expect(staff.getByLabel('Sở trường')).toHaveValue('Sửa điện, loa đài')
  await expect(staff.getByText('“Tôi dạy ở Trường Tiểu học Trung Hợp.”')).toBeVisible()
  await staff.getByRole('button', { name: 'Ghi lại' }).click()
  await expect(staff.getByRole('main')).toContainText('Sửa điện, loa đài')
  await staff.goBack()
  await staff.getByLabel('Đã làm', { exact: true }).check()
  await staff.getByLabel('Lời trả lời').fill('Đã sửa theo chứng chỉ.')
  await expectNoFault(staff, 'a request')
  await staff.getByRole('button', { name: 'Gửi câu trả lời' }).click()
  await expect(staff.getByText('“Đã sửa theo chứng chỉ.”')).toBeVisible()

  await page.reload()
  await expect(page.getByText(/^Từ lần xem trước có/)).toBeVisible()
  await expect(page.getByText('“Đã sửa theo chứng chỉ.”')).toBeVisible()
  await expect(stored).toContainText('Sửa điện, loa đài')
  await staff.context().close()
})

test('an account is said to be somebody’s, and an inspector lets somebody know of a reading', async ({
  page,
  browser,
  app,
}) => {
  await page.setViewportSize(pc)
  await signIn(page, app)
  await page.goto('/accounts')
  const entry = page.getByRole('listitem').filter({ hasText: 'can.trunghop' })
  await entry.getByRole('button', { name: 'Hồ sơ đảng viên' }).click()
  await expect(entry.getByRole('link', { name: 'Ngô Văn Cần' })).toBeVisible()
  await expectNoFault(page, 'accounts')
  await entry.getByRole('link', { name: 'Ngô Văn Cần' }).click()
  await page.waitForURL(/\/members\//)
  const member = page.url()

  const inspector = await (await browser.newContext({ baseURL: app.url })).newPage()
  await signIn(inspector, app, 'sen.kiemtra')
  await inspector.goto(member)
  await expect(inspector.getByRole('heading', { level: 1, name: 'Ngô Văn Cần' })).toBeVisible()
  await inspector.goto('/withheld')
  const held = inspector.getByRole('listitem').filter({ hasText: 'Ngô Văn Cần' })
  await expectNoFault(inspector, 'withheld readings')
  await held.getByRole('button', { name: /^Cho biết ngay/ }).click()
  await expect(held).toHaveCount(0)
  await inspector.context().close()
})
