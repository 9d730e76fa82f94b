import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { accept, give, numbers, signIn } from './walking.ts'

interface Month {
  readonly month: string
  readonly sent: number
  readonly arrived: number
  readonly wrongDestination: readonly string[]
  readonly doubtful: readonly string[]
  readonly notSeenYet: readonly string[]
  readonly notCompared: readonly string[]
  readonly unannounced: readonly string[]
  readonly neverIntroduced: readonly string[]
}

const months = JSON.parse(readFileSync(new URL('../story/expected.json', import.meta.url), 'utf8')) as readonly Month[]

const files = {
  '9/2026': ['thang-9-2026-nhan-truong-vinh.xlsx', 'thang-9-2026-noi-cu-tru.xlsx'],
  '10/2026': ['thang-10-2026-nhan-truong-vinh.xls', 'thang-10-2026-noi-cu-tru.xls'],
  '11/2026': ['thang-11-2026-nhan-truong-vinh.xlsx', 'thang-11-2026-noi-cu-tru.xlsx'],
} as const

/** The doubtful pair of September, settled then, is one arrival more in every later month. */
const settled = 1

test.describe.configure({ mode: 'serial' })

test.describe('the story over three months', () => {
  let page: Page
  let here = ''

  test.beforeAll(async ({ browser, app }) => {
    page = await (await browser.newContext({ baseURL: app.url, viewport: { width: 1440, height: 900 } })).newPage()
    await signIn(page, app)
  })
  test.afterAll(() => page.context().close())

  test('two senders, the ward and the cells give September: who arrived and who is not yet seen', async () => {
    await page.goto('/reconciliations/new')
    await giveMonth('9/2026')
    here = new URL(page.url()).pathname
    await expectMonth(months[0]!, 0)
  })

  test('the doubtful pair shows what speaks for one person and is settled with the keyboard', async () => {
    await page.getByRole('link', { name: 'Xem 1 cặp' }).click()
    await expect(page.getByRole('heading', { name: 'Hai dòng này có phải một người?' })).toBeVisible()
    await expect(page.getByText(/^Cứ 10 cặp như thế này thì khoảng \d cặp là một người/)).toBeVisible()
    await expect(page.getByText('%')).toHaveCount(0)
    await page.keyboard.press('1')
    await expect(page.getByText('Đã xem hết các cặp')).toBeVisible()
    await page.keyboard.press('z')
    await expect(page.getByRole('button', { name: /Cùng một người/ })).toBeEnabled()
    await page.keyboard.press('1')
    await page.getByRole('link', { name: 'Về kết quả' }).click()
    await expect
      .poll(() => numbers(page))
      .toMatchObject({ 'Cần đồng chí xem': 0, 'Đã đến nơi': months[0]!.arrived + settled })
  })

  test('October and November are added: whoever was sent in September has arrived, what was settled stays settled', async () => {
    await addMonth('10/2026')
    await expectMonth(months[1]!, settled)
    await addMonth('11/2026')
    await expectMonth(months[2]!, settled)
  })

  test('the screen says what changed since the last time, each number opening its rows', async () => {
    const changes = page.locator('section', { has: page.getByRole('heading', { name: /^Thay đổi từ lần trước/ }) })
    await changes.getByRole('link').first().click()
    await expect(page.getByRole('table')).toContainText('Đinh Thị Lan Phương')
    await page.getByRole('link', { name: 'Toàn cảnh' }).click()
  })

  test('a missing person is found without marks, with three clocks, each under its rule', async () => {
    await page.getByLabel('Tìm theo tên hoặc số thẻ').fill('phan duc khang')
    await page.getByRole('link', { name: 'Phan Đức Khang' }).click()
    await expect(page.getByRole('heading', { name: 'Ba mốc thời hạn' })).toBeVisible()
    const clock = page.locator('article', { has: page.getByRole('heading', { name: 'Nộp giấy giới thiệu' }) })
    await expect(clock.getByText('Quá hạn', { exact: true })).toBeVisible()
    await expect(clock.getByText('Chờ xác nhận', { exact: true })).toBeVisible()
    await clock.getByRole('link', { name: /208-QĐ\/TW|294-QĐ\/TW/ }).click()
    await expect(page.getByRole('heading', { name: 'Nộp giấy giới thiệu' })).toBeVisible()
    await page.goBack()
  })

  test('an attempt to reach the member is recorded from closed lists, and corrected without being overwritten', async () => {
    await page.getByRole('button', { name: 'Ghi một lần liên hệ' }).click()
    await page.getByRole('button', { name: 'Ghi lại' }).click()
    await expect(page.getByText('Chọn cách liên hệ.')).toBeVisible()
    await page.getByLabel('Ngày', { exact: true }).fill('20/11/2026')
    await page.getByLabel('Cách', { exact: true }).selectOption('Gọi điện')
    await page.getByLabel('Ai liên hệ').selectOption('Cán bộ phường, xã')
    await page.getByLabel('Kết quả', { exact: true }).selectOption('Không gặp được')
    await page.getByRole('button', { name: 'Ghi lại' }).click()
    const attempts = page.getByRole('list', { name: 'Các lần liên hệ' })
    await expect(attempts.getByRole('listitem')).toHaveCount(1)
    await attempts.getByRole('button', { name: 'Sửa' }).click()
    await page.getByLabel('Kết quả', { exact: true }).selectOption('Đã nhắn lại')
    await page.getByRole('button', { name: 'Ghi lại' }).click()
    await expect(attempts.getByRole('listitem')).toHaveCount(2)
    await expect(attempts).toContainText('đã sửa')
    await expect(attempts).toContainText('Đã nhắn lại')
  })

  test('the quarterly report stands on the screen, opens into its rows and comes as Word and Excel', async () => {
    await page.goto(`${here}/report`)
    const total = page.getByRole('row', { name: /^Cộng/ })
    await total.getByRole('link', { name: /Còn lại cuối kỳ$/ }).click()
    await expect(page.getByText(/Đang xem một con số của báo cáo Quý/)).toBeVisible()
    await expect(page.getByRole('table')).toContainText('Phan Đức Khang')
    await page.goto(`${here}/report`)
    for (const name of ['Tải Word', 'Tải Excel']) {
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name }).click()
      expect((await download).suggestedFilename()).toMatch(/\.(docx|xlsx)$/)
    }
  })

  test('a list is taken back after saying how many rows it touches', async () => {
    await page.goto(`${here}/lists`)
    const list = page.getByRole('listitem').filter({ hasText: 'thang-11-2026-nhan-truong-vinh.xlsx' }).last()
    await list.getByRole('button', { name: 'Rút lại' }).click()
    await expect(page.getByRole('dialog')).toContainText(/\d+\sdòng của danh sách này sẽ bị xóa/)
    await page.getByRole('dialog').getByRole('button', { name: 'Rút lại' }).click()
    await expect(list.getByText('Đã rút lại')).toBeVisible()
  })

  test('the whole reconciliation is erased after saying what that means', async () => {
    await page.goto(here)
    await expect(page.getByText('Đang so các danh sách')).toHaveCount(0, { timeout: 30_000 })
    await page.getByRole('button', { name: 'Xóa cả lần đối chiếu này' }).click()
    await expect(page.getByRole('dialog')).toContainText('Không lấy lại được')
    await page.getByRole('button', { name: 'Xóa hết' }).click()
    await expect(page.getByRole('heading', { name: 'Các lần đối chiếu' })).toBeVisible()
    await page.goto(here)
    await expect(page.getByRole('heading', { name: 'Không có trang này' })).toBeVisible()
  })

  async function giveMonth(month: keyof typeof files): Promise<void> {
    const of = `thang-${month.replace('/', '-')}`
    const [received, residing] = files[month]
    await give(page, 'sent', [`${of}-gui-co-quan-dang.xls`, `${of}-gui-ubnd.xlsx`])
    const waiting = page.getByRole('link', { name: 'Xem lại' })
    await expect(waiting).toHaveCount(2)
    await waiting.first().click()
    await accept(page)
    await expect(waiting).toHaveCount(1)
    await waiting.click()
    await accept(page)
    await toLists()
    await give(page, 'residing', [residing])
    await accept(page)
    await toLists()
    await give(page, 'received', [received])
    await accept(page)
    await expect(page.getByRole('heading', { name: /^Đối chiếu phường Trường Vinh/ })).toBeVisible()
  }

  async function addMonth(month: keyof typeof files): Promise<void> {
    await page.getByRole('link', { name: 'Thêm danh sách' }).click()
    await giveMonth(month)
  }

  async function toLists(): Promise<void> {
    const add = page.getByRole('link', { name: 'Thêm danh sách' })
    const places = page.getByRole('heading', { name: 'Danh sách đã tiếp nhận' })
    await expect(add.or(places)).toBeVisible()
    if (await add.isVisible()) await add.click()
    await expect(places).toBeVisible()
  }

  async function expectMonth(expected: Month, more: number): Promise<void> {
    await expect
      .poll(() => numbers(page), { timeout: 30_000 })
      .toMatchObject({
        'Đã đến nơi': expected.arrived + more,
        'Tiếp nhận ở nơi khác': expected.wrongDestination.length,
        'Cần đồng chí xem': expected.doubtful.length - more,
        'Chưa thấy': expected.notSeenYet.length,
        'Chưa so được': expected.notCompared.length,
        'Đã tiếp nhận, chưa thấy giới thiệu': expected.unannounced.length,
        'Đã nghỉ hưu, chưa thấy giới thiệu': expected.neverIntroduced.length,
      })
    const table = page.getByRole('table', { name: 'Chưa thấy trong danh sách tiếp nhận' })
    for (const name of expected.notSeenYet) await expect(table).toContainText(name)
  }
})
