import type { Browser } from '@playwright/test'
import { type App, expect, withoutWhatIsNewer } from './app.ts'
import { signIn } from './walking.ts'

/** Another person comes, finds what waits for them, and agrees. */
export async function agreeAs(browser: Browser, app: App, username: string, what: RegExp): Promise<void> {
  const context = await browser.newContext({ baseURL: app.url })
  await withoutWhatIsNewer(context)
  const page = await context.newPage()
  await signIn(page, app, username)
  await page.goto('/proposals')
  const card = page.getByRole('region', { name: what }).first()
  await card.getByRole('button', { name: 'Đồng ý', exact: true }).click()
  await expect(page.getByRole('region', { name: what }).first()).toContainText('Đã đồng ý')
  await context.close()
}
