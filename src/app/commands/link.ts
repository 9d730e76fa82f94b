import { realpath, writeFile } from 'node:fs/promises'
import { link, type Pair } from '#engines/linkage/index.ts'
import { readFields, readList, type List } from './link-input.ts'
import {
  answered,
  parseCommand,
  refuseCommand,
  tell,
  writeJson,
  writeLine,
  type CommandRefusal,
  type Language,
  type Text,
} from './output.ts'

const usage = 'chibo link A.csv B.csv --fields fields.json --out pairs.csv [--one-to-one] [--json]'

const options = {
  fields: { type: 'string' },
  out: { type: 'string' },
  'one-to-one': { type: 'boolean' },
} as const

/** `chibo link`: which rows of two lists are one person each, with the probability of every pair above 0.5. */
export async function run(args: readonly string[]): Promise<number> {
  const parsed = parseCommand(args, { options, words: ['A.csv', 'B.csv'], usage })
  if (!parsed.ok) return parsed.code
  const { fields, out } = parsed.values
  if (fields === undefined || out === undefined) return refuseCommand(optionMissing(fields === undefined), args)
  const oneToOne = parsed.values['one-to-one'] ?? false
  const [one = '', other = ''] = parsed.positionals
  const done = await linkFiles({ one, other, fields, out, oneToOne })
  if (!done.ok) return refuseCommand(done.refusal, args)
  tellProblems(done.summary, parsed.language)
  if (parsed.values.json === true) writeJson(done.summary)
  else writeLine(inSentence(done.summary)[parsed.language])
  return answered
}

interface Asked {
  readonly one: string
  readonly other: string
  readonly fields: string
  readonly out: string
  readonly oneToOne: boolean
}

type ListSummary = Omit<List, 'ids' | 'table'> & { readonly rows: number }

interface Summary {
  readonly left: ListSummary
  readonly right: ListSummary
  readonly sameFile: boolean
  readonly oneToOne: boolean
  readonly pairs: number
  readonly out: string
}

type Done = { readonly ok: true; readonly summary: Summary } | { readonly ok: false; readonly refusal: CommandRefusal }

async function linkFiles({ one, other, fields, out, oneToOne }: Asked): Promise<Done> {
  const described = await readFields(fields)
  if (!described.ok) return described
  const left = await readList(one, described.value)
  if (!left.ok) return left
  const sameFile = (await realpath(one)) === (await realpath(other).catch(() => other))
  const right = sameFile ? left : await readList(other, described.value)
  if (!right.ok) return right
  const linked = link(left.value.table, right.value.table, described.value.fields, { oneToOne, sameList: sameFile })
  const written = await write(out, toCsv(linked.pairs, left.value.ids, right.value.ids))
  if (!written) return { ok: false, refusal: notWritten(out) }
  const pairs = linked.pairs.length
  return { ok: true, summary: { left: counts(left.value), right: counts(right.value), sameFile, oneToOne, pairs, out } }
}

function counts({ ids, file, withoutId, repeatedIds }: List): ListSummary {
  return { file, rows: ids.length, withoutId, repeatedIds }
}

/** In the order of the lists; six decimals, never rounded down to the threshold. */
function toCsv(pairs: readonly Pair[], left: readonly string[], right: readonly string[]): string {
  const lines = pairs.map((pair) => {
    const probability = Math.max(0.500001, pair.probability).toFixed(6)
    return `${quoted(left[pair.left] ?? '')},${quoted(right[pair.right] ?? '')},${probability}`
  })
  return `${['left,right,probability', ...lines].join('\n')}\n`
}

function quoted(id: string): string {
  return /[",\r\n]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id
}

async function write(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text)
    return true
  } catch {
    return false
  }
}

function tellProblems({ left, right, sameFile }: Summary, language: Language): void {
  for (const list of sameFile ? [left] : [left, right]) for (const problem of problemsOf(list)) tell(problem[language])
}

function problemsOf({ file, withoutId, repeatedIds }: ListSummary): Text[] {
  const without = {
    vi: `${file}: ${withoutId} dòng không có mã nên không được so.`,
    en: `${file}: ${withoutId} rows have no id and are not compared.`,
  }
  const repeated = {
    vi: `${file}: ${repeatedIds} dòng mang mã đã có ở dòng khác.`,
    en: `${file}: ${repeatedIds} rows carry an id that another row has too.`,
  }
  return [...(withoutId > 0 ? [without] : []), ...(repeatedIds > 0 ? [repeated] : [])]
}

function inSentence({ left, right, pairs, out, sameFile }: Summary) {
  return sameFile
    ? {
        vi: `${left.rows} dòng, ${pairs} cặp có thể là một người, ghi ở ${out}.`,
        en: `${left.rows} rows, ${pairs} pairs that may be one person, written to ${out}.`,
      }
    : {
        vi: `${left.rows} và ${right.rows} dòng, ${pairs} cặp có thể là một người, ghi ở ${out}.`,
        en: `${left.rows} and ${right.rows} rows, ${pairs} pairs that may be one person, written to ${out}.`,
      }
}

function optionMissing(fields: boolean): CommandRefusal {
  const option = fields ? '--fields' : '--out'
  return {
    code: 'options.missing',
    message: { vi: `Thiếu ${option}. Cách dùng: ${usage}`, en: `${option} is missing. Usage: ${usage}` },
  }
}

function notWritten(file: string): CommandRefusal {
  return {
    code: 'files.notWritten',
    file,
    message: { vi: `Không ghi được tệp ${file}.`, en: `The file ${file} cannot be written.` },
  }
}
