import { editionOf } from '../edition/edition-of.ts'
import { secretSearch } from '../edition/secret-search.ts'
import { type Diagnostic, diagnostic, severityOf, withSeverity } from '../report/diagnostic.ts'
import type { DocumentReport } from '../report/report.ts'
import { ruleInfo } from '../report/rule-catalog.ts'
import { forEdition, removedFromPublic, textsInEdition } from './for-edition.ts'
import type { Prepared } from './prepare.ts'

type Told = Pick<DocumentReport, 'diagnostics' | 'ignored' | 'texts'>

/**
 * What may be told of a run that makes nothing but public editions: its log may be as public as they are. Lines on which something
 * is redacted are not shown, and a message that would hold something of it says no more than which rule it is about.
 */
export function discreet(told: Told, prepared: Prepared | undefined): Told {
  const isSecret = prepared ? searchIn(prepared) : () => true
  const careful = (found: Diagnostic): Diagnostic => {
    if (!isSecret(found)) return found
    const plain = diagnostic({
      rule: found.ruleId,
      file: found.file,
      ...(found.place && 'start' in found.place ? { place: found.place } : {}),
      reason: ruleInfo(found.ruleId).summary,
      advice:
        'Meer staat hier niet, omdat het kan gaan over wat de openbare editie weglaat. Maak de editie intern om het te lezen.',
    })
    return withSeverity(plain, severityOf(found))
  }
  return {
    diagnostics: told.diagnostics.map(careful),
    ...(told.ignored ? { ignored: told.ignored.map((each) => ({ ...each, finding: careful(each.finding) })) } : {}),
    texts: prepared ? publicTexts(told.texts, prepared) : new Map(),
  }
}

/** Whether a message holds a redacted text, or is about a text that is not in the public edition at all. */
function searchIn(prepared: Prepared): (found: Diagnostic) => boolean {
  const redacted = removedFromPublic(prepared).filter(({ as }) => as === 'gelakt')
  const { find } = secretSearch(redacted, textsInEdition(forEdition(prepared, 'openbaar')))
  const own = prepared.document.source.name
  const secretFiles = prepared.attachments.flatMap(({ content, secret }) =>
    secret && content.type === 'document' ? [content.document.source.name] : [],
  )
  return ({ file, reason, note }) =>
    (file !== own && secretFiles.includes(file)) || find(`${reason}\n${note}`) !== undefined
}

function publicTexts(texts: Told['texts'], { document, attachments }: Prepared): Told['texts'] {
  const shown = new Map(texts)
  for (const { content, secret } of attachments) {
    if (content.type !== 'document' || content.document.source.path === document.source.path) continue
    const { name } = content.document.source
    if (secret) shown.delete(name)
    else shown.set(name, editionOf(content.document, 'openbaar').source.text)
  }
  return shown.set(document.source.name, editionOf(document, 'openbaar').source.text)
}
