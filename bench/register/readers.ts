/** Whose lists are asked for: each scope by as many readers, whose reach it is. */
export const scopes = ['cell', 'commune', 'province', 'country'] as const
export type Scope = (typeof scopes)[number]
export const readers = 16
export const password = 'mot-mat-khau-dai'

// oxlint-disable-next-line typescript/no-explicit-any -- a bench looks into any answer
export type Ask = (method: string, path: string, body?: object) => Promise<any>

export async function signIn(url: string, username: string): Promise<Ask> {
  let cookie = ''
  const ask: Ask = async (method, path, body) => {
    const answer = await fetch(url + path, {
      method,
      headers: {
        origin: url,
        cookie,
        ...(method !== 'GET' && { 'idempotency-key': crypto.randomUUID() }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  await ask('POST', '/api/session', { username, password })
  return ask
}

export function quantile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}
