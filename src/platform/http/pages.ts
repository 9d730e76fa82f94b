import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendProblem } from './answering.ts'
import { pagePolicy } from './headers.ts'
import { languageOf } from './language.ts'
import { httpProblem } from './problems.ts'

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.webmanifest': 'application/manifest+json',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
const squeezable = /^(text|application\/(json|manifest)|image\/svg)/

type Encoding = 'br' | 'gzip'

interface Asset {
  readonly bytes: Buffer
  readonly type: string
  /** Its name holds its hash: it never changes. */
  readonly immutable: boolean
  readonly squeezed: Map<Encoding, Promise<Buffer>>
}

/** Serves the built web app: files as they are, and for every other address its one page, with a nonce of its own. */
export async function servePages(app: FastifyInstance, webRoot: string | undefined): Promise<void> {
  const assets = webRoot !== undefined && existsSync(webRoot) ? await readAssets(webRoot) : new Map<string, Asset>()
  app.setNotFoundHandler((request, reply) => {
    const asked = pathOf(request)
    const asset = isReading(request) ? assets.get(asked) : undefined
    if (asset && asked !== '/index.html') return sendAsset(request, reply, asset)
    const page = assets.get('/index.html')
    if (page && isReading(request) && isPage(asked)) return sendPage(reply, page)
    return sendProblem(reply, httpProblem({ code: 'http.unknownAddress' }, languageOf(request)))
  })
}

function isReading(request: FastifyRequest): boolean {
  return request.method === 'GET' || request.method === 'HEAD'
}

function pathOf(request: FastifyRequest): string {
  const asked = request.url.split('?')[0] ?? '/'
  return asked === '/' ? '/index.html' : asked
}

function isPage(asked: string): boolean {
  return !asked.startsWith('/api/') && (asked === '/index.html' || !/\.[a-z\d]+$/i.test(asked))
}

async function readAssets(webRoot: string): Promise<Map<string, Asset>> {
  const assets = new Map<string, Asset>()
  for (const entry of await readdir(webRoot, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    const address = `/${path.relative(webRoot, file).split(path.sep).join('/')}`
    assets.set(address, {
      bytes: await readFile(file),
      type: mediaTypes[path.extname(entry.name)] ?? 'application/octet-stream',
      immutable: address.startsWith('/assets/'),
      squeezed: new Map(),
    })
  }
  return assets
}

async function sendAsset(request: FastifyRequest, reply: FastifyReply, asset: Asset): Promise<FastifyReply> {
  reply
    .header('cache-control', asset.immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    .header('vary', 'accept-encoding')
    .type(asset.type)
  const encoding = encodingOf(request, asset)
  if (encoding === undefined) return reply.send(asset.bytes)
  return reply.header('content-encoding', encoding).send(await squeeze(asset, encoding))
}

function encodingOf(request: FastifyRequest, asset: Asset): Encoding | undefined {
  if (!squeezable.test(asset.type) || asset.bytes.length < 1024) return undefined
  const accepted = request.headers['accept-encoding'] ?? ''
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : undefined
}

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Once per file and encoding, when it is first asked for. */
function squeeze(asset: Asset, encoding: Encoding): Promise<Buffer> {
  const done = asset.squeezed.get(encoding)
  if (done) return done
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  const made = encoding === 'br' ? brotli(asset.bytes, quality) : zip(asset.bytes)
  asset.squeezed.set(encoding, made)
  return made
}

/** Styles that the components add while running carry this answer's nonce; nothing else from inside the page is obeyed. */
function sendPage(reply: FastifyReply, page: Asset): FastifyReply {
  const nonce = randomBytes(16).toString('base64')
  return reply
    .header('content-security-policy', pagePolicy(nonce))
    .type(page.type)
    .send(page.bytes.toString('utf8').replaceAll('__CSP_NONCE__', nonce))
}
