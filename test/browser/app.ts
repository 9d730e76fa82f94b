import { test as base, type BrowserContext } from '@playwright/test'
import { type App, startApp } from './start-app.ts'
import { trustingArgs } from './trusting.ts'

export { expect } from '@playwright/test'
export type { App }

/**
 * Playwright's `test` with the real application behind it: an embedded database of its own with the demo, on a free port, for
 * the whole worker. `page.goto('/')` goes there.
 */
export const test = base.extend<object, { app: App }>({
  app: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's wishes from the pattern
    async ({}, use) => {
      const { app, stop } = await startApp()
      await use(app)
      await stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  launchOptions: [
    async ({ launchOptions }, use) => {
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...trustingArgs] })
    },
    { scope: 'worker' },
  ],
  baseURL: ({ app }, use) => use(app.url),
  context: async ({ context }, use) => {
    await withoutWhatIsNewer(context)
    await use(context)
  },
})

/** What Chrome 109 and Safari 16 do not have: nothing of ours may lean on it. */
export function withoutWhatIsNewer(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(() => {
    for (const name of ['Temporal', 'SyncManager', 'BarcodeDetector']) Reflect.deleteProperty(globalThis, name)
  })
}
