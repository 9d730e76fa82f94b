import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { brotliDecompressSync } from 'node:zlib'
import { aServer } from './a-server.ts'

const webRoot = mkdtempSync(path.join(tmpdir(), 'chibo trang '))
mkdirSync(path.join(webRoot, 'assets'))
const script = `console.log('${'Chi Bộ '.repeat(400)}')`
writeFileSync(path.join(webRoot, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__"><div id="app"></div>')
writeFileSync(path.join(webRoot, 'assets', 'main-abc123.js'), script)
writeFileSync(path.join(webRoot, 'mark.svg'), '<svg/>')
const server = await aServer({ webRoot })

test('every address that is no file is the one page, with a nonce of its own that the policy names', async () => {
  const nonces = new Set<string>()
  for (const address of ['/', '/doi-chieu/mot', '/can-cu?q=Khiêm']) {
    const { status, text, headers } = await server.person().get(address)
    assert.equal(status, 200)
    const nonce = /content="([^"]+)"/.exec(text)![1]!
    const policy = headers.get('content-security-policy')!
    assert.ok(
      policy.includes(`script-src 'self' 'nonce-${nonce}'`) && policy.includes(`style-src 'self' 'nonce-${nonce}'`),
    )
    assert.doesNotMatch(policy, /unsafe|\*/)
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.match(headers.get('x-frame-options')!, /deny/i)
    nonces.add(nonce)
  }
  assert.equal(nonces.size, 3)
})

test('files that carry their hash are kept for ever, others are asked for anew; what is not there is a problem', async () => {
  const kept = await server.person().get('/assets/main-abc123.js')
  assert.equal(kept.headers.get('cache-control'), 'public, max-age=31536000, immutable')
  assert.equal(kept.text, script)
  assert.equal((await server.person().get('/mark.svg')).headers.get('cache-control'), 'no-cache')
  for (const address of ['/assets/khong-co.js', '/api/khong-co', '/../package.json', '/%2e%2e/package.json'])
    assert.equal((await server.person().get(address)).status, 404, address)
  assert.equal((await server.person().send('POST', '/')).status, 404)
})

test('a page and a file can be asked for without their contents', async () => {
  const { status, text } = await server.person().send('HEAD', '/mark.svg')
  assert.deepEqual([status, text], [200, ''])
})

test('text goes compressed to whoever takes it', async () => {
  const asked = { headers: { 'accept-encoding': 'gzip, br' } }
  const { headers, bytes } = await server.person().get('/assets/main-abc123.js', asked)
  assert.equal(headers.get('content-encoding'), 'br')
  assert.ok(bytes.length < script.length / 4)
  assert.equal(brotliDecompressSync(bytes).toString(), script)
})

test('the document of the API is OpenAPI 3.1, and every operation in it says what it does and who may call it', async () => {
  const { json } = await server.person().get('/api/openapi.json')
  assert.equal(json.openapi, '3.1.0')
  for (const methods of Object.values<Record<string, Record<string, unknown>>>(json.paths))
    for (const operation of Object.values(methods)) {
      assert.match(String(operation['summary']), /\.$/)
      assert.ok(operation['x-action'])
      assert.ok(operation['operationId'])
    }
})

test('no operation takes a secret in its address', async () => {
  const { json } = await server.person().get('/api/openapi.json')
  const names = Object.values<Record<string, { parameters?: { name: string; in: string }[] }>>(json.paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ parameters = [] }) => parameters.filter((p) => p.in !== 'header').map(({ name }) => name))
  assert.ok(names.length > 50)
  assert.deepEqual(
    names.filter((name) => /password|secret|token|code|pin|number|session|key/i.test(name)),
    [],
  )
})

test('who watches over the server is told whether it lives, and whether it can work', async () => {
  assert.deepEqual((await server.person().get('/api/live')).json, { ok: true })
  const ready = await server.person().get('/api/ready')
  assert.deepEqual([ready.status, ready.json], [200, { ok: true, database: true, schema: true, jobs: true }])
})
