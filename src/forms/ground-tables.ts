import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lazily } from '../system/lazily.ts'
import { packageFolder } from '../system/package-folder.ts'
import { z } from '../system/zod.ts'
import { readYaml } from '../yaml/read-yaml.ts'

/**
 * The tables of confidentiality law. They are in `templates/recht/grondslagen.yaml`, so that a lawyer can check them and a change
 * of law requires no TypeScript.
 */

export type Law = 'Wob' | 'Woo'

export interface Ground {
  /** The canonical notation: `Woo 5.1.2.e`. */
  readonly code: string
  readonly wet: Law
  readonly artikel: string
  readonly lid: string
  readonly letter?: string
  /** The protected interest, in the words of the law: `persoonlijke levenssfeer`. */
  readonly woorden: string
  /** False for a ground that allows redaction at publication, but not secrecy (Woo art. 5.1 lid 5 and 5.2). */
  readonly geheimhouding: boolean
}

/** The law on secrecy during a period. */
export interface LawPeriod {
  readonly vanaf?: string | undefined
  readonly tot?: string | undefined
  readonly wet: Law
  /** For the header of the ground column: `art. 5.1 Woo`. */
  readonly artikel: string
  readonly basis: string
  /** Whether the council must confirm the secrecy of documents submitted to it. */
  readonly bekrachtiging: boolean
  /** When secrecy ends by law, as a sentence in Dutch. */
  readonly gevolg: string
}

const law = z.enum(['Wob', 'Woo'])
const yesNo = z.enum(['ja', 'nee']).transform((word) => word === 'ja')
const tables = z.strictObject({
  perioden: z.array(
    z.strictObject({
      vanaf: z.string().optional(),
      tot: z.string().optional(),
      wet: law,
      artikel: z.string(),
      basis: z.string(),
      bekrachtiging: yesNo,
      gevolg: z.string(),
      bron: z.string(),
    }),
  ),
  gronden: z.array(z.strictObject({ code: z.string(), woorden: z.string(), geheimhouding: yesNo.default(true) })),
})

interface LawTables {
  readonly perioden: readonly LawPeriod[]
  readonly gronden: readonly Ground[]
}

export const lawTables = lazily((): LawTables => {
  const text = readFileSync(join(packageFolder, 'templates', 'recht', 'grondslagen.yaml'), 'utf8')
  const { value } = readYaml({ file: 'grondslagen.yaml', text, from: 0, to: text.length })
  const { perioden, gronden } = tables.parse(value)
  return { perioden, gronden: gronden.map((ground) => ({ ...ground, ...partsOf(ground.code) })) }
})

function partsOf(code: string): Pick<Ground, 'wet' | 'artikel' | 'lid' | 'letter'> {
  const found = /^(Wob|Woo) (10|5\.\d)\.(\d)(?:\.([a-z]))?$/.exec(code)
  if (!found) throw new Error(`grondslagen.yaml: code ${code}`)
  const [, wet, artikel = '', lid = '', letter] = found
  return { wet: law.parse(wet), artikel, lid, ...(letter ? { letter } : {}) }
}
