import { defineConfig } from '@playwright/test'
import { findBrowser } from './test/browser/find-browser.ts'

const { executablePath, args } = await findBrowser()

// One worker: the machine has two cores, and each worker runs an application and a database of its own.
export default defineConfig({
  testDir: 'test/browser',
  outputDir: '.cache/browser-results',
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: { args, ...(executablePath !== undefined && { executablePath }) },
  },
})
