import assert from 'node:assert/strict'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { commands } from '#app/commands/index.ts'

const pages = globSync(['*.md', 'docs/**/*.md', 'data/**/*.md', 'test/**/*.md']).toSorted()
const textOf = (page: string) => readFileSync(page, 'utf8').normalize('NFC')
const architecture = textOf('ARCHITECTURE.md')

test('every link and picture of a page leads somewhere', () => {
  const lost = pages.flatMap((page) =>
    [...outsideCode(textOf(page)).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => !leadsSomewhere(page, target))
      .map((target) => `${page}: ${target}`),
  )
  assert.deepEqual(lost, [])
})

function leadsSomewhere(page: string, target: string): boolean {
  const [path = '', heading] = target.split('#')
  const file = path === '' ? page : join(dirname(page), decodeURI(path))
  if (!existsSync(file)) return false
  return heading === undefined || headingsOf(file).includes(decodeURI(heading))
}

/** Headings as GitHub makes them into anchors. */
function headingsOf(file: string): readonly string[] {
  const headings = [...textOf(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading)
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

function outsideCode(text: string): string {
  return text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '')
}

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const { suites } = (await import(pathToFileURL('bin/suites.mjs').href)) as { suites: Record<string, unknown> }

const usageOf = (name: string) => commands.find((command) => command.name === name)?.usage ?? ''
const startOptions: readonly string[] = usageOf('start').match(/--[a-z-]+/g) ?? []

test('every command a page tells people to type exists, with the options it is given', () => {
  const typed = pages.flatMap((page) => commandsIn(textOf(page)).map((command) => ({ page, command })))
  assert.ok(typed.length > 20)
  assert.deepEqual(
    typed.filter(({ command }) => !canBeTyped(command)).map(({ page, command }) => `${page}: ${command}`),
    [],
  )
})

test('every script of package.json runs a file that is there', () => {
  const files = Object.values(scripts).flatMap((script) => /^node (\S+)/.exec(script)?.[1] ?? [])
  assert.ok(files.length > 4)
  assert.deepEqual(
    files.filter((file) => !existsSync(file)),
    [],
  )
})

/** Lines of shell blocks, and what stands as code within a sentence and begins like a command of ours. */
function commandsIn(text: string): readonly string[] {
  const blocks = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.trim().split('\n'))
  const inline = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`((?:npm|npx|chibo|node) [^`\n]+)`/g)]
  return [...blocks, ...inline.map(([, command = '']) => command)]
    .map((line) => line.replace(/\s+#.*$/, '').replace(/^([A-Z_]+=("[^"]*"|\S+)\s+)*/, ''))
    .filter((line) => line !== '')
}

function canBeTyped(command: string): boolean {
  const [program, ...words] = command.split(/\s+/)
  if (program === 'npm') return npmKnows(words)
  if (program === 'node') return existsSync(words[0] ?? '')
  if (program !== 'npx' && program !== 'chibo') return false
  return chiboKnows(program === 'npx' ? words.slice(1) : words)
}

function npmKnows([what = '', ...rest]: readonly string[]): boolean {
  if (what === 'ci' || what === 'install') return true
  if (what === 'run') return rest[0] !== undefined && rest[0] in scripts
  if (what === 'test') return rest.every((word) => word === '--' || word in suites || existsSync(word))
  return what === 'start' && rest.every((word) => word === '--' || startOptions.includes(word) || /^\d+$/.test(word))
}

function chiboKnows([name = '', ...rest]: readonly string[]): boolean {
  if (name === '--help') return true
  const usage = usageOf(name)
  return usage !== '' && rest.filter((word) => word.startsWith('--')).every((option) => usage.includes(option))
}

interface Rule {
  readonly name: string
  readonly from: { readonly path?: unknown }
  readonly to: { readonly path?: unknown; readonly pathNot?: unknown }
}
const { default: layout } = (await import(pathToFileURL('.dependency-cruiser.mjs').href)) as {
  default: { forbidden: readonly Rule[] }
}

/** Cells of the table that follows a heading row, by the first cell. */
function tableUnder(head: string): ReadonlyMap<string, string> {
  const [, after = ''] = architecture.split(`${head}\n`)
  const [body = ''] = after.split('\n\n')
  const rows = body.split('\n').filter((line) => line.startsWith('| `'))
  return new Map(rows.map((line) => line.split('|').map((cell) => cell.trim())).map(([, a = '', b = '']) => [a, b]))
}

const named = (cell: string) => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)

test('the import table of ARCHITECTURE says what the layout holds', () => {
  const told = tableUnder('| folder | may import, besides itself |')
  assert.deepEqual(
    [...told.keys()].flatMap(named).toSorted(),
    readdirSync('src').toSorted(),
    'a folder is missing, or is told and not there',
  )
  for (const folder of ['kernel', 'rulebook', 'engines', 'platform', 'browser', 'ui']) {
    const rule = layout.forbidden.find((r) => r.from.path === `^src/${folder}/` && r.to.path === '^src/')
    const allowed = /\(([^)]+)\)|^\^src\/(\w+)\/$/.exec(String(rule?.to.pathNot))
    const others = (allowed?.[1] ?? allowed?.[2] ?? '').split('|').filter((name) => name !== folder)
    assert.deepEqual(named(told.get(`\`${folder}\``) ?? ''), others, folder)
  }
})

test('the map of features in ARCHITECTURE is the one the layout holds', () => {
  const told = [...tableUnder('| feature | may use |')].map(([feature, uses]) => {
    const [name = ''] = named(feature)
    return `${name} may use ${named(uses).join(', ') || 'no other feature'}`
  })
  const held = layout.forbidden.map(({ name }) => name).filter((name) => /^\w+ may use /.test(name))
  assert.deepEqual(told, held)
  assert.deepEqual(told.map((line) => line.replace(/ .*/, '')).toSorted(), readdirSync('src/features').toSorted())
})

test('the tree in ARCHITECTURE names every folder there is, and no other', () => {
  const [, tree = ''] = architecture.split('```')
  const told = [...tree.matchAll(/^( *)([\w./]+)\/\s/gm)].map(([, depth = '', name = '']) => ({
    depth: depth.length / 2,
    name,
  }))
  const paths = told.map(({ depth, name }, at) =>
    [...above(told.slice(0, at), depth), name].filter((part) => part !== '').join('/'),
  )
  assert.deepEqual(
    paths.filter((path) => !existsSync(path)),
    [],
  )
  const wanted = ['src', 'src/engines', 'src/features'].flatMap((folder) =>
    readdirSync(folder).map((name) => `${folder}/${name}`),
  )
  assert.deepEqual(
    wanted.filter((path) => !paths.includes(path)),
    [],
  )
})

function above(before: readonly { readonly depth: number; readonly name: string }[], depth: number): readonly string[] {
  if (depth === 0) return []
  const at = before.findLastIndex((folder) => folder.depth === depth - 1)
  return [...above(before.slice(0, at), depth - 1), before[at]?.name ?? '']
}

test('what the guides quote stands on the screen', () => {
  const said = wordsOf(
    globSync([
      'src/browser/**/*.ts',
      'src/app/web/*.tsx',
      'src/rulebook/*.ts',
      'src/features/**/*.ts',
      'src/platform/session/provider-settings.ts',
    ]),
  )
  const unsaid = ['docs/guide/vi.md', 'docs/guide/en.md'].flatMap((page) =>
    [...textOf(page).matchAll(/“([^”]+)”/g)]
      .map(([, quoted = '']) => quoted)
      .filter((quoted) => quoted !== '…' && !said.some((text) => contains(text, quoted)))
      .map((quoted) => `${page}: ${quoted}`),
  )
  assert.deepEqual(unsaid, [])
})

/** Texts in quotation marks or backticks, in lower case; what is filled in later is one sign. */
function wordsOf(files: readonly string[]): readonly string[] {
  return files.flatMap((file) =>
    [
      ...readFileSync(file, 'utf8')
        .normalize('NFC')
        .matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g),
    ].map(([, plain, filled]) => withGaps(plain ?? filled ?? '').toLowerCase()),
  )
}

/** `See ${e.of(n, 'pair')}` is read as “See … pairs”. */
function withGaps(text: string): string {
  return text.replace(/\$\{e\.of\(\w+, '(\w+)'\)\}/g, '… $1s').replace(/\$\{[^}]*\}/g, '…')
}

/** “Xem … cặp” stands for any number of them: its parts follow each other in one text. */
function contains(text: string, quoted: string): boolean {
  let from = 0
  for (const part of quoted
    .toLowerCase()
    .split('…')
    .map((p) => p.trim())) {
    const at = text.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return true
}

// "Vi phạm tư cách đảng viên" is the name of a ground in the Charter: it stands in the rulebook, of a rule and not of a person
const accusing = /(?<!\p{L})(vi phạm|mất tích|bỏ sinh hoạt|trốn)(?!\p{L})/u

test('no text of ours says of a person what only people may conclude', () => {
  const files = globSync([
    'src/{browser,ui,app/web,app/commands,features}/**/*.{ts,tsx}',
    'docs/guide/*.md',
    'README.md',
  ])
  const ours = files.filter((file) => !/vocabulary[.]ts$|[.]test[.]/.test(file))
  assert.ok(ours.length > 100)
  assert.deepEqual(
    ours.filter((file) => accusing.test(textOf(file).toLowerCase())),
    [],
  )
})

test('a word of accusation is found where it is planted, and not inside another word', () => {
  assert.match('đảng viên trốn sinh hoạt', accusing)
  assert.doesNotMatch('để trống ô đó', accusing)
})

test('each decision has a number of its own and fits on a page', () => {
  const decisions = readdirSync('docs/decisions')
  const numbers = decisions.map((file) => /^(\d{4})-[a-z0-9-]+[.]md$/.exec(file)?.[1])
  assert.equal(new Set(numbers).size, decisions.length)
  assert.ok(!numbers.includes(undefined))
  for (const file of decisions) assert.ok(textOf(resolve('docs/decisions', file)).split('\n').length < 60, file)
})

test('both guides have the same steps, tables and pictures', () => {
  assert.deepEqual(shapeOf('docs/guide/en.md'), shapeOf('docs/guide/vi.md'))
})

/** Headings, rows of tables, points and pictures, without their words. */
function shapeOf(page: string): readonly string[] {
  const marks = textOf(page)
    .split('\n')
    .flatMap((line) => /^(#+|\||!\[[^\]]*\]\(.*\)|- )/.exec(line)?.[1] ?? [])
  return marks.map((mark) => mark.replace(/!\[[^\]]*\]/, ''))
}
