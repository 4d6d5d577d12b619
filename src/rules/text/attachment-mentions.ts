import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Document } from '../../document/document.ts'
import { titleKey } from '../../document/markdown/sections.ts'
import type { Bijlage } from '../../forms/vocabulary.ts'
import { count } from '../../report/message-text.ts'
import type { RuleContext, RuleFinding } from '../rule.ts'
import { passagesOf } from './passages.ts'

/** "bijlage 3", "bijlagen 1, 2 en 4", "bijlage 1 tot en met 3"; not that of another text: "bijlage 2 van de verordening". */
const mention =
  /\bbijlagen?\s+(\d{1,3}(?:\s*(?:,|en|of|t\/m|tot en met|-|–)\s*\d{1,3})*)(?![\d.]*\d)(?!\s+(?:van|bij|behorende|uit|in)\s+(?:de|het|een|die|dat|onze|deze)\b)/giu

/** The attachments of a proposal; undefined for a kind without attachments, and if they are invalid, which is reported elsewhere. */
function attachmentsOf({ data, kind, stated }: Document): readonly Bijlage[] | undefined {
  if (!kind.velden.some(({ veld }) => veld === 'bijlagen')) return undefined
  return data.bijlagen ?? (stated.has('bijlagen') ? undefined : [])
}

/** Attachments that the text mentions and the proposal does not have. */
export function* missingAttachments(document: Document): Iterable<RuleFinding> {
  const attachments = attachmentsOf(document)
  if (attachments === undefined) return
  for (const passage of passagesOf(document)) {
    if (passage.quoted) continue
    for (const found of passage.text.matchAll(mention)) {
      const number = numbersIn(found[1] ?? '').find((one) => one > attachments.length || one < 1)
      if (number === undefined) continue
      yield {
        place: passage.positionOf(found.index, found.index + found[0].length),
        reason: `De tekst noemt bijlage ${number}, maar het voorstel heeft ${attachments.length === 0 ? 'geen bijlagen' : count(attachments.length, 'bijlage', 'bijlagen')}.`,
        advice: 'Voeg de bijlage toe in de voormatter, of noem het goede nummer.',
      }
    }
  }
}

/** Attachments that the text does not mention. */
export function* unmentioned(document: Document, { kinds }: Pick<RuleContext, 'kinds'>): Iterable<RuleFinding> {
  const attachments = attachmentsOf(document) ?? []
  if (attachments.length === 0) return
  const text = passagesOf(document)
    .map((passage) => passage.text)
    .join('\n')
  const mentioned = new Set(mentionedNumbers(text))
  const key = ` ${titleKey(text)} `
  for (const [index, attachment] of attachments.entries()) {
    if (
      mentioned.has(index + 1) ||
      isNamed(attachment, kinds.load(attachment.soort)?.kind?.titel, key) ||
      !isThere(attachment, document)
    )
      continue
    yield {
      place: document.at(['bijlagen', index, 'bestand']),
      reason: `De tekst verwijst nergens naar bijlage ${index + 1} (${attachment.titel ?? attachment.bestand}).`,
      advice: `Noem haar waar de lezer haar nodig heeft: “zie bijlage ${index + 1}”.`,
    }
  }
}

/** The numbers of attachments that a text mentions. */
export function mentionedNumbers(text: string): readonly number[] {
  return [...text.matchAll(mention)].flatMap((found) => numbersIn(found[1] ?? ''))
}

/** Words that mention an attachment of a kind, besides its number, title and file name. */
const words: Readonly<Record<string, RegExp>> = {
  'brief-college': /\bbrief|brieven\b/,
  'brief-raad': /\b(brief|raadsbrief|raadsinformatiebrief|informatiebrief)\b/,
  'beantwoording-vragen': /\b(antwoord|antwoorden|beantwoording|vragen)\b/,
  'nota-raad': /\b(nota|raadsnota)\b/,
}

/** @param text normalised by `titleKey` */
function isNamed({ soort, titel, bestand }: Bijlage, kindTitle: string | undefined, text: string): boolean {
  const name = (bestand.split('/').at(-1) ?? bestand).replace(/\.[^.]*$/, '')
  const names = [titel ?? '', name, kindTitle ?? ''].map(titleKey).filter((key) => key !== '')
  return names.some((key) => text.includes(` ${key} `)) || (words[soort]?.test(text) ?? false)
}

/** A missing file is reported elsewhere. */
function isThere({ bestand }: Bijlage, { source }: Document): boolean {
  return existsSync(resolve(dirname(source.path), bestand))
}

function numbersIn(text: string): readonly number[] {
  const numbers: number[] = []
  for (const [, range, single] of text.matchAll(/(?:(?:t\/m|tot en met|-|–)\s*(\d{1,3}))|(\d{1,3})/g)) {
    const last = numbers.at(-1)
    if (single !== undefined) numbers.push(Number(single))
    else for (let number = (last ?? 0) + 1; number <= Number(range); number++) numbers.push(number)
  }
  return numbers
}
