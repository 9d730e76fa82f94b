import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { after, test } from 'node:test'
import { openProvider } from './provider.ts'

async function answering(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  after(() => server.close())
  const address = server.address()
  return `http://127.0.0.1:${String(typeof address === 'object' && address !== null ? address.port : 0)}`
}

/** What a provider says of itself, as `issuer`. */
function metadata(issuer: string, at: string): string {
  return JSON.stringify({
    issuer,
    authorization_endpoint: `${at}/auth`,
    token_endpoint: `${at}/token`,
    jwks_uri: `${at}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  })
}

function providerAt(issuer: string, troubles: string[] = []) {
  const settings = {
    issuer,
    clientId: 'chibo',
    secret: 'x',
    claim: 'sub',
    scope: 'openid',
    algorithm: 'RS256',
  } as const
  return openProvider({ ...settings, second: [], label: { vi: 'Tỉnh', en: 'Province' } }, ({ signOn }) => {
    troubles.push(signOn)
  })
}

const back = 'https://chibo.example.test/sign-on'
const proof = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43) }

test('a provider that gives itself out for another is not believed, and nobody is sent to it', async () => {
  const honest = await answering((_request, response) => {
    response.setHeader('content-type', 'application/json').end(metadata(honest, honest))
  })
  assert.match(
    (await providerAt(honest).ask(back, proof)) ?? '',
    new RegExp(`^${honest}/auth\\?.*code_challenge_method=S256`),
  )
  const troubles: string[] = []
  const pretender = await answering((_request, response) => {
    response.setHeader('content-type', 'application/json').end(metadata(honest, pretender))
  })
  assert.equal(await providerAt(pretender, troubles).ask(back, proof), undefined)
  assert.equal(troubles.length, 1)
})

test('a provider that sends elsewhere is not followed', async () => {
  let asked = 0
  const elsewhere = await answering((_request, response) => {
    asked += 1
    response.setHeader('content-type', 'application/json').end(metadata(elsewhere, elsewhere))
  })
  const sending = await answering((_request, response) => {
    response.writeHead(302, { location: `${elsewhere}/.well-known/openid-configuration` }).end()
  })
  assert.equal(await providerAt(sending).ask(back, proof), undefined)
  assert.equal(asked, 0)
})
