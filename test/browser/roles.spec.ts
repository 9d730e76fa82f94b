import { addDays, todayInVietnam, written } from '#kernel/day.ts'
import { expect, test } from './app.ts'
import { agreeAs } from './second-person.ts'
import { phone, signIn } from './walking.ts'

const today = todayInVietnam(Date.now())

test('a ward names who stands in, a second person agrees, it is seen as bars and words, and ended by who is back', async ({
  page,
  browser,
  app,
}) => {
  await signIn(page, app)
  await page.getByRole('navigation', { name: 'Các mục' }).getByRole('link', { name: 'Ai được làm gì' }).click()
  await expect(page.getByText('Đảng bộ phường Trường Vinh: ai giữ vai trò nào')).toBeVisible()
  const table = page.getByRole('table', { name: 'Ai được làm gì' })
  await expect(table.getByRole('row').filter({ hasText: 'Nguyễn Thị Hòa' })).toContainText('Bí thư, phó bí thư')
  await expect(table.getByRole('row').filter({ hasText: 'Trần Sơn Lâm' })).toContainText('Đảng bộ tỉnh Nghệ An')

  await page.getByRole('button', { name: 'Cử người làm thay' }).click()
  const form = page.getByRole('form', { name: 'Cử người làm thay' })
  await form.getByRole('button', { name: 'Cử làm thay' }).click()
  await expect(form.getByText('Chọn một mục.').first()).toBeVisible()
  await form.getByLabel('Ai vắng').selectOption({ label: 'Đậu Quốc Khiêm, Cán bộ đảng ủy xã, phường' })
  await form.getByLabel('Ai làm thay').selectOption({ label: 'Nguyễn Thị Hòa (hoa.truongvinh)' })
  await form.getByLabel('Đến hết ngày').fill(written(addDays(today, 7)))
  await form.getByLabel('Lý do (không bắt buộc)').fill('đi học')
  await form.getByRole('button', { name: 'Cử làm thay' }).click()

  // nothing is in force until somebody else has agreed, and it is said who may
  await expect(page.getByText('Chờ người thứ hai').first()).toBeVisible()
  const who = page.getByRole('main')
  await expect(who).toContainText('Trần Thị Lài')
  await expect(who).toContainText('Hồ Thị Thanh')
  await expect(who.getByRole('button', { name: 'Đồng ý', exact: true })).toHaveCount(0)
  await page.goto('/roles')
  const waits = table.getByRole('row').filter({ hasText: 'Nguyễn Thị Hòa' }).filter({ hasText: 'Chờ người thứ hai' })
  await expect(waits).toContainText(written(addDays(today, 7)))
  await agreeAs(browser, app, 'lai.truongvinh', /Cử đồng chí Nguyễn Thị Hòa làm thay/)
  await page.goto('/roles')

  const standIn = table.getByRole('row').filter({ hasText: 'làm thay đồng chí Đậu Quốc Khiêm' })
  await expect(standIn).toContainText('Nguyễn Thị Hòa')
  await expect(standIn).toContainText(written(addDays(today, 7)))
  await expect(table.getByRole('row').filter({ hasText: 'vắng' })).toContainText('Đậu Quốc Khiêm')
  await standIn.getByRole('button', { name: 'Kết thúc' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Kết thúc' }).click()
  await expect(standIn).toBeHidden()
})

test('a secretary of a cell begins with the members of the cell, on the phone too; who keeps machines sees no person', async ({
  page,
  browser,
  app,
}) => {
  await page.setViewportSize(phone)
  await signIn(page, app, 'mui.trunghop')
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Đảng viên/)
  await expect(page.getByRole('main')).toContainText('Khối Trung Hợp')
  await expect(page.getByRole('link', { name: 'Đối chiếu' })).toHaveCount(0)
  const other = await (await browser.newContext({ baseURL: app.url })).newPage()
  await signIn(other, app, 'manh.kythuat')
  await other.goto('/')
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Tổ chức')
  await other.goto('/members')
  await expect(other.getByText('Đồng chí không có quyền làm việc này').first()).toBeVisible()
  await other.context().close()
})

test('access for a time is given with its reason and last day, the ward sees it, and it is ended', async ({
  page,
  browser,
  app,
}) => {
  await signIn(page, app, 'lam.bantochuc')
  await page.goto('/accounts')
  await page.getByLabel('Tìm theo tên người, tên đăng nhập hoặc đơn vị').fill('sen.kiemtra')
  const entry = page.getByRole('listitem').filter({ hasText: 'Lô Thị Hương Sen' }).first()
  await entry.getByRole('button', { name: 'Giao thêm vai trò' }).click()
  await entry.getByRole('combobox', { name: 'Đơn vị' }).fill('dang bo phuong truong vinh')
  await page
    .getByRole('option', { name: /^Đảng bộ phường Trường Vinh/ })
    .first()
    .click()
  await entry.getByLabel('Vai trò', { exact: true }).selectOption({ label: 'Phụ trách dữ liệu' })
  await entry.getByLabel('Quyền tạm, có lý do và ngày hết').check()
  await entry.getByRole('button', { name: 'Giao vai trò' }).click()
  await expect(entry.getByText('Ghi lý do.')).toBeVisible()
  await entry.getByLabel('Đến hết ngày').fill(written(addDays(today, 5)))
  await entry.getByRole('textbox', { name: 'Lý do' }).fill('Kế hoạch 14-KH/UBKT')
  await entry.getByRole('button', { name: 'Giao vai trò' }).click()
  await agreeAs(browser, app, 'thanh.bantochuc', /Giao vai trò Phụ trách dữ liệu cho đồng chí Lô Thị Hương Sen/)

  const ward = await (await browser.newContext({ baseURL: app.url })).newPage()
  await signIn(ward, app)
  await ward.goto('/roles')
  const row = ward.getByRole('row').filter({ hasText: 'Kế hoạch 14-KH/UBKT' })
  await expect(row).toContainText('Quyền tạm')
  await expect(row).toContainText(written(addDays(today, 5)))
  await expect(ward.getByText('tự hết, không phải làm gì')).toBeVisible()
  await row.getByRole('button', { name: 'Kết thúc' }).click()
  await ward.getByRole('dialog').getByRole('button', { name: 'Kết thúc' }).click()
  await expect(ward.getByRole('heading', { level: 1 })).toContainText('Kết thúc vai trò Phụ trách dữ liệu')
  await agreeAs(browser, app, 'lai.truongvinh', /Kết thúc vai trò Phụ trách dữ liệu/)
  await ward.goto('/roles')
  await expect(row).toBeHidden()
  await ward.context().close()
})
