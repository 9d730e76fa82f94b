import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { expectNoFault, expectNoSideways } from './faults.ts'
import { give, pc, phone, signIn } from './walking.ts'

interface Ids {
  readonly reconciliation: string
  readonly missing: string
  readonly arrived: string
  readonly never: string
  readonly list: string
  readonly member: string
  readonly unit: string
}

/** The demo's reconciliation, some of its people, and a draft list of this account. */
async function findIds(page: Page): Promise<Ids> {
  await page.goto('/reconciliations/new')
  await give(page, 'sent', ['thang-9-2026-gui-co-quan-dang.xls'])
  await page.waitForURL(/\/lists\/[^/]+$/)
  const list = page.url().split('/').slice(-3).join('/')
  const get = async (path: string) => (await page.request.get(`/api/${path}`)).json()
  const { reconciliations } = await get('reconciliations')
  // the oldest is the demo's; others may be made meanwhile
  const reconciliation = reconciliations.filter((r: { lastRunAt: string | null }) => r.lastRunAt !== null).at(-1).id
  const first = async (group: string) =>
    (await get(`reconciliations/${reconciliation}/people?group=${group}`)).rows[0].id
  const [missing, arrived, never] = [await first('notSeenYet'), await first('arrived'), await first('neverIntroduced')]
  const [{ person: member, unit }] = (await get('members?kind=official&size=1')).rows
  return { reconciliation, missing, arrived, never, list, member, unit: unit.id }
}

/** The result of the reconciliation that the demo brought along. */
async function openDemo(page: Page): Promise<void> {
  const { reconciliations } = await (await page.request.get('/api/reconciliations')).json()
  // the oldest is the demo's; others may be made meanwhile
  const { id } = reconciliations.filter((r: { lastRunAt: string | null }) => r.lastRunAt !== null).at(-1)
  await page.goto(`/reconciliations/${id}`)
}

function pagesOf({
  reconciliation: id,
  missing,
  arrived,
  never,
  list,
  member,
  unit,
}: Ids): Readonly<Record<string, string>> {
  const at = `/reconciliations/${id}`
  return {
    'all reconciliations': '/reconciliations',
    'the beginning': '/reconciliations/new',
    'the result': at,
    'the result of one group': `${at}?group=arrived&page=2`,
    'repeated rows': `${at}?group=duplicates`,
    problems: `${at}?group=problems`,
    'all lists': `${at}/lists`,
    'a list under review': `/reconciliations/${list}`,
    pairs: `${at}/pairs`,
    'a missing person': `${at}/people/${missing}`,
    'a person who arrived': `${at}/people/${arrived}`,
    'a person never introduced': `${at}/people/${never}`,
    'the quarterly report': `${at}/report`,
    'all members': '/members',
    'members of another day, filtered': '/members?on=2025-06-30&kind=official&status=exempt',
    'nobody found': '/members?search=khongai',
    'a member': `/members/${member}`,
    'a member as known then': `/members/${member}?known=2026-01-01`,
    'a member being corrected': `/members/${member}?do=correct`,
    'somebody new': '/members/new',
    'the tree': '/units',
    'units found': '/units?search=khoi',
    'one unit': `/units/${unit}`,
    trails: '/trail?search=phan',
    'the trail of a member': `/trail/members/${member}`,
    'the seals of the days': '/heads',
    'who may do what': '/roles',
    'what waits for a second person': '/proposals',
    'the security of the account': '/security',
    regulations: '/rules',
    'one regulation': '/rules?rule=transfers.presentation&on=2025-03-01',
    'two days of regulations': '/rules?on=2024-01-01&other=2026-11-25',
  }
}

async function look(page: Page, { dark, english }: { dark: boolean; english: boolean }): Promise<void> {
  await page.context().clearCookies({ name: 'chibo-language' })
  await page
    .context()
    .addCookies([{ name: 'chibo-language', value: english ? 'en' : 'vi', url: new URL(page.url()).origin }])
  await page.evaluate((ground) => localStorage.setItem('chibo-view', `middle ${ground}`), dark ? 'dark' : 'light')
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.waitForLoadState('networkidle')
}

for (const dark of [false, true])
  test(`no page has a fault for those who see or hear it otherwise, on a wide screen and on a phone: ${dark ? 'dark' : 'light'}`, async ({
    page,
    app,
  }) => {
    test.setTimeout(480_000)
    await signIn(page, app)
    const pages = pagesOf(await findIds(page))
    await look(page, { dark, english: dark })
    for (const [name, path] of Object.entries(pages)) {
      await open(page, path)
      // opened once and made narrow: what stands on it is the same, and opening takes longest
      for (const [device, size] of Object.entries({ pc, phone })) {
        await page.setViewportSize(size)
        await expectNoFault(page, `${name}, ${device}`)
        await expectNoSideways(page, `${name}, ${device}`)
      }
      await page.setViewportSize(pc)
    }
  })

test('every page holds text of twice the size, at both widths', async ({ page, app }) => {
  test.setTimeout(240_000)
  await signIn(page, app)
  const pages = pagesOf(await findIds(page))
  for (const size of [pc, phone]) {
    await page.setViewportSize(size)
    for (const [name, path] of Object.entries(pages)) {
      await open(page, path)
      await page.addStyleTag({ content: 'html { font-size: 200% !important }' }).catch(() => undefined)
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%', 'important'))
      await page.waitForTimeout(150)
      await expectNoSideways(page, `${name} at ${size.width}`)
    }
  }
})

test('the sign-in page stands without fault in both grounds and languages', async ({ page }) => {
  for (const size of [pc, phone])
    for (const dark of [false, true]) {
      await page.setViewportSize(size)
      await page.goto('/sign-in')
      await look(page, { dark, english: dark })
      await open(page, '/sign-in')
      await expectNoFault(page, 'sign-in')
      await expectNoSideways(page, 'sign-in')
    }
})

test('no page shows anything dead: what belongs to later is left out', async ({ page, app }) => {
  await signIn(page, app)
  for (const word of ['Hôm nay', 'Chuyển sinh hoạt', 'Báo cáo'])
    await expect(page.getByRole('navigation').getByText(word)).toHaveCount(0)
})

test('a list remembers its columns and the views that were saved, but no name that was searched for', async ({
  page,
  app,
}) => {
  await signIn(page, app)
  await openDemo(page)
  await page.getByRole('button', { name: /^Quá hạn \d+$/ }).click()
  await page.getByLabel('Tìm theo tên hoặc số thẻ').fill('phan')
  await page.getByRole('button', { name: 'Cách xem' }).click()
  await page.getByRole('menuitem', { name: 'Lưu cách xem này' }).click()
  await page.getByRole('button', { name: 'Cột' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Mốc ba tháng' }).click()
  await expect(page.getByRole('columnheader', { name: 'Mốc ba tháng' })).toHaveCount(0)
  expect(await page.evaluate(() => localStorage.getItem('chibo-lists'))).not.toContain('phan')
  await openDemo(page)
  await page.getByRole('button', { name: 'Cách xem' }).click()
  await page.getByRole('menuitem', { name: 'Chưa thấy trong danh sách tiếp nhận · Quá hạn' }).click()
  await expect(page.getByRole('button', { name: /^Quá hạn \d+$/ })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('columnheader', { name: 'Mốc ba tháng' })).toHaveCount(0)
})

test('on a phone a pair is answered under the thumb, and a missing person stands with the overdue clock first', async ({
  page,
  app,
}) => {
  await page.setViewportSize(phone)
  await signIn(page, app)
  await openDemo(page)
  await page.getByRole('link', { name: /^Xem \d+ cặp$/ }).click()
  await expect(page.getByRole('navigation', { name: 'Các mục' })).toBeHidden()
  await expect(page.getByText(/^Cặp 1/)).toBeVisible()
  await page.getByRole('button', { name: 'Hai người khác nhau' }).click()
  await page.getByRole('button', { name: 'Hoàn tác' }).click()
  await expect(page.getByText(/^Cặp 1/)).toBeVisible()
  await page.getByRole('link', { name: 'Kết quả' }).click()
  const card = page.getByRole('listitem').filter({ hasText: 'Quá hạn' }).first()
  await expect(card).toContainText('chờ xác nhận')
  await card.getByRole('link').click()
  await expect(page.getByRole('article').first()).toContainText('Quá hạn')
  await page.getByRole('link', { name: 'Kết quả' }).click()
  await page.getByRole('navigation', { name: 'Các mục' }).getByRole('link', { name: 'Căn cứ' }).click()
  await page.getByRole('link', { name: /^Nộp giấy giới thiệu/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Nộp giấy giới thiệu' })).toBeVisible()
})

test('two people settling the same pair: the second is told kindly and the first answer stays', async ({
  page,
  browser,
  app,
}) => {
  await signIn(page, app)
  await openDemo(page)
  await page.getByRole('link', { name: /^Xem \d+ cặp$/ }).click()
  const other = await (await browser.newContext({ baseURL: app.url })).newPage()
  await signIn(other, app)
  await other.goto(page.url())
  for (const one of [page, other]) await expect(one.getByRole('button', { name: /Để sau/ })).toBeEnabled()
  await page.getByRole('button', { name: /Hai người khác nhau/ }).click()
  await expect(page.getByRole('button', { name: 'Hoàn tác' })).toBeEnabled()
  await other.getByRole('button', { name: /Cùng một người/ }).click()
  await expect(other.getByText('Có đồng chí khác vừa trả lời cặp này')).toBeVisible()
  await expect(other.getByText(/Đã trả lời: Hai người khác nhau/)).toBeVisible()
  await page.keyboard.press('z')
  await expect(page.getByText(/^Cặp 1/)).toBeVisible()
  await other.context().close()
})
