import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { projectFolder } from '#platform/settings.ts'

/** One requirement of the Application Security Verification Standard 5.0.0 that we promise; data/asvs-5.0.0.csv. */
export interface Requirement {
  readonly number: string
  readonly level: number
  /** `V8 Authorization` */
  readonly chapter: string
}

const asked = {
  number: z.string().regex(/^\d+\.\d+\.\d+$/),
  /** What is asked, in words of ours. */
  asks: z.string().min(10),
}
const Answer = z.union([
  /** Shown by tests: `file › title`. `how`: what they cannot say by themselves. */
  z.strictObject({ ...asked, shown: z.array(z.string().includes(' › ')).min(1), how: z.string().optional() }),
  /** There is nothing here that it could be about. */
  z.strictObject({ ...asked, noCase: z.string().min(10) }),
  /** Not met, or met in part: what is missing. `shown`: what there is already. */
  z.strictObject({ ...asked, missing: z.string().min(10), shown: z.array(z.string().includes(' › ')).optional() }),
])
export type AsvsAnswer = z.infer<typeof Answer>

/** Levels 1 and 2, and in the chapters of authorisation and logging level 3. */
export function promised(): readonly Requirement[] {
  const lines = readFileSync(path.join(projectFolder, 'data', 'asvs-5.0.0.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  return lines.map(requirementIn).filter(({ number, level }) => level < 3 || /^(8|16)\./.test(number))
}

function requirementIn(line: string): Requirement {
  const [number = '', level = '', name = ''] = line.split(',')
  return { number, level: Number(level), chapter: `V${number.split('.')[0] ?? ''} ${name}` }
}

/** Ours, one file a chapter, in the order of their numbers. */
export function asvsAnswers(): readonly AsvsAnswer[] {
  const folder = path.join(projectFolder, 'docs', 'asvs')
  return readdirSync(folder)
    .toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }))
    .flatMap((file) => z.array(Answer).parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8'))))
}

/** `test/x.test.ts › its title`, in two. */
export function namedTest(named: string): { readonly file: string; readonly title: string } {
  const [file = '', ...title] = named.split(' › ')
  return { file, title: title.join(' › ') }
}

const introduction = `Chi Bộ promises the [OWASP Application Security Verification Standard](https://github.com/OWASP/ASVS) 5.0.0 at levels 1 and 2, and in its chapters V8 (authorisation) and V16 (logging and errors) at level 3 too. What is asked stands here shortened, in words of ours; the words that count are those of the standard, under its number. Each line leads to the tests that show it, or says why there is nothing here it could be about, or what is missing. A test that is named and does not exist fails \`npm test\`. How the pieces fit together: [security.md](security.md).`

/** docs/asvs.md: every requirement that is promised, and what shows it. */
export function asvsPage(): string {
  const requirements = promised()
  const answers = new Map(asvsAnswers().map((answer) => [answer.number, answer]))
  const of = (has: 'noCase' | 'missing') => [...answers.values()].filter((answer) => has in answer)
  const [none, missing] = [of('noCase'), of('missing')]
  const shown = answers.size - none.length - missing.length
  return `${[
    '<!-- Made by `chibo docs` from docs/asvs/*.json; change those instead. -->',
    '# What is asked of a safe application, and what shows it',
    introduction,
    `${String(requirements.length)} requirements: ${String(shown)} shown by tests, ${String(none.length)} about what is not here, ${String(missing.length)} not met or not whole${missing.length > 0 ? ` (${missing.map(({ number }) => number).join(', ')})` : ''}.`,
    ...[...new Set(requirements.map(({ chapter }) => chapter))].map((chapter) =>
      section(
        chapter,
        requirements.filter((one) => one.chapter === chapter),
        answers,
      ),
    ),
  ].join('\n\n')}\n`
}

function section(
  chapter: string,
  requirements: readonly Requirement[],
  answers: ReadonlyMap<string, AsvsAnswer>,
): string {
  const rows = requirements.map(({ number, level }) => {
    const answer = answers.get(number)
    return `| ${number} | ${String(level)} | ${escaped(answer?.asks ?? '')} | ${answer ? answerText(answer) : ''} |`
  })
  return [`## ${chapter}\n`, '| no. | level | asks | shown by |', '| --- | --- | --- | --- |', ...rows].join('\n')
}

function answerText(answer: AsvsAnswer): string {
  if ('noCase' in answer) return `Not the case here: ${escaped(answer.noCase)}`
  const tests = (answer.shown ?? []).map(linkTo).join('; ')
  if ('missing' in answer) return `**Missing:** ${escaped(answer.missing)}${tests ? ` Already: ${tests}` : ''}`
  return answer.how === undefined ? tests : `${escaped(answer.how)} ${tests}`
}

function linkTo(named: string): string {
  const { file, title } = namedTest(named)
  return `[${escaped(title)}](../${file})`
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('[', '\\[').replaceAll(']', '\\]')
}
