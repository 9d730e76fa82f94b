import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { pc, phone, signIn } from './walking.ts'

const above = 'Đảng bộ phường Trường Vinh'

async function openUnit(page: Page, name: string): Promise<void> {
  await page.goto(`/units?search=${encodeURIComponent(name)}`)
  await page.getByRole('link', { name, exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

async function found(page: Page, name: string): Promise<void> {
  await openUnit(page, above)
  await page.getByRole('button', { name: 'Lập tổ chức trực thuộc' }).click()
  await page.getByLabel('Loại', { exact: true }).selectOption({ label: 'Chi bộ khối, xóm' })
  await page.getByLabel('Tên đầy đủ').fill(name)
  await page.getByLabel('Có hiệu lực từ ngày').fill('01/10/2026')
  await page.getByRole('button', { name: 'Lập tổ chức', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Lập tổ chức trực thuộc' })).toBeVisible()
}

for (const [where, word, size] of [
  ['at the desk', 'Một', pc],
  ['on the phone', 'Hai', phone],
] as const)
  test(`a unit founded by mistake is taken back, one closed by mistake opened again, ${where}`, async ({
    page,
    app,
  }) => {
    await page.setViewportSize(size)
    await signIn(page, app)
    const [wrong, closed] = [`Chi bộ khối Lập Nhầm ${word}`, `Chi bộ khối Đóng Nhầm ${word}`]
    await found(page, wrong)
    await openUnit(page, wrong)
    await page.getByRole('button', { name: 'Lập nhầm, bỏ đi' }).click()
    await expect(page.getByText('coi như chưa từng lập')).toBeVisible()
    await page.getByRole('dialog').getByRole('button', { name: 'Bỏ đi' }).click()
    await expect(page.getByRole('heading', { level: 1, name: above })).toBeVisible()
    await page.goto(`/units?search=${encodeURIComponent(wrong)}`)
    await expect(page.getByText('Không có đơn vị nào tên như vậy')).toBeVisible()
    await found(page, closed)
    await openUnit(page, closed)
    await page.getByRole('button', { name: 'Kết thúc hoạt động' }).click()
    await page.getByLabel('Có hiệu lực từ ngày').fill('01/11/2026')
    await page.getByRole('button', { name: 'Kết thúc hoạt động' }).click()
    await page.goto(`/units?on=2026-10-15&search=${encodeURIComponent(closed)}`)
    await page.getByRole('link', { name: closed }).click()
    await page.getByRole('button', { name: 'Kết thúc nhầm, mở lại' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Mở lại' }).click()
    await expect(page.getByRole('button', { name: 'Kết thúc nhầm, mở lại' })).toHaveCount(0)
    await openUnit(page, closed)
  })

test('what was entered of a post is corrected where posts are shown', async ({ page, app }) => {
  await signIn(page, app)
  await page.goto('/units?search=khoi%20trung%20hop')
  await page
    .getByRole('link', { name: /Khối Trung Hợp/ })
    .first()
    .click()
  const posts = page.locator('section.card', { has: page.getByRole('heading', { name: 'Chức vụ' }) })
  const first = posts.getByRole('listitem').first()
  await first.getByRole('button', { name: 'Sửa' }).click()
  await page.getByLabel('Số quyết định').fill('99-QĐ/ĐU')
  await page.getByRole('button', { name: 'Ghi bản sửa' }).click()
  await expect(first).toContainText('Theo 99-QĐ/ĐU')
  await posts.getByRole('button', { name: 'Cả những người đã thôi giữ' }).click()
  await expect(first).toBeVisible()
})
