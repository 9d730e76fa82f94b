import { ScopeData, TemplateHandler } from 'easy-template-x'
import { cleanText } from './clean-text.ts'

/** What fills a template: a text or number for `{tag}`, a list for `{#tag} … {/tag}`. An empty text leaves the place blank. */
export interface WordData {
  readonly [tag: string]: string | number | readonly WordData[]
}

/** A template asks for what its data do not hold: a mistake of ours, never of a user. */
export class MissingInTemplate extends Error {
  override readonly name = 'MissingInTemplate'
  readonly tags: readonly string[]

  constructor(tags: readonly string[]) {
    super(`the template asks for ${tags.join(', ')}`)
    this.tags = tags
  }
}

type Plain = { [tag: string]: string | number | Plain[] }

/**
 * Fills a .docx template. Texts are put in as texts, whatever they look like; control characters are taken out.
 * @throws MissingInTemplate where a tag has no value: left to itself, the library would leave the place blank and say nothing.
 */
export async function fillWord(template: Uint8Array, data: WordData): Promise<Uint8Array> {
  const missing = new Set<string>()
  const handler = new TemplateHandler({
    scopeDataResolver(args) {
      const value = ScopeData.defaultResolver(args)
      if (value === undefined || value === null)
        missing.add(args.strPath.filter((part) => !/^\d+$/u.test(part)).join('.'))
      return value
    },
  })
  const filled = await handler.process(Buffer.from(template), plain(data))
  if (missing.size > 0) throw new MissingInTemplate([...missing])
  return new Uint8Array(filled)
}

function plain(data: WordData): Plain {
  return Object.fromEntries(Object.entries(data).map(([tag, value]) => [tag, plainValue(value)]))
}

function plainValue(value: WordData[string]): Plain[string] {
  if (typeof value === 'string') return cleanText(value)
  return typeof value === 'number' ? value : value.map(plain)
}
