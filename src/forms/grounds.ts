import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lazily } from '../system/lazily.ts'
import { packageFolder } from '../system/package-folder.ts'
import * as z from '../system/zod.ts'
import { readYaml } from '../yaml/read-yaml.ts'

const law = z.enum(['Wob', 'Woo'])
const yesNo = z.enum(['ja', 'nee']).transform((word) => word === 'ja')

/** The law on secrecy during a period. */
const period = z.strictObject({
  vanaf: z.string().optional(),
  tot: z.string().optional(),
  wet: law,
  /** For the header of the ground column: `art. 5.1 Woo`. */
  artikel: z.string(),
  basis: z.string(),
  /** Whether the council must confirm the secrecy of documents submitted to it. */
  bekrachtiging: yesNo,
  /** When secrecy ends by law, as a sentence in Dutch. */
  gevolg: z.string(),
  bron: z.string(),
})

const groundRow = z.strictObject({
  /** The canonical notation: `Woo 5.1.2.e`. */
  code: z.string(),
  /** The protected interest, in the words of the law: `persoonlijke levenssfeer`. */
  woorden: z.string(),
  /** False for a ground that allows redaction at publication, but not secrecy (Woo art. 5.1 lid 5 and 5.2). */
  geheimhouding: yesNo.default(true),
})

export type LawPeriod = Readonly<z.infer<typeof period>>
type Ground = Readonly<z.infer<typeof groundRow> & ReturnType<typeof partsOf>>

/**
 * The tables of confidentiality law. They are in `templates/recht/grondslagen.yaml`, so that a lawyer can check them and a change
 * of law requires no TypeScript.
 */
export const lawTables = lazily(
  (): { readonly perioden: readonly LawPeriod[]; readonly gronden: readonly Ground[] } => {
    const text = readFileSync(join(packageFolder, 'templates', 'recht', 'grondslagen.yaml'), 'utf8')
    const { value } = readYaml({ file: 'grondslagen.yaml', text, from: 0, to: text.length })
    const { perioden, gronden } = z
      .strictObject({ perioden: z.array(period), gronden: z.array(groundRow) })
      .parse(value)
    return { perioden, gronden: gronden.map((ground) => ({ ...ground, ...partsOf(ground.code) })) }
  },
)

function partsOf(code: string) {
  const found = /^(Wob|Woo) (10|5\.\d)\.(\d)(?:\.([a-z]))?$/.exec(code)
  if (!found) throw new Error(`grondslagen.yaml: code ${code}`)
  const [, wet, artikel = '', lid = '', letter] = found
  return { wet: law.parse(wet), artikel, lid, letter }
}

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
  const named = laws[0] ?? (parts[0] === '10' ? 'wob' : 'woo')
  return groundOf(`${named === 'wob' ? 'Wob' : 'Woo'} ${parts.join('.')}`)
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
export function secrecyGrounds(law: LawPeriod['wet']): readonly Ground[] {
  return lawTables().gronden.filter((ground) => ground.wet === law && ground.geheimhouding)
}
