import type { Fix } from '../../diagnostics/diagnostic.ts'
import type { Document } from '../../document/document.ts'
import type { Remark, RuleFinding } from '../rule.ts'
import { type Passage, passagesOf } from './passages.ts'
import { offsetsOf } from './positions.ts'

/** Two rows of cells without a delimiter row between them, which would make them a table. */
const brokenTable = /^\|.*\|[ \t]*\n\|.*\|/

/** A link or image with a space before or inside its address; a file name may have one pair of brackets. */
const looseLink = /(!?)\[([^\][\n]{0,200})\]([ \t]?)\(((?:[^()\n]|\([^()\n]{0,60}\)){1,400})\)/g
const webAddress = /^(?:https?:|mailto:|www\.)/i
const fileName = /^[^"'<>]+\.(?:md|pdf|png|jpe?g|svg|gif|webp|docx?|xlsx?|pptx?|csv|txt|html?)(?:#\S*)?$/i

/** An address, and the title or caption behind it. */
const titled = /^(.*?)((?:\s+(?:"[^"]*"|'[^']*'))?)$/
/** An address on a line of its own, for a link elsewhere. */
const looseDefinition = /^\[([^\][\n]{1,200})\]:[ \t]+([^\n]{1,400})$/gm

const stars: Remark = {
  reason: 'Deze sterretjes komen letterlijk in de tekst: er hoort geen begin of einde bij.',
  advice:
    'Schrijf **vet** met de sterretjes tegen het eerste en het laatste woord aan. Bedoelt u het teken zelf, zet er dan een \\ voor.',
}
/** Bold with a space after its first or before its last stars. */
const spacedBold = /\*\*([ \t]*)([^*\s](?:[^*\n]*[^*\s])?)([ \t]*)\*\*/g

/** A sign that opens at a word and does not close: behind a word, or at the start of a line, it may refer to a note. */
const openSign = /(?<=[ \t(])(?:\*|__)(?=\p{L}[^*_\n]*$)/gmu
const sign: Remark = {
  reason: 'Dit teken komt letterlijk in de tekst: er staat geen tweede achter het laatste woord.',
  advice:
    'Schrijf *cursief* of __vet__, met het teken aan beide kanten. Bedoelt u het teken zelf, zet er dan een \\ voor.',
}

/** One of these is in every match. */
const required = /[|[*_]/

/** Markup that the parser reads as plain text: its characters would be printed. */
export function* literalMarkup(document: Document): Iterable<RuleFinding> {
  for (const passage of passagesOf(document)) {
    if (!required.test(passage.text)) continue
    if (passage.type === 'paragraph' && brokenTable.test(passage.text)) {
      yield {
        place: passage.positionOf(0, passage.text.indexOf('\n')),
        reason: 'Dit is niet als tabel te lezen: onder de eerste rij staat geen lijn.',
        advice: 'Zet onder de eerste rij een regel met evenveel streepjes als kolommen: | --- | --- |.',
      }
      continue
    }
    yield* looseLinks(passage, document)
    yield* looseDefinitions(passage, document)
    const fix = boldFix(passage)
    for (const { place } of matchesOf(/\*\*+/g, passage, document)) yield { place, ...stars, fix }
    for (const { place } of matchesOf(openSign, passage, document)) yield { place, ...sign }
  }
}

interface Match {
  readonly found: RegExpExecArray
  readonly place: NonNullable<RuleFinding['place']>
}

/** Matches that are not escaped; markup that is broken by a redaction is reported by `lakken/niet-gelakt`. */
function* matchesOf(pattern: RegExp, { text, positionOf }: Passage, { source }: Document): Iterable<Match> {
  for (const found of text.matchAll(pattern)) {
    const place = positionOf(found.index, found.index + found[0].length)
    const { from, to } = offsetsOf({ position: place })
    if (source.text[from - 1] !== '\\' && !source.text.slice(from, to).includes(':lak')) yield { found, place }
  }
}

function* looseLinks(passage: Passage, document: Document): Iterable<RuleFinding> {
  for (const { found, place } of matchesOf(looseLink, passage, document)) {
    const { 0: whole, 1: image = '', 2: label = '', 3: gap = '', 4: typed = '' } = found
    const [, address = '', title = ''] = titled.exec(typed.trim()) ?? []
    const isWeb = webAddress.test(address)
    if (!isWeb && (!fileName.test(address) || (gap === '' && !/\s/.test(address)))) continue
    const { from, to } = offsetsOf({ position: place })
    const right = `${image}[${label}](${addressOf(address)}${title})`
    const isVerbatim = document.source.text.slice(from, to) === whole
    yield {
      place,
      reason: `Dit is niet als ${image === '' ? 'koppeling' : 'afbeelding'} te lezen: de haken en ${isWeb ? 'het adres' : 'de naam van het bestand'} komen letterlijk in de tekst.`,
      advice: isWeb
        ? 'Schrijf [tekst](https://adres), zonder spatie ertussen en zonder spatie in het adres.'
        : `Schrijf ${right}: de haken tegen elkaar, en een naam met spaties tussen < en >.`,
      fix: isVerbatim ? [{ from, to, replacement: [right] }] : undefined,
    }
  }
}

function* looseDefinitions(passage: Passage, document: Document): Iterable<RuleFinding> {
  for (const { found, place } of matchesOf(looseDefinition, passage, document)) {
    const { 0: whole, 1: label = '', 2: typed = '' } = found
    const [, address = '', title = ''] = titled.exec(typed.trim()) ?? []
    if (!/\s/.test(address) || !(webAddress.test(address) || fileName.test(address))) continue
    const { from, to } = offsetsOf({ position: place })
    const right = `[${label}]: ${addressOf(address)}${title}`
    yield {
      place,
      reason: 'Dit is niet als adres van een koppeling te lezen: de hele regel komt letterlijk in de tekst.',
      advice: `Schrijf ${right}: een adres met spaties staat tussen < en >, of heeft %20 voor elke spatie.`,
      fix: document.source.text.slice(from, to) === whole ? [{ from, to, replacement: [right] }] : undefined,
    }
  }
}

/** The address in a form in which its spaces count. */
function addressOf(address: string): string {
  if (webAddress.test(address)) return address.replace(/\s/g, '%20')
  return /[\s()]/.test(address) ? `<${address}>` : address
}

/** Takes the spaces out that keep stars from being read, where all stars of the passage are in such pairs. */
function boldFix({ text, positionOf }: Passage): Fix | undefined {
  const pairs = [...text.matchAll(spacedBold)].filter(([, before, , after]) => before !== '' || after !== '')
  if (pairs.length === 0 || pairs.length * 2 !== [...text.matchAll(/\*\*+/g)].length) return undefined
  return pairs.flatMap(({ 0: whole, 1: before = '', 3: after = '', index }) => {
    const end = index + whole.length - 2
    return [[index + 2, index + 2 + before.length] as const, [end - after.length, end] as const].flatMap(
      ([from, to]) => (from === to ? [] : [{ ...offsetsOf({ position: positionOf(from, to) }), replacement: [] }]),
    )
  })
}
