import type { FastifyRequest } from 'fastify'
import type { Language } from '#kernel/text.ts'

/** What the reader chose (cookie `chibo-language`, over HTTPS `__Host-chibo-language`), else what the browser asks for, else Vietnamese. */
export function languageOf(request: FastifyRequest): Language {
  const chosen = request.cookies?.['__Host-chibo-language'] ?? request.cookies?.['chibo-language']
  if (chosen === 'vi' || chosen === 'en') return chosen
  return preferred(request.headers['accept-language'] ?? '')
}

function preferred(header: string): Language {
  const wanted = header
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const q = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find((v) => v !== undefined)
      return { language: tag.split('-')[0], q: q === undefined ? 1 : Number(q) }
    })
    .filter(({ language }) => language === 'vi' || language === 'en')
    .toSorted((a, b) => b.q - a.q)
  return wanted[0]?.language === 'en' ? 'en' : 'vi'
}
