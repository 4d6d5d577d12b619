import { type Ground, type LawPeriod, lawTables } from './ground-tables.ts'

export type { Ground, LawPeriod } from './ground-tables.ts'

const ordinals = ['eerste', 'tweede', 'derde', 'vierde', 'vijfde', 'zesde', 'zevende', 'achtste', 'negende']

/**
 * Parses a ground in any notation: `Woo 5.1.2.e`, `5.1 lid 2 onder e Woo`, `5.1.2e`, `artikel 10, tweede lid, onder g, Wob`.
 * Undefined when neither law has such a ground. Without the name of the law, the article number determines it.
 */
export function parseGround(text: string): Ground | undefined {
  let rest = ` ${text.toLowerCase().replace(/\s+/g, ' ')} `
  rest = rest.replaceAll('wet open overheid', 'woo').replaceAll('wet openbaarheid van bestuur', 'wob')
  const laws = [...rest.matchAll(/\b(woo|wob)\b/g)].map((found) => found[1])
  if (laws.length > 1) return undefined
  rest = rest.replace(/\b(woo|wob)\b/g, ' ')
  for (const [index, ordinal] of ordinals.entries()) rest = rest.replace(`${ordinal} lid`, `lid ${index + 1}`)
  rest = rest.replace(/\b(\d)e lid\b/g, 'lid $1')
  rest = rest.replace(/\b(artikel|art|lid|onderdeel|onder|sub|aanhef|en|van|de|letter)\b/g, ' ')
  const parts = rest.match(/\d+|[a-z]+|[^\s\d.,:;()a-z]+/g) ?? []
  const law = laws[0] ?? (parts[0] === '10' ? 'wob' : 'woo')
  const code = `${law === 'wob' ? 'Wob' : 'Woo'} ${parts.join('.')}`
  return lawTables().gronden.find((ground) => ground.code === code)
}

/** The ground with a code: `Woo 5.1.2.e`. */
function groundOf(code: string): Ground | undefined {
  return lawTables().gronden.find((ground) => ground.code === code)
}

/** `art. 5.1 lid 2 onder e Woo` */
function groundArticle(ground: Ground): string {
  const letter = ground.letter === undefined ? '' : ` onder ${ground.letter}`
  return `art. ${ground.artikel} lid ${ground.lid}${letter} ${ground.wet}`
}

/** `art. 5.1 lid 2 onder e Woo (persoonlijke levenssfeer)`; an unknown code is returned unchanged. */
export function groundInWords(code: string): string {
  const ground = groundOf(code)
  return ground === undefined ? code : `${groundArticle(ground)} (${ground.woorden})`
}

/** For reading aloud: `artikel 5.1, tweede lid, onder e, Woo`. */
export function groundSpoken(code: string): string {
  const ground = groundOf(code)
  if (ground === undefined) return code
  const letter = ground.letter === undefined ? '' : `, onder ${ground.letter}`
  return `artikel ${ground.artikel}, ${ordinals[Number(ground.lid) - 1] ?? ground.lid} lid${letter}, ${ground.wet}`
}

/** For a redaction bar: `5.1.2.e`; a ground of the older law keeps the name of the law. */
export function groundShort(code: string): string {
  return code.replace(/^Woo /, '')
}

/** The law that applies to secrecy imposed on an ISO date; by default the current law. */
export function lawOn(date: string | undefined): LawPeriod {
  const periods = lawTables().perioden
  const found = periods.find(
    (period) => (period.vanaf ?? '') <= (date ?? '9999') && (date ?? '9999') <= (period.tot ?? '9999-99-99'),
  )
  const last = found ?? periods.at(-1)
  if (last === undefined) throw new Error('grondslagen.yaml: no periods')
  return last
}

/** The grounds on which secrecy can be imposed under a law. */
export function secrecyGrounds(law: Ground['wet']): readonly Ground[] {
  return lawTables().gronden.filter((ground) => ground.wet === law && ground.geheimhouding)
}
