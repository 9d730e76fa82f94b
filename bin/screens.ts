// `npm run screens`: takes the pictures of the README and the guide anew, from the running demo, after the screens changed.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from '@playwright/test'
import { z } from 'zod'
import { findBrowser } from '#test/browser/find-browser.ts'
import { type App, startApp } from '#test/browser/start-app.ts'

const into = fileURLToPath(new URL('../docs/pictures', import.meta.url))
const sizes = { pc: { width: 1440, height: 900 }, phone: { width: 360, height: 780 } }
const ward = 'khiem.truongvinh'

interface Shot {
  readonly name: string
  readonly path: string
  readonly on: readonly (keyof typeof sizes)[]
  readonly look?: 'dark'
}

const Reconciliations = z.object({
  reconciliations: z.array(z.object({ id: z.string(), lastRunAt: z.string().nullable() })),
})
const People = z.object({ rows: z.array(z.object({ id: z.string() })) })

async function shotsOf(page: Page): Promise<readonly Shot[]> {
  const asked = async (of: string) => (await page.request.get(`/api/${of}`)).json()
  const { reconciliations } = Reconciliations.parse(await asked('reconciliations'))
  const compared = reconciliations.find(({ lastRunAt }) => lastRunAt !== null)
  if (compared === undefined) throw new Error('the demo holds no reconciliation')
  const { rows } = People.parse(await asked(`reconciliations/${compared.id}/people?group=notSeenYet`))
  const found = { id: compared.id, missing: rows[0]?.id ?? '' }
  const at = `/reconciliations/${found.id}`
  return [
    { name: 'begin', path: '/reconciliations/new', on: ['pc', 'phone'] },
    { name: 'result', path: at, on: ['pc', 'phone'] },
    { name: 'result-dark', path: at, on: ['pc'], look: 'dark' },
    { name: 'pair', path: `${at}/pairs`, on: ['pc', 'phone'] },
    { name: 'missing', path: `${at}/people/${found.missing}`, on: ['pc', 'phone'] },
    { name: 'report', path: `${at}/report`, on: ['pc'] },
    { name: 'rules', path: '/rules', on: ['pc', 'phone'] },
  ]
}

async function take(page: Page, { name, path: at, on, look }: Shot): Promise<void> {
  for (const size of on) {
    await page.setViewportSize(sizes[size])
    await page.evaluate((ground) => localStorage.setItem('chibo-view', `middle ${ground}`), look ?? 'light')
    await page.goto(at)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: path.join(into, `${name}-${size}.png`) })
    console.log(`docs/pictures/${name}-${size}.png`)
  }
}

async function walk(browser: Browser, app: App): Promise<void> {
  const context = await browser.newContext({
    baseURL: app.url,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto('/')
  await take(page, { name: 'sign-in', path: '/sign-in', on: ['pc', 'phone'] })
  await page.getByLabel('Tên đăng nhập').fill(ward)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(app.passwordOf(ward))
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('heading', { level: 1, name: /Các lần đối chiếu|Ai đã đến nơi/ }).waitFor()
  for (const shot of await shotsOf(page)) await take(page, shot)
}

mkdirSync(into, { recursive: true })
const { executablePath, args } = await findBrowser()
const browser = await chromium.launch({ args, ...(executablePath !== undefined && { executablePath }) })
const { app, stop } = await startApp()
try {
  await walk(browser, app)
} finally {
  await browser.close()
  await stop()
}
