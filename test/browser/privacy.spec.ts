import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { pc, phone, signIn } from './walking.ts'

const officer = 'tri.truongvinh'

async function expectWhole(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.map((v) => `${name}: ${v.id}: ${v.nodes[0]?.html ?? ''}`)).toEqual([])
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(wide, `${name} is wider than the window`).toBeLessThanOrEqual(window ?? 0)
}

test('the officer fills in the register, records an incident and its notice, and takes the papers; then proposes to erase somebody', async ({
  page,
  app,
}) => {
  test.setTimeout(120_000)
  await page.setViewportSize(pc)
  await signIn(page, app, officer)
  await page.getByRole('navigation', { name: 'Các mục' }).getByRole('link', { name: 'Bảo vệ dữ liệu' }).click()
  await page.getByRole('button', { name: 'Sửa: Liên hệ' }).click()
  await page.getByLabel('Liên hệ').fill('Văn phòng Đảng ủy phường, tầng 2')
  await page.getByRole('button', { name: 'Ghi', exact: true }).click()
  await expect(page.getByText('Văn phòng Đảng ủy phường, tầng 2')).toBeVisible()
  await expectWhole(page, 'register')
  const [paper] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải hồ sơ đánh giá tác động (Word)' }).click(),
  ])
  expect(paper.suggestedFilename()).toBe('Hồ sơ đánh giá tác động.docx')

  await page.getByRole('button', { name: 'Sự cố' }).click()
  await page.getByRole('button', { name: 'Ghi một sự cố' }).click()
  await page.getByRole('button', { name: 'Ghi', exact: true }).click()
  await expect(page.getByText('Ghi giờ dạng 08:40.')).toBeVisible()
  await page.getByLabel(/^Giờ phát hiện/).fill('00:00')
  await page.getByLabel('Việc đã xảy ra').fill('Gửi nhầm một danh sách sang đơn vị khác')
  await page.getByLabel(/họ tên, ngày sinh/).check()
  await page.getByRole('button', { name: 'Ghi', exact: true }).click()
  await expect(page.getByText(/^còn \d+ giờ$/)).toBeVisible()
  await page.getByRole('button', { name: 'Ghi đã báo' }).click()
  await page.getByLabel(/^Giờ báo/).fill('00:00')
  await page.getByRole('button', { name: 'Ghi', exact: true }).click()
  await expect(page.getByText('đã báo trong hạn')).toBeVisible()
  await page.setViewportSize(phone)
  await expectWhole(page, 'incidents')
  await page.getByRole('button', { name: 'Thời hạn lưu' }).click()
  await expect(page.getByRole('heading', { name: 'nhật ký ai đã đọc gì' })).toBeVisible()
  await expectWhole(page, 'kept')
  await page.getByRole('button', { name: 'Đã xóa' }).click()
  await expect(page.getByText('Chưa xóa dữ liệu của ai')).toBeVisible()

  await page.goto('/trail')
  await page.getByLabel('Tìm tài khoản hoặc đồng chí theo tên').fill('phan')
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  // somebody who belongs to the ward officially: of others another office decides
  const found = page.locator('a[href*="/trail/members/"]')
  await expect(found.first()).toBeVisible()
  const links = await found.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  let person = ''
  for (const [id = ''] of links.map((link) => /[0-9a-f-]{36}/.exec(link) ?? []))
    if (person === '' && (await page.request.get(`/api/members/${id}/erasing`)).ok()) person = id
  await page.goto(`/privacy?person=${person}`)
  await page.getByLabel('nhập nhầm, không phải đảng viên').check()
  await expectWhole(page, 'erasing')
  await page.getByRole('button', { name: 'Đề nghị xóa' }).click()
  // nothing is erased: it waits for somebody else, and may be withdrawn until then
  await expect(page.getByRole('heading', { level: 1, name: /^Xóa dữ liệu của (?!một đảng viên)/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Rút đề nghị lại' })).toBeVisible()
})
