import type { Position } from 'unist'
import { explainCommand } from '../diagnostics/explain-command.ts'
import type { Span } from '../diagnostics/positions.ts'
import type { Document } from '../document/document.ts'
import { statedGrounds, valueParts } from '../document/markdown/redaction.ts'
import { dutchDate } from '../forms/dutch-date.ts'
import { lawOn, parseGround } from '../forms/grounds.ts'
import { positionOfPart, redactionsIn } from './redaction/redacted-parts.ts'
import { redactionValues } from './redaction/redaction-values.ts'
import { unredacted } from './redaction/unredacted.ts'
import { defineDocumentRules, type RuleContext, type RuleFinding } from './rule.ts'
import { redactionsOf } from './text/nodes-of.ts'
import { firstLineOf, offsetsOf } from './text/positions.ts'

/** Rules on redactions, in the body and in plain values. */
export const redactionRules = defineDocumentRules({
  'lakken/leeg': { guards: 'Wie lakt, lakt iets.', advice: 'own', check: empty },
  'lakken/genest': { guards: 'Wat gelakt is, wordt niet nog eens gelakt.', advice: 'own', check: nested },
  'lakken/niet-gelakt': { guards: 'Wat bedoeld is om te lakken, wordt gelakt.', advice: 'own', check: unredacted },
  'lakken/oude-wet': {
    severity: 'warning',
    guards: 'Wie sinds 1 mei 2022 publiceert, lakt op een grond uit de Woo.',
    check: oldGrounds,
  },
  // Found by the search of the public edition (src/publication/search/redactions-elsewhere.ts).
  'lakken/ook-elders': {
    softening: 'allowed',
    guards: 'Wat gelakt wordt, staat niet op een andere plaats nog te lezen.',
    scope: 'public-pages',
  },
  'lakken/woord-elders': {
    severity: 'warning',
    guards: 'Een woord of getal uit wat gelakt wordt, verraadt op een andere plaats niets.',
    scope: 'public-pages',
    violation: 'Een woord of getal uit deze lak staat ook op een andere plaats te lezen.',
    // Where it stands would show a reader of the log which public word was redacted.
    inPublic: 'violation-only',
  },
  // Found when the documents of a run are compared (src/publication/search/redactions-of-set.ts).
  'lakken/ander-stuk': {
    softening: 'allowed',
    guards: 'Wat in het ene stuk gelakt wordt, staat in een ander stuk van dezelfde opdracht niet te lezen.',
    scope: 'public-pages',
    violation: 'In dit stuk staat iets te lezen wat in een ander stuk is gelakt.',
    // Its place would show a reader of the log what was redacted.
    inPublic: 'without-place',
  },
})

/** Grounds of one law are not converted to the other, since their letters do not correspond: the message lists the choices. */
function* oldGrounds(document: Document, { day }: RuleContext): Iterable<RuleFinding> {
  const published = day ?? document.data.datum
  for (const { stated, position } of redactionsIn(document)) {
    const old = statedGrounds(stated).find((ground) => parseGround(ground)?.wet === 'Wob')
    if (old === undefined || lawOn(published).wet !== 'Woo') continue
    const when =
      published === undefined ? '' : ` ${day === undefined ? 'Dit stuk is van' : 'Het is nu'} ${dutchDate(published)}.`
    yield {
      place: position,
      reason: `“${old}” is een grond uit de Wob; wie sinds 1 mei 2022 publiceert, lakt op grond van de Woo.${when}`,
      advice: `De letters van Wob en Woo komen niet met elkaar overeen. Kies zelf de grond die past. Alle gronden: ${explainCommand('gronden')}`,
    }
  }
}

function* empty(document: Document): Iterable<RuleFinding> {
  for (const { position, content } of redactionsIn(document)) {
    if (content === 'something') continue
    yield {
      place: position,
      reason: 'Hier wordt niets gelakt; tekst die erachter staat, blijft te lezen.',
      advice:
        'Zet de tekst tussen rechte haken, zonder spatie en zonder \\ ervoor: :lak[tekst]{grond="5.1.2.e"}. Wilt u niet lakken, schrijf dan \\:lak.',
    }
  }
}

function* nested(document: Document): Iterable<RuleFinding> {
  let end = 0
  const outer: Span[] = []
  const inner: (Position | undefined)[] = []
  for (const node of redactionsOf(document)) {
    const { from, to } = offsetsOf(node)
    if (from < end) inner.push(firstLineOf(document, node))
    else outer.push({ from, to })
    end = Math.max(end, to)
  }
  for (const value of redactionValues(document)) {
    const isInside = outer.some(({ from, to }) => from <= value.from && value.to <= to)
    for (const part of valueParts(value.text)) {
      if (part.redaction === undefined) continue
      const holds = value.text.slice(part.start + 1, part.end).includes(':lak[')
      if (isInside || holds) inner.push(positionOfPart(document, value, part))
    }
  }
  for (const place of inner) {
    yield {
      place,
      reason: 'Hier wordt gelakt binnen iets wat al gelakt is.',
      advice:
        'Lak het geheel één keer. Gelden er meer gronden, noem ze dan samen: :lak[tekst]{grond="5.1.1.d, 5.1.2.e"}.',
    }
  }
}
