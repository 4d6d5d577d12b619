import type { List, ListItem, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Document, Section } from '../document/document.ts'
import { defineDocumentRules, type RuleFinding } from './rule.ts'
import { extentOf, firstLineOf } from './text/positions.ts'
import { wordsIn } from './text/sentences.ts'

/** Rules on the numbered decision points (beslispunten). */
export const decisionRules = defineDocumentRules(
  {
    'beslispunten/geen': { guards: 'Het voorstel heeft genummerde beslispunten.', check: none },
    'beslispunten/zin': { guards: 'Elk beslispunt is een hele zin.', check: sentences },
    'beslispunten/lijsten': { guards: 'De beslispunten staan in één genummerde lijst.', check: oneList },
  },
  { severity: 'warning' },
)

function* none(document: Document): Iterable<RuleFinding> {
  for (const section of decisionSections(document)) {
    if (listsIn(section).length > 0) continue
    yield {
      place: extentOf(section.content) ?? section.position,
      reason: `Onder “${section.form.kop}” staan geen genummerde beslispunten.`,
      advice: 'Begin elk beslispunt op een nieuwe regel met een nummer en een punt: 1. De raad …',
    }
  }
}

function* sentences(document: Document): Iterable<RuleFinding> {
  for (const list of decisionSections(document).flatMap(listsIn)) {
    for (const [index, item] of list.children.entries()) {
      const problem = problemIn(item)
      if (problem === undefined) continue
      yield {
        place: firstLineOf(document, item),
        reason: `Beslispunt ${(list.start ?? 1) + index} is geen hele zin: ${problem}`,
        advice: 'Schrijf een zin waaruit ook later blijkt wat is besloten, met een punt aan het eind.',
      }
    }
  }
}

function problemIn(item: ListItem): string | undefined {
  const [first] = item.children
  if (first === undefined) return 'er staat niets.'
  const text = textOf(first).trim()
  const count = wordsIn(text).length
  if (count < 3) return `er ${count === 1 ? 'staat maar 1 woord' : `staan maar ${count} woorden`}.`
  if (item.children.length > 1 && text.endsWith(':')) return undefined
  return /[.!?;…]["'”’)\]]*$/.test(text) ? undefined : 'er staat geen punt achter.'
}

function* oneList(document: Document): Iterable<RuleFinding> {
  for (const section of decisionSections(document)) {
    const [first, ...others] = listsIn(section)
    for (const list of others) {
      yield {
        place: firstLineOf(document, list),
        reason: `Hier begint een tweede lijst met beslispunten; de eerste staat op regel ${first?.position?.start.line ?? 1}.`,
        advice: 'Zet alle beslispunten in één lijst, zonder tekst ertussen, zodat elk nummer één keer voorkomt.',
      }
    }
  }
}

function decisionSections({ sections }: Document): readonly Section[] {
  return sections.filter((section) => section.form.beslispunten && section.state === 'filled')
}

function listsIn({ content }: Section): readonly List[] {
  return content.filter((node: RootContent): node is List => node.type === 'list' && node.ordered === true)
}
