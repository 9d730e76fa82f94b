import { expect, test } from './app.ts'
import { agreeAs } from './second-person.ts'
import { pc, signIn } from './walking.ts'

test('two records of one person are found, looked at, merged, and made two again', async ({ page, browser, app }) => {
  await page.setViewportSize(pc)
  await signIn(page, app)
  await page.goto('/members')
  await page.getByRole('link', { name: /Trùng: .* cặp cần xem|Hồ sơ trùng/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hồ sơ trùng' })).toBeVisible()
  await page.getByRole('button', { name: 'Tìm hồ sơ trùng' }).click()
  await expect(page.getByText(/Lần tìm gần nhất/)).toBeVisible({ timeout: 60_000 })
  const waiting = page.getByRole('button', { name: /^Cần xem \d+$/ })
  const before = await waiting.innerText()

  await page.getByRole('link', { name: 'Xem từng cặp' }).click()
  await expect(page.getByRole('heading', { name: 'Hai hồ sơ này có phải của một người?' })).toBeVisible()
  const first = page.url()
  await page.keyboard.press('3')
  await expect(page).not.toHaveURL(first)
  await expect(page.getByRole('button', { name: 'Hoàn tác', exact: true })).toBeEnabled()
  await page.keyboard.press('z')
  await expect(page).toHaveURL(first)
  await expect(page.getByText(/^Cặp 1 \/ /)).toBeVisible()
  await expect(page.getByRole('button', { name: /Cùng một người/ })).toBeEnabled()
  const pair: unknown = await (await page.request.get(first.replace('/duplicates/', '/api/duplicates/'))).json()
  await page.keyboard.press('1')
  await expect(page.getByRole('heading', { name: 'Gộp hai hồ sơ thành một' })).toBeVisible()
  const overlaps = page.getByRole('group', { name: /Hai chi bộ chính thức trong cùng những ngày/ })
  await expect(page.getByText('Chọn xong chi bộ đúng thì phần này hiện ra.')).toBeVisible()
  await expect(overlaps.first()).toBeVisible()
  for (const overlap of await overlaps.all()) await overlap.getByRole('radio').first().check()
  await expect(page.getByText('Thuộc các chi bộ')).toBeVisible()
  await page.getByRole('button', { name: 'Gộp thành một' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Gộp hồ sơ .* vào hồ sơ /)
  await agreeAs(browser, app, 'lai.truongvinh', /^Gộp hồ sơ .* vào hồ sơ /)

  await page.goto(first)
  await expect(page.getByRole('heading', { name: /đã gộp vào/ })).toBeVisible()
  const merge = page.url()
  await page.getByRole('link', { name: 'Mở trang đảng viên' }).click()
  await expect(page.getByRole('heading', { name: 'Việc đã xảy ra' })).toBeVisible()
  const kept = page.url()
  const gone = peopleOf(pair).find((person) => !kept.includes(person))
  await page.goto(`/members/${gone ?? ''}`)
  await expect(page.getByText('Hồ sơ đồng chí vừa mở đã nhập làm một với hồ sơ này.')).toBeVisible()
  expect(new URL(page.url()).pathname).toBe(new URL(kept).pathname)
  await page.goto(merge)
  await page.getByRole('link', { name: 'Mở trang đảng viên' }).click()
  await page.getByRole('link', { name: /^Gộp với hồ sơ / }).click()
  await page.getByRole('button', { name: 'Hoàn tác lần gộp này' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Tách lại hai hồ sơ/)
  await agreeAs(browser, app, 'lai.truongvinh', /^Tách lại hai hồ sơ/)
  await page.goto(merge)
  await expect(page.getByText(/^Đã hoàn tác ngày/)).toBeVisible()
  await page.getByRole('link', { name: 'Về danh sách trùng' }).click()
  await expect(waiting).toHaveText(before)
})

function peopleOf(pair: unknown): readonly string[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the server answers
  const { one, other } = pair as { one: { person: string }; other: { person: string } }
  return [one.person, other.person]
}
