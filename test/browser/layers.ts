import type { Page } from '@playwright/test'
import { shownBy } from '../journeys/layers.ts'
import { type App, expect } from './app.ts'

export const own = 'bốn con mèo ngủ trưa'

/** The code that the console shows on an installation nobody has an account of. */
export function firstCode(app: App): string {
  return /^ {2}([a-z2-9]{4}(?:-[a-z2-9]{4}){2})$/m.exec(app.said())![1]!
}

/** Hồ Khiêm makes the first account; what comes then is the second layer. */
export async function firstAccount(page: Page, app: App, code = firstCode(app)): Promise<void> {
  await page.goto('/first-account')
  await page.getByLabel('Mã', { exact: true }).fill(code)
  await page.getByLabel('Tên tổ chức đảng cấp trên cùng').fill('Tỉnh ủy Nghệ An')
  await page.getByLabel('Họ và tên của đồng chí').fill('Hồ Khiêm')
  await page.getByLabel('Tên đăng nhập').fill('khiem')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(own)
  await page.getByLabel('Gõ lại mật khẩu').fill(own)
  await page.getByRole('button', { name: 'Lập tài khoản và vào Chi Bộ' }).click()
}

/** Sets up an authenticator where one has to be made, and puts the codes on paper away. */
export async function withApp(page: Page): Promise<{ readonly secret: string; readonly papers: readonly string[] }> {
  await page.getByRole('button', { name: 'Dùng ứng dụng xác thực' }).click()
  await expect(page.getByRole('img', { name: 'Hình vuông để ứng dụng xác thực đọc' })).toBeVisible()
  const secret = (await page.locator('.SignIn-secret').innerText()).replaceAll(' ', '')
  await page.getByLabel('Mã 6 số mà ứng dụng đang hiện').fill(shownBy(secret))
  await page.getByRole('button', { name: 'Xong, dùng ứng dụng này' }).click()
  await expect(page.getByRole('heading', { name: 'Mã dự phòng trên giấy' })).toBeVisible()
  const papers = await page.locator('.PaperCodes-list li').allInnerTexts()
  await page.getByRole('button', { name: 'Tôi đã cất mã, tiếp tục' }).click()
  return { secret, papers }
}

/** A device that keeps passkeys, with a finger always on it, until it refuses. */
export async function passkeysOf(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    refuse: () => session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false }),
    agree: () => session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true }),
  }
}
