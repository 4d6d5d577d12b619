import type { Nodes, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import type { Fix } from '../diagnostics/diagnostic.ts'
import { explainCommand } from '../diagnostics/explain-command.ts'
import { alternatives, explained, meantWord } from '../diagnostics/nearest.ts'
import type { Document, Section } from '../document/document.ts'
import { isContent } from '../document/markdown/parse-body.ts'
import { titleKey, type WrittenSection, writtenBody } from '../document/markdown/sections.ts'
import { listInWords } from '../forms/dutch-words.ts'
import { shortTitle } from '../forms/section-help.ts'
import { defineDocumentRules, type RuleFinding } from './rule.ts'
import { lostInHeading } from './sections/heading-loss.ts'
import { isSound, meantSections, nearestTitle } from './sections/meant-sections.ts'
import { missingFix, orderFix, titleFix } from './sections/section-fixes.ts'
import { titleNotation } from './sections/title-notation.ts'
import { endOfBody, extentOf } from './text/positions.ts'

/** Rules on the `##` sections of a form; kinds with a free body have none. */
export const sectionRules = defineDocumentRules({
  'onderdelen/ontbreekt': {
    severity: 'warning',
    guards: 'Elk verplicht onderdeel van het formulier heeft een kop.',
    fix: 'always',
    together: {
      cause: 'place',
      reason: (reasons) =>
        `${reasons.length} onderdelen van het formulier ontbreken: ${shortList(reasons.map(quotedIn))}. In het document staat “niet ingevuld”.`,
      advice: 'Zet de koppen in het bestand met collegevoorstel check --fix, en schrijf de tekst eronder.',
    },
    check: absent,
  },
  'onderdelen/leeg': { severity: 'warning', guards: 'Onder elke kop staat tekst.', check: empty },
  'onderdelen/onbekend': {
    guards: 'Elke ##-kop is een onderdeel van het formulier; tekst onder een andere kop zou wegvallen.',
    fix: 'sometimes',
    check: unknown,
  },
  'onderdelen/dubbel': { guards: 'Elk onderdeel staat er één keer.', check: twice },
  'onderdelen/schrijfwijze': {
    severity: 'info',
    guards: 'Een kop staat er zoals het formulier hem schrijft.',
    fix: 'always',
    check: titleNotation,
  },
  'onderdelen/volgorde': {
    severity: 'warning',
    guards: 'De onderdelen staan in de volgorde van het formulier.',
    fix: 'always',
    check: order,
  },
  'onderdelen/tekst-ervoor': {
    guards: 'Voor het eerste onderdeel staat geen tekst: die zou wegvallen.',
    check: textBefore,
  },
  'onderdelen/kop-verliest': {
    guards: 'In een kop van het formulier staat niets dat niet wordt afgedrukt.',
    check: lostInHeading,
  },
  'onderdelen/kopniveau': {
    softening: 'allowed',
    guards: 'Een kop met één hekje is de titel van het document; die komt uit het formulier.',
    fix: 'sometimes',
    check: titleInside,
  },
  'onderdelen/delen': { severity: 'warning', guards: 'Een onderdeel met vaste delen heeft ze alle.', check: parts },
  'onderdelen/nvt': {
    severity: 'warning',
    guards: 'Waar een antwoord nodig is, staat geen “n.v.t.”.',
    check: notApplicable,
  },
  // Counted on the printed pages, or estimated in `section-length.ts`.
  'onderdelen/te-lang': {
    severity: 'warning',
    guards: 'De samenvatting is niet veel langer dan het formulier vraagt.',
    scope: 'pages',
  },
})

function* absent(document: Document): Iterable<RuleFinding> {
  const added = new Set<number>()
  const elsewhere = meantSections(document)
  const reported = new Set<Nodes>()
  for (const section of document.sections) {
    if (section.state !== 'absent' || !section.form.verplicht || isTakenOver(section)) continue
    const meant = elsewhere.get(section.form)
    // One cause is reported once.
    if (meant && (meant.reason === undefined || reported.has(meant.node))) continue
    if (meant) reported.add(meant.node)
    yield {
      place: meant ? meant.position : endOfBody(document),
      reason: `Het onderdeel “${section.form.kop}” ontbreekt${meant ? `: ${meant.reason}.` : '; in het document staat “niet ingevuld”.'}`,
      advice: meant?.advice ?? `Voeg een kop toe met de tekst eronder: ## ${shortTitle(section.form)}.`,
      fix: isSound(document) ? missingFix(document, section.form, added) : undefined,
    }
  }
}

function* empty(document: Document): Iterable<RuleFinding> {
  for (const section of document.sections) {
    if (section.state !== 'empty' || isTakenOver(section)) continue
    yield {
      place: section.position,
      reason: `Onder “${section.form.kop}” staat niets; in het document staat “niet ingevuld”.`,
      advice: section.form.nvt ? 'Schrijf de tekst onder de kop, of n.v.t.' : 'Schrijf de tekst onder de kop.',
    }
  }
}

/** Decision points of another document stand here; that there is none is reported when the attachments are known. */
function isTakenOver({ form }: Section): boolean {
  return form['punten-van'] !== undefined
}

function* unknown(document: Document): Iterable<RuleFinding> {
  const strange = writtenBody(document.body, document.kind).sections.filter(({ form }) => form === undefined)
  if (document.sections.length === 0 || strange.length === 0) return
  const names = document.kind.onderdelen.flatMap((form) => [form.kop, form.kern, ...form.aliassen])
  const keys = [...new Set(names.map(titleKey))]
  const titles = document.kind.onderdelen.map(shortTitle)
  for (const section of strange) {
    const near = nearestTitle(document, section.title)
    yield {
      place: section.heading.position,
      reason: `De kop “${section.title}” is geen onderdeel van dit formulier; de tekst eronder zou wegvallen.`,
      advice: `Een kop binnen een onderdeel begint met ###. ${near === undefined ? alternatives(section.title, titles, explained(document.kind.soort, 'De onderdelen zijn:')) : `Bedoelde u “${near}”? Alle onderdelen: ${explainCommand(document.kind.soort)}`}`,
      fix: meantFix(document, section, keys),
    }
  }
}

/** Only if exactly one absent section can be meant. */
function meantFix(document: Document, section: WrittenSection, keys: readonly string[]): Fix | undefined {
  const name = meantWord(titleKey(section.title), keys)
  if (name === undefined) return undefined
  const absent = document.sections.filter(({ state }) => state === 'absent').map(({ form }) => form)
  const form = absent.find(({ kop, kern, aliassen }) => [...aliassen, kop, kern].some((one) => titleKey(one) === name))
  const written = form && [...form.aliassen, form.kop].find((one) => titleKey(one) === name)
  return written === undefined ? undefined : titleFix(document, section, written)
}

function* twice(document: Document): Iterable<RuleFinding> {
  const first = new Map<string, number>()
  for (const { form, heading } of writtenBody(document.body, document.kind).sections) {
    if (!form) continue
    const line = first.get(form.id)
    if (line === undefined) {
      first.set(form.id, heading.position?.start.line ?? 1)
      continue
    }
    yield {
      place: heading.position,
      reason: `Het onderdeel “${form.kop}” staat er twee keer; de eerste kop staat op regel ${line}.`,
      advice: 'Zet de tekst bij elkaar onder één kop.',
    }
  }
}

function* order(document: Document): Iterable<RuleFinding> {
  const order = document.kind.onderdelen
  let furthest = -1
  let answer: { readonly fix: Fix | undefined } | undefined
  for (const { form, heading } of writtenBody(document.body, document.kind).sections) {
    const index = form ? order.indexOf(form) : -1
    if (form && index < furthest) {
      // One fix moves every section.
      answer ??= { fix: isSound(document) ? orderFix(document) : undefined }
      yield {
        place: heading.position,
        reason: `Het onderdeel “${form.kop}” hoort voor “${order[furthest]?.kop ?? ''}”.`,
        advice: 'Verplaats het. Het document volgt de volgorde van het formulier.',
        fix: answer.fix,
      }
    }
    furthest = Math.max(furthest, index)
  }
}

function* textBefore(document: Document): Iterable<RuleFinding> {
  if (document.sections.length === 0) return
  const before = writtenBody(document.body, document.kind).before.filter(isContent)
  const [first] = before
  if (!first) return
  yield {
    place: extentOf(before),
    reason: 'Deze tekst staat voor het eerste onderdeel en zou wegvallen.',
    advice: `Zet hem onder een kop van het formulier${first.type === 'heading' ? ', en begin die kop met twee hekjes: ##' : ''}.`,
  }
}

function* titleInside(document: Document): Iterable<RuleFinding> {
  if (document.sections.length === 0) return
  for (const { content } of writtenBody(document.body, document.kind).sections) {
    for (const node of content) {
      if (node.type !== 'heading' || node.depth !== 1) continue
      const isSection = isMeant(document, node)
      const from = node.position?.start.offset ?? 0
      // A heading underlined with = has no hash.
      const isHash = document.source.text[from] === '#'
      yield {
        place: node.position,
        reason: `De kop “${textOf(node)}” heeft één hekje; de titel van het document staat al in het formulier.`,
        advice: isSection
          ? `Schrijf ## ${textOf(node)}.`
          : 'Gebruik ## voor een onderdeel van het formulier en ### voor een kop daarbinnen.',
        fix: isSection && isHash ? [{ from, to: from, replacement: ['#'] }] : undefined,
      }
    }
  }
}

function* parts(document: Document): Iterable<RuleFinding> {
  for (const section of document.sections) {
    if (section.state !== 'filled' || section.form.delen.length === 0) continue
    const found = section.content.map((node) => titleKey(leadOf(node)))
    for (const part of section.form.delen) {
      if (found.some((lead) => lead !== '' && lead === titleKey(part))) continue
      yield {
        place: section.position,
        reason: `In “${section.form.kop}” ontbreekt het deel “${part}”.`,
        advice: `Zet boven dat deel een kop: ### ${part}. Of begin de alinea met **${part}**.`,
      }
    }
  }
}

function* notApplicable(document: Document): Iterable<RuleFinding> {
  for (const section of document.sections) {
    if (section.form.nvt) continue
    const text = section.content
      .filter(isContent)
      .map((node) => textOf(node))
      .join(' ')
    if (!/^\s*(n\.?\s?v\.?\s?t\.?|niet van toepassing\.?)\s*$/i.test(text)) continue
    yield {
      place: extentOf(section.content) ?? section.position,
      reason: `“${text.trim()}” is bij “${section.form.kop}” geen antwoord.`,
      advice: 'Leg in een zin uit hoe het zit.',
    }
  }
}

/** What a reason quotes first. */
function quotedIn(reason: string): string {
  return /["“]([^"”]*)["”]/.exec(reason)?.[0] ?? reason
}

const mostNamed = 3

/** `a, b, c en nog 6` */
function shortList(words: readonly string[]): string {
  if (words.length <= mostNamed + 1) return listInWords(words)
  return `${words.slice(0, mostNamed).join(', ')} en nog ${words.length - mostNamed}`
}

function isMeant(document: Document, heading: Nodes): boolean {
  return [...meantSections(document).values()].some(({ node }) => node === heading)
}

/** The text of a heading, or the bold words at the start of a paragraph. */
function leadOf(node: RootContent): string {
  if (node.type === 'heading') return textOf(node)
  const first = node.type === 'paragraph' ? node.children[0] : undefined
  return first?.type === 'strong' ? textOf(first) : ''
}
