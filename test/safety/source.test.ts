import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { routes } from '#app/routes.ts'
import { filesWith, linesWith, onServer } from './code.ts'

const none: readonly string[] = []
const web = '{src/browser,src/ui,src/app/web,src/features/**/web}/**/*.{ts,tsx}'

test('nothing is run or shown as markup: no text becomes code, and the page holds no script of its own', () => {
  const running =
    /\beval\(|new Function\(|dangerouslySetInnerHTML|\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write|javascript:|set(Timeout|Interval)\(\s*['"`]/
  assert.deepEqual(linesWith(running), none)
  const page = readFileSync('src/app/web/index.html', 'utf8')
  assert.doesNotMatch(
    page,
    /<script(?![^>]*\bsrc="\/|[^>]*\bsrc="\.\/)|<style|\son\w+=|\sstyle=|<object|<embed|<applet/i,
  )
})

test('a link leads to http, to a page of ours or to a file that is being saved', () => {
  assert.deepEqual(linesWith(/\bhref=(?!["{]["'`]?[/#])/, { within: web }), none)
  assert.deepEqual(linesWith(/\.href\s*=/, { within: web }), ['src/browser/save-file.ts: link.href = address'])
  const going = linesWith(/location\.(assign|replace)\(|window\.open|location\s*=[^=]/, { within: web })
  assert.deepEqual(
    going.filter((line) => !/location\.(assign|replace)\(\s*['"`]\/(?!\/)/.test(line)),
    // to the province's sign-on, whose address the contract holds to http and the server has from its settings
    [
      'src/app/web/leaving.ts: if (address !== null) return location.assign(address) // whoever came from there leaves there, too',
      'src/features/accounts/web/SignOn.tsx: location.assign(address)',
    ],
  )
})

test('a statement to the database is never put together of what somebody said', () => {
  const raw = globSync('src/features/**/*.sql.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/sql\.raw\(\s*('[^']*'|`[^`]*`|[^)]+)/g)].map(([, given = '']) => given),
  )
  const words = raw.filter((given) => /^['`]/.test(given))
  const gaps = words.flatMap((given) => [...given.matchAll(/\$\{([^}]*)\}/g)].map(([, gap]) => gap))
  assert.deepEqual(
    gaps.filter((gap) => gap !== 'String(Math.min(6, Math.max(1, scope.depth)))'),
    none,
    'fixed words, and one number between 1 and 6',
  )
  const chosen = raw.filter((given) => !/^['`]/.test(given))
  assert.deepEqual([...new Set(chosen)].toSorted(), ['orders.due', 'orders[sort]'], 'out of a table of the program')
  assert.deepEqual(linesWith(/\.query\(/, { within: 'src/{features,kernel,rulebook,engines}/**/*.ts' }), none)
  assert.deepEqual(linesWith(/sql\.raw\(/, { within: 'src/{kernel,engines,rulebook}/**/*.ts' }), none)
})

test('no program is called through a shell, and none is named by what somebody typed', () => {
  assert.deepEqual(linesWith(/shell:\s*true|\bexec(Sync)?\(\s*['"`]|\bexecFile/, { within: onServer }), none)
  assert.deepEqual(filesWith(/from 'node:child_process'/), [
    'src/platform/db/cluster.ts',
    'src/platform/db/embedded.ts',
    'src/platform/db/postmaster.ts',
    'src/platform/db/runner.ts',
    'src/platform/documents/read.ts',
  ])
})

test('no regular expression is made of what somebody typed', () => {
  const made = linesWith(/new RegExp\(/)
  const typed = made.filter((line) => !/new RegExp\((\s*$|`|String\.raw)/.test(line))
  assert.deepEqual(typed, none)
  const gaps = made.flatMap((line) => [...line.matchAll(/\$\{([^}]*)\}/g)].map(([, gap = '']) => gap))
  const fixed = /^(tones|gap|onset|rimes|afterQu|words - 1|String\(digitsOfACard\))$/
  assert.deepEqual(
    gaps.filter((gap) => !fixed.test(gap)),
    none,
    'what stands in a pattern is a constant of the program',
  )
})

/** Whatever speaks to another machine, with what it speaks to. docs/security.md says the same. */
const speaking: Readonly<Record<string, string>> = {
  'src/browser/client.ts': 'a page, to the server it came from',
  'src/platform/session/provider.ts': 'the province’s sign-on that the settings name, and where that keeps its keys',
}

test('the server calls nobody but those that stand here, and follows nobody elsewhere', () => {
  const calls =
    /\bfetch\(|\bundici\b|\b(http|https)\.(request|get)\(|\brequest\(\s*['"`]https?:|from 'node:(dns|dgram)'|\bnet\.connect|tls\.connect/
  assert.deepEqual(filesWith(calls), Object.keys(speaking))
})

test('no word that was typed is a format of the log', () => {
  assert.deepEqual(
    linesWith(/\butil\.format\(|\bformat\(.*from 'node:util'|\.log\.(info|warn|error)\([^{'"]/, { within: onServer }),
    none,
  )
  assert.deepEqual(linesWith(/\blog\.(info|warn|error|fatal)\((?!\{)/, { within: onServer }), none)
})

test('no code of ours is native', () => {
  assert.deepEqual(globSync('{src,bin,test,bench,db}/**/*.{c,cc,cpp,rs,node,gyp,so,dll,wasm}'), none)
  assert.deepEqual(linesWith(/process\.dlopen|node:ffi/), none)
})

test('what only reads changes nothing: nothing is sent along, and no key is asked for', () => {
  const wrong = Object.entries(routes).flatMap(([operation, { method, once, takes }]) =>
    method === 'GET' && (once || takes === 'file') ? [operation] : [],
  )
  assert.deepEqual(wrong, none)
  assert.ok(Object.values(routes).every(({ method }) => ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method)))
})

test('the cookie of the language is sent over HTTPS alone where pages come by it, under a name of this host', () => {
  assert.deepEqual(filesWith(/document\.cookie/), ['src/browser/preferences.ts'])
  const text = readFileSync('src/browser/preferences.ts', 'utf8')
  assert.match(text, /isSecure \? '__Host-chibo-language'/)
  assert.match(text, /Path=\/; Max-Age=\d+; SameSite=Lax\$\{secure\}/)
  assert.match(text, /const secure = isSecure \? '; Secure'/)
})

test('no window is spoken to, and none is listened to', () => {
  assert.deepEqual(
    linesWith(/postMessage|addEventListener\(\s*'message'|onmessage|BroadcastChannel/, { within: web }),
    none,
  )
})

test('no file is opened under a name that was sent', () => {
  const opening = filesWith(/from 'node:fs(\/promises)?'/, 'src/features/**/*.ts')
  for (const file of opening) {
    const text = readFileSync(file, 'utf8')
    assert.doesNotMatch(
      text,
      /(readFile|open|write|create\w+)(Sync)?\([^)]*\b(body|params|query|fileName|given)\b/,
      file,
    )
  }
  assert.deepEqual(
    linesWith(/fileName/, { within: 'src/{platform,features}/**/*.ts' }).filter((line) =>
      /path\.(join|resolve)/.test(line),
    ),
    none,
  )
})

test('a field for a password is masked, and lets managers and the clipboard in', () => {
  assert.deepEqual(
    linesWith(/onPaste|onCopy|user-select:\s*none.*password/i, { within: web }).filter((line) =>
      /preventDefault/.test(line),
    ),
    none,
  )
  const fields = filesWith(/<PasswordField/, web)
  assert.ok(fields.length >= 3)
  for (const file of fields)
    assert.match(readFileSync(file, 'utf8'), /autoComplete[=:]\s*['"](current|new)-password['"]/, file)
  assert.match(readFileSync('src/ui/TextField.tsx', 'utf8'), /type=\{shown \? 'text' : 'password'\}/)
})

test('no password grows old: nothing keeps a last day of one', () => {
  const [, table = ''] =
    /create table public\.account_secret \(([^;]+)\);/.exec(readFileSync('db/schema.sql', 'utf8')) ?? []
  assert.deepEqual(
    [...table.matchAll(/^ {2}(\w+) (uuid|text|timestamp)/gm)].map(([, column]) => column),
    ['account', 'password_hash', 'changed_at'],
  )
})

test('nobody is asked for a hint or a secret question', () => {
  assert.deepEqual(linesWith(/hint|question/i, { within: 'src/features/accounts/**/*.contract.ts' }), none)
})

test('the way out stands in the frame of every page', () => {
  const frame = readFileSync('src/app/web/Frame.tsx', 'utf8')
  assert.match(frame, /onClick=\{leave\}>\{t\.leave\}/)
  assert.match(readFileSync('src/app/web/Menus.tsx', 'utf8'), /onClick=\{leave\}>/)
})

test('whoever leaves takes along what was shown, whether or not the server answers', () => {
  const leaving = readFileSync('src/app/web/leaving.ts', 'utf8')
  for (const part of [
    /onMutate: forgetDrafts/,
    /onError: \(\) => client\.clear\(\)/,
    /onSuccess: async \([^)]*\) => \{\s+client\.clear\(\)/,
  ])
    assert.match(leaving, part)
})

test('what the browser keeps is how one looks and which heads were seen, and in the tab alone what is not saved yet', () => {
  assert.deepEqual(filesWith(/\b(local|session)Storage\b|indexedDB|caches\.open/), [
    'src/browser/draft.ts',
    'src/browser/preferences.ts',
    'src/features/audit/web/remembered.ts',
    'src/features/people/web/look.ts',
    'src/features/reconciliation/web/look.ts',
  ])
})

test('there is no debug mode, and nothing of the source is served with the pages', () => {
  assert.deepEqual(linesWith(/NODE_ENV|process\.env\[?.?['.]?DEBUG|node:inspector|--inspect/), none)
  assert.doesNotMatch(readFileSync('vite.config.ts', 'utf8'), /sourcemap/)
  assert.equal(existsSync('dist/web') && globSync('dist/web/**/*.map').length > 0, false)
})

test('no secret stands in the repository', () => {
  const secret =
    /-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[A-Za-z0-9+/]{20}|\b(secret|token|password|key)['"]?\s*[:=]\s*['"][A-Za-z0-9+/_-]{32,}['"]/i
  const within = ['src/**/*.{ts,tsx}', 'bin/*', 'test/**/*.ts', 'docs/**/*.md', '*.md', 'db/**/*.sql']
  const found = within.flatMap((files) => globSync(files)).filter((file) => secret.test(readFileSync(file, 'utf8')))
  assert.deepEqual(
    found.filter((file) => file !== 'test/safety/source.test.ts'),
    none,
  )
})
