import { explainCommand } from '../diagnostics/explain-command.ts'
import * as z from '../system/zod.ts'
import { yamlRules } from '../yaml/yaml-rules.ts'
import { isoDate } from './date-notation.ts'
import { datePattern, isDate } from './dutch-date.ts'
import { fieldRules } from './form-rules.ts'
import { parseGround, secrecyGrounds } from './grounds.ts'
import { anyCase, complain, editorSchema, tekst } from './value-types.ts'

/** Types of values that only occur in front matter, each with its schema for editors. */

/** A ground for secrecy in any notation, converted to its code: `Woo 5.1.2.e`. */
const grond = z.string().transform((text, context): string => {
  const ground = parseGround(text)
  if (ground?.geheimhouding) return ground.code
  // No ground is suggested: which one is right depends on the interest, not on the letters.
  const list = `De letters van Wob en Woo komen niet met elkaar overeen. Alle gronden: ${explainCommand('gronden')}`
  if (ground)
    return complain(context, {
      rule: fieldRules['geheimhouding/grond'],
      wrong: 'dat is geen grond voor geheimhouding, alleen om te lakken.',
      advice: list,
    })
  return complain(context, {
    rule: fieldRules['geheimhouding/grond'],
    wrong: 'deze grond kent de wet niet.',
    advice: list,
  })
})
/** Editors suggest the codes, and accept any notation. */
const grondEditor = () => ({
  anyOf: [{ enum: [...secrecyGrounds('Woo'), ...secrecyGrounds('Wob')].map(({ code }) => code) }, { type: 'string' }],
})
editorSchema.add(grond, grondEditor)

export const gronden = z.union([grond.transform((code): string[] => [code]), z.array(grond)])
editorSchema.add(gronden, () => ({ anyOf: [...grondEditor().anyOf, { type: 'array', items: grondEditor() }] }))

/** `voorstel` or `bijlage 2`. */
export const waarop = z.string().transform((text, context): string => {
  const what = text.trim().toLowerCase().replace(/\s+/g, ' ')
  if (what === 'voorstel' || /^bijlage [1-9]\d?$/.test(what)) return what
  return complain(context, {
    wrong: 'daarop kan geen geheimhouding rusten.',
    advice: 'Schrijf voorstel, of bijlage met het nummer in de lijst van bijlagen: bijlage 2.',
  })
})
editorSchema.add(waarop, {
  type: 'string',
  pattern: `^\\s*(?:${anyCase('voorstel')}|${anyCase('bijlage')}\\s+[1-9]\\d?)\\s*$`,
  patternErrorMessage: 'Schrijf voorstel, of bijlage met het nummer in de lijst van bijlagen: bijlage 2.',
})

/** The last day, or the event that ends it, in words: `opheffing door een besluit`. */
export const totWanneer = z.string().transform((text, context): string => {
  const when = text.trim()
  if (isDate(when) || /^[^\d]*\p{L}/u.test(when)) return when
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(when)
  return complain(context, {
    rule: yamlRules['yaml/datum'],
    wrong: isDay ? 'die dag bestaat niet.' : 'dat is geen datum.',
    advice: 'Schrijf de laatste dag als jaar-maand-dag, of in woorden wat er een einde aan maakt.',
    right: isoDate(when),
  })
})
editorSchema.add(totWanneer, {
  type: ['string', 'boolean'],
  pattern: `^\\s*(?:${datePattern}\\s*$|[^\\d]*\\p{L})`,
  patternErrorMessage: 'Schrijf de laatste dag als jaar-maand-dag, of in woorden wat er een einde aan maakt.',
})

/** `...` means not yet known, and is treated as absent. */
export const zaaknummer = z
  .string()
  .transform((text): string | undefined => (/^(\.{2,}|…)?$/.test(text.trim()) ? undefined : text.trim()))
editorSchema.add(zaaknummer, { type: ['string', 'number', 'boolean'] })

/** Bytes; below the limit of all file systems, with room for suffixes. */
const longestName = 240

/**
 * A folder name that is valid on every system: no path separators, not too long, no trailing dot (Windows removes it), no device
 * name of Windows, with or without an extension.
 */
export const bestandsnaam = tekst
  .normalize()
  .regex(/^[\p{L}\p{N}_-]([\p{L}\p{N}._-]{0,78}[\p{L}\p{N}_-])?$/u, {
    error: 'gebruik alleen letters, cijfers, streepjes, lage streepjes en daartussen punten, hoogstens 80 bij elkaar.',
    abort: true,
  })
  .regex(
    /^(?!(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(\.|$))/i,
    'zo mag een map onder Windows niet heten. Kies een andere naam.',
  )
  .refine((name) => Buffer.byteLength(name) <= longestName, 'deze naam is te lang. Kies een kortere.')

const devices = ['con', 'prn', 'aux', 'nul', 'com[\\d¹²³]', 'lpt[\\d¹²³]'].map(anyCase).join('|')
editorSchema.add(bestandsnaam, {
  type: ['string', 'number', 'boolean'],
  pattern: `^\\s*(?!(?:${devices})(?:\\.|\\s*$))[\\p{L}\\p{M}\\p{N}_-](?:[\\p{L}\\p{M}\\p{N}._-]{0,78}[\\p{L}\\p{M}\\p{N}_-])?\\s*$`,
  patternErrorMessage:
    'Gebruik alleen letters, cijfers, streepjes en daartussen punten, en geen naam die Windows zelf gebruikt.',
})
