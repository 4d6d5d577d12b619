import { extname } from 'node:path'
import { alternatives, explained } from '../diagnostics/nearest.ts'
import { isAttachable } from '../document/attached-files.ts'
import type { Document } from '../document/document.ts'
import { afterColon } from '../forms/dutch-words.ts'
import { scalarFix } from '../yaml/scalar-fix.ts'
import { defineDocumentRules, type RuleContext, type RuleFinding } from './rule.ts'
import { missingAttachments, unmentioned } from './text/attachment-mentions.ts'

/** Rules on `bijlagen` and references to them. The content of an attachment is checked when it is read. */
export const attachmentRules = defineDocumentRules(
  {
    'bijlagen/bestand': {
      guards: 'Elke bijlage is een bestand in de map van het project.',
      fix: 'sometimes',
      check: files,
    },
    // Found by the check of `bijlagen/bestand`.
    'bijlagen/hoofdletters': {
      guards: 'De naam van een bestand heeft de hoofdletters en kleine letters van de schijf.',
      fix: 'always',
    },
    'bijlagen/soort': { guards: 'Een bijlage is van een soort die bestaat.', check: knownKinds },
    'bijlagen/dubbel': { severity: 'warning', guards: 'Een bestand is één keer bijlage.', check: filesTwice },
    // Found when the attachment is read, as are the next three.
    'bijlagen/pdf': { guards: 'Een PDF die bijlage is, kan worden geopend.' },
    'bijlagen/beveiliging': {
      severity: 'warning',
      guards: 'De beveiliging of de handtekening van een PDF die bijlage is, vervalt niet zonder dat u het weet.',
    },
    'bijlagen/noemt-persoon': {
      severity: 'warning',
      guards: 'De gegevens van een PDF die ongewijzigd openbaar wordt, noemen geen persoon.',
      violation: 'De gegevens van een PDF die ongewijzigd openbaar wordt, noemen een persoon.',
      inPublic: 'violation-only',
    },
    'bijlagen/ongewijzigd': {
      guards: 'Een PDF die ongewijzigd openbaar wordt, heeft daar een reden voor.',
      check: unchangedFiles,
    },
    'bijlagen/afbeelding': { guards: 'Een afbeelding die bijlage is, kan worden afgedrukt.' },
    'bijlagen/niet-genoemd': {
      severity: 'warning',
      guards: 'De tekst verwijst naar elke bijlage.',
      check: unmentioned,
    },
    'bijlagen/ontbreekt': {
      severity: 'warning',
      guards: 'Een bijlage die de tekst noemt, is er.',
      check: missingAttachments,
    },
  },
  { revealedBy: 'value' },
)

function* files(document: Document, { config, tracked }: RuleContext): Iterable<RuleFinding> {
  for (const [index, { bestand }] of (document.data.bijlagen ?? []).entries()) {
    const place = document.at(['bijlagen', index, 'bestand'])
    const found = tracked.resolve(config.root, document.source.path, bestand)
    if (!found.ok) {
      yield {
        rule: attachmentRules[found.why === 'hoofdletters' ? 'bijlagen/hoofdletters' : 'bijlagen/bestand'],
        place,
        reason: `Bijlage ${index + 1}: ${afterColon(found.reason)}`,
        advice: found.advice,
        fix: found.right === undefined ? undefined : scalarFix(document.source.text, place, bestand, found.right),
      }
    } else if (found.path === document.source.path) {
      yield {
        place,
        reason: `Bijlage ${index + 1} is dit document zelf.`,
        advice: 'Noem een ander bestand.',
      }
    } else if (!isAttachable(found.path)) {
      const reason = `Bijlage ${index + 1}: een bestand met ${extname(found.path) || 'een naam zonder punt'} kan geen bijlage zijn.`
      yield {
        place,
        reason,
        advice: 'Gebruik Markdown (.md), PDF, PNG, JPEG of SVG. Bewaar andere bestanden eerst als PDF.',
      }
    }
  }
}

function* unchangedFiles(document: Document): Iterable<RuleFinding> {
  for (const [index, { openbaar, reden }] of (document.data.bijlagen ?? []).entries()) {
    const isUnchanged = openbaar === 'ongewijzigd'
    const hasReason = reden !== undefined && reden.trim() !== ''
    if (isUnchanged && !hasReason) {
      yield {
        place: document.at(['bijlagen', index, 'openbaar']),
        reason: `Bijlage ${index + 1} wordt ongewijzigd openbaar, en er staat niet waarom.`,
        advice:
          'Zet erbij waarom, bijvoorbeeld reden: Het contract is digitaal ondertekend. Of haal openbaar: ongewijzigd weg.',
      }
    } else if (!isUnchanged && reden !== undefined) {
      yield {
        place: document.at(['bijlagen', index, 'reden']),
        reason: `Bijlage ${index + 1} heeft een reden, maar wordt niet ongewijzigd openbaar.`,
        advice: 'Zet er openbaar: ongewijzigd bij, of haal de reden weg.',
      }
    }
  }
}

function* knownKinds(document: Document, { kinds }: RuleContext): Iterable<RuleFinding> {
  for (const [index, { soort }] of (document.data.bijlagen ?? []).entries()) {
    if (kinds.soorten.includes(soort)) continue
    yield {
      place: document.at(['bijlagen', index, 'soort']),
      reason: `Bijlage ${index + 1}: de soort “${soort}” bestaat niet.`,
      advice: alternatives(soort, kinds.soorten, explained('soorten')),
    }
  }
}

/** `a.pdf`, `./a.pdf` and a symbolic link to it are the same file; a file that is not found is compared by its written name. */
function* filesTwice(document: Document, { config, tracked }: RuleContext): Iterable<RuleFinding> {
  const first = new Map<string, number>()
  for (const [index, { bestand }] of (document.data.bijlagen ?? []).entries()) {
    const found = tracked.resolve(config.root, document.source.path, bestand)
    const file = found.ok ? found.path : bestand
    const before = first.get(file)
    if (before === undefined) first.set(file, index)
    else {
      const place = document.at(['bijlagen', index, 'bestand'])
      yield {
        place,
        reason: `${bestand} is ook al bijlage ${before + 1}.`,
        advice: 'Haal een van de twee weg.',
      }
    }
  }
}
