import { expect, test } from './app.ts'

test('the application answers in the browser', async ({ page }) => {
  const answer = await page.goto('/')
  expect(answer?.status()).toBe(200)
})
