import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { pc, phone, signIn } from './walking.ts'

const group = /^Đã ghi là thôi sinh hoạt · 1$/

interface Member {
  readonly person: string
  readonly affiliation: string
  readonly name: string
  readonly born: string
  readonly card: string
  readonly unit: { readonly name: string }
}

/** Somebody of the ward who belongs to an official cell of it, by what the server answers. */
async function aMember(page: Page): Promise<Member> {
  const answered = await page.request.get('/api/members?search=nguyen&kind=official&size=50')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the server answers
  const { rows } = (await answered.json()) as { rows: Member[] }
  const found = rows.find((m) => m.card !== null && m.born?.length === 10)
  if (!found) throw new Error('nobody of that name is in the demo')
  return found
}

/** They moved away, as is said on their page. */
async function leaves(page: Page, { person }: Member): Promise<void> {
  await page.goto(`/members/${person}`)
  await page.getByRole('button', { name: 'Kết thúc', exact: true }).first().click()
  await page.getByLabel('Vì sao').selectOption('Chuyển chi bộ')
  await page.getByRole('button', { name: 'Kết thúc', exact: true }).first().click()
  await expect(page.getByLabel('Vì sao')).toBeHidden()
}

async function give(page: Page, { name, born, card, unit }: Member): Promise<void> {
  await page.goto('/imports')
  await page.getByRole('combobox', { name: 'Danh sách của đơn vị' }).fill('dang bo phuong truong vinh')
  await page
    .getByRole('listbox')
    .getByRole('option', { name: /^Đảng bộ phường Trường Vinh/ })
    .first()
    .click()
  const [year, month, day] = born.split('-')
  const rows = [
    'STT;Họ và tên;Ngày sinh;Số thẻ đảng viên;Chi bộ',
    `1;${name};${day}/${month}/${year};${card};${unit.name}`,
    `2;Quàng Văn Trở Lại;17/11/1969;040777000104;${unit.name}`,
  ]
  const buffer = Buffer.from(`${rows.join('\n')}\n`)
  await page.locator('input[type=file]').setInputFiles({ name: 'tro-lai.csv', mimeType: 'text/csv', buffer })
  const compare = page.getByRole('button', { name: 'So với sổ' })
  const groups = page.getByRole('group', { name: 'Các nhóm' })
  await expect(compare.or(groups)).toBeVisible({ timeout: 30_000 })
  if (await compare.isVisible()) await compare.click()
  await expect(groups).toBeVisible({ timeout: 30_000 })
}

test('whoever left and stands in a list again is shown apart; the return is written by choice and taken back', async ({
  page,
  app,
}) => {
  await page.setViewportSize(pc)
  await signIn(page, app)
  const member = await aMember(page)
  await leaves(page, member)
  await give(page, member)
  await expect(page.getByText('Sẽ ghi 1 người mới.')).toBeVisible()
  await page.getByRole('button', { name: group }).click()
  await expect(page.getByText(/^Ghi thôi sinh hoạt ngày \d\d\/\d\d\/\d{4}: chuyển chi bộ\.$/)).toBeVisible()
  await page.setViewportSize(phone)
  await expect(page.getByRole('button', { name: group })).toBeVisible()
  await page.getByRole('button', { name: 'Là người này, ghi trở lại' }).click()
  await expect(page.getByText(`Sẽ ghi ${member.name} trở lại sinh hoạt`)).toBeVisible()
  await expect(page.getByText('Sẽ ghi 1 người mới, 1 người trở lại.')).toBeVisible()
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(phone.width)
  await page.setViewportSize(pc)
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click()
  await expect(page.getByText(/1.người mới, 1.người trở lại/)).toBeVisible({ timeout: 30_000 })
  const written = page.url()
  await page.goto(`/members/${member.person}`)
  await expect(page.getByRole('heading', { level: 1, name: member.name })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Kết thúc', exact: true }).first()).toBeVisible()
  await expect(page.getByRole('list', { name: 'Việc đã xảy ra' })).toContainText('Tiếp nhận từ nơi khác')
  await page.goto(written)
  await page.getByRole('button', { name: /^Rút lại với 2.người$/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Rút lại' }).click()
  await expect(page.getByText(/^Đã rút lại ngày .* với 2.người/)).toBeVisible({ timeout: 30_000 })
})
