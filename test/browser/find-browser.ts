import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createBrotliDecompress } from 'node:zlib'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const cache = fileURLToPath(new URL('../../.cache/browser', import.meta.url))

/** The browser of this machine (or `CHROME`), else the one that npm brought along. */
export async function findBrowser() {
  const args = [
    '--no-sandbox',
    '--disable-dev-shm-usage',
    '--font-render-hinting=none',
    '--disable-background-networking',
  ]
  // Browsers leave folders behind in the temporary folder; here they are in one place that git does not see.
  mkdirSync(cache, { recursive: true })
  process.env['TMPDIR'] = cache
  const own = process.env['CHROME'] ?? (process.env['NO_SYSTEM_CHROME'] ? undefined : installed.find(existsSync))
  if (own !== undefined) return { executablePath: own, args }
  if (process.platform !== 'linux' || process.arch !== 'x64') return { executablePath: undefined, args }
  return { executablePath: await unpack(), args: [...args, '--headless=shell', '--disable-gpu', '--no-zygote'] }
}

async function unpack(): Promise<string> {
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x' // makes the package unpack the libraries it needs, too
  const { default: chromium } = await import('@sparticuz/chromium')
  const executable = await chromium.executablePath()
  const libraries = [path.join(cache, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean)
  process.env['LD_LIBRARY_PATH'] = libraries.join(path.delimiter)
  // Its own fonts hold no Vietnamese; without any it draws no text at all.
  if (existsSync('/etc/fonts')) process.env['FONTCONFIG_PATH'] = '/etc/fonts'
  return executable
}

/** The oldest browser that is promised, a real one of January 2023; `undefined` where npm has none for this machine. */
export async function findOldestBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  if (!installed.some(existsSync) || process.env['NO_SYSTEM_CHROME']) await unpack() // the libraries it needs, too
  const executablePath = path.join(cache, 'chromium-109')
  if (!existsSync(executablePath)) await unpackInto(executablePath)
  // of its own package's arguments none that opens one site to another
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--no-zygote', '--disable-gpu', '--font-render-hinting=none']
  return { executablePath, args }
}

/** Its package looks in the common temporary folder first, where anybody may have put something. */
async function unpackInto(file: string): Promise<void> {
  const packed = path.join(
    path.dirname(createRequire(import.meta.url).resolve('chromium-109/package.json')),
    'bin',
    'chromium.br',
  )
  mkdirSync(cache, { recursive: true })
  const unfinished = `${file}.${String(process.pid)}`
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(unfinished, { mode: 0o700 }))
  renameSync(unfinished, file)
}
