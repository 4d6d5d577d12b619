import { extname } from 'node:path'
import { afterColon } from '../diagnostics/after-colon.ts'
import { didYouMean } from '../diagnostics/nearest.ts'
import { isAttachable } from '../document/attached-files.ts'
import type { Document } from '../document/document.ts'
import { resolveInside } from '../system/inside.ts'
import { scalarFix } from '../yaml/scalar-fix.ts'
import type { Rule, RuleContext, RuleFinding } from './rule.ts'

/** Rules on `bijlagen`, and on what refers to them. What is inside an attachment is checked when it is read. */
export const attachmentRules: readonly Rule[] = [files, knownKinds, filesTwice, secretAttachments]

function* files(document: Document, { config }: RuleContext): Iterable<RuleFinding> {
  for (const [index, { bestand }] of (document.data.bijlagen ?? []).entries()) {
    const place = document.at(['bijlagen', index, 'bestand'])
    const found = resolveInside(config.root, document.source.path, bestand)
    if (!found.ok) {
      yield {
        rule: found.why === 'hoofdletters' ? 'bijlagen/hoofdletters' : 'bijlagen/bestand',
        place,
        reason: `Bijlage ${index + 1}: ${afterColon(found.reason)}`,
        advice: found.advice,
        fix: found.right === undefined ? undefined : scalarFix(document.source.text, place, bestand, found.right),
      }
    } else if (found.path === document.source.path) {
      yield {
        rule: 'bijlagen/bestand',
        place,
        reason: `Bijlage ${index + 1} is dit document zelf.`,
        advice: 'Noem een ander bestand.',
      }
    } else if (!isAttachable(found.path)) {
      const reason = `Bijlage ${index + 1}: een bestand met ${extname(found.path) || 'een naam zonder punt'} kan geen bijlage zijn.`
      yield {
        rule: 'bijlagen/bestand',
        place,
        reason,
        advice: 'Gebruik Markdown (.md), PDF, PNG, JPEG of SVG. Bewaar andere bestanden eerst als PDF.',
      }
    }
  }
}

function* knownKinds(document: Document, { kinds }: RuleContext): Iterable<RuleFinding> {
  for (const [index, { soort }] of (document.data.bijlagen ?? []).entries()) {
    if (kinds.soorten.includes(soort)) continue
    yield {
      rule: 'bijlagen/soort',
      place: document.at(['bijlagen', index, 'soort']),
      reason: `Bijlage ${index + 1}: de soort "${soort}" bestaat niet.`,
      advice: `${didYouMean(soort, kinds.soorten)}Kies uit: ${kinds.soorten.join(', ')}.`,
    }
  }
}

/** `a.pdf`, `./a.pdf` and a link to it are the same file; what cannot be found is compared as written. */
function* filesTwice(document: Document, { config }: RuleContext): Iterable<RuleFinding> {
  const first = new Map<string, number>()
  for (const [index, { bestand }] of (document.data.bijlagen ?? []).entries()) {
    const found = resolveInside(config.root, document.source.path, bestand)
    const file = found.ok ? found.path : bestand
    const before = first.get(file)
    if (before === undefined) first.set(file, index)
    else {
      const place = document.at(['bijlagen', index, 'bestand'])
      yield {
        rule: 'bijlagen/dubbel',
        place,
        reason: `${bestand} is ook al bijlage ${before + 1}.`,
        advice: 'Haal een van de twee weg.',
      }
    }
  }
}

function* secretAttachments(document: Document): Iterable<RuleFinding> {
  const count = document.data.bijlagen?.length ?? 0
  // Wrong attachments were reported already; their number is then not known.
  if (document.data.bijlagen === undefined && document.stated.has('bijlagen')) return
  for (const [index, { op }] of (document.data.geheimhouding ?? []).entries()) {
    const number = Number(/^bijlage (\d+)$/.exec(op)?.[1] ?? 0)
    if (number <= count) continue
    yield {
      rule: 'geheimhouding/bijlage',
      place: document.at(['geheimhouding', index, 'op']),
      reason: `Er is geen bijlage ${number}: het voorstel heeft ${count === 0 ? 'geen bijlagen' : count === 1 ? '1 bijlage' : `${count} bijlagen`}.`,
      advice: 'Noem het nummer van de bijlage in de lijst van bijlagen, of schrijf voorstel.',
    }
  }
}
