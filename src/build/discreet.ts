import { basename, extname } from 'node:path'
import { hasRedaction, valueParts } from '../document/redaction.ts'
import { editionOf } from '../edition/edition-of.ts'
import { type SecretSearch, secretSearch } from '../edition/secret-search.ts'
import type { Removed } from '../edition/secrets.ts'
import { type Diagnostic, diagnostic, severityOf, withSeverity } from '../report/diagnostic.ts'
import type { DocumentReport } from '../report/report.ts'
import { ruleInfo } from '../report/rule-catalog.ts'
import { looksRedacted } from '../rules/redaction-values.ts'
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
    ...(told.ignored
      ? { ignored: told.ignored.map((each) => ({ ...each, finding: careful(each.finding), reason: unsaid })) }
      : {}),
    texts: prepared ? publicTexts(told.texts, prepared) : new Map(),
  }
}

/** An author's reason tells why something may stand there, and so what it is. */
const unsaid = 'staat in het voorstel'

/** Whether a message holds a redacted text or one of the routing sheet, or is about a text that is not in the public edition at all. */
function searchIn(prepared: Prepared): (found: Diagnostic) => boolean {
  const removed = removedFromPublic(prepared).filter(({ as }) => as !== 'bijlage')
  const { findInName: find } = secretSearch(
    [...removed, ...typedIn(prepared), ...secretNames(prepared)],
    publicRest(prepared),
  )
  const own = prepared.document.source.name
  const secretFiles = prepared.attachments.flatMap(({ content, secret }) =>
    secret && content.type === 'document' ? [content.document.source.name] : [],
  )
  return ({ file, reason, note }) => {
    const said = `${reason}\n${note}`
    return (file !== own && secretFiles.includes(file)) || quotesRedaction(said) || find(said) !== undefined
  }
}

/** A value that was refused is in no document: what is redacted in it is known from the file alone. */
function typedIn({ document, attachments }: Prepared): readonly Removed[] {
  const made = attachments.flatMap(({ content }) => (content.type === 'document' ? [content.document] : []))
  return [document, ...made].flatMap(({ source }) =>
    valueParts(source.text).flatMap(({ text, redaction }): readonly Removed[] =>
      redaction ? [{ text, as: 'gelakt', where: source.name }] : [],
    ),
  )
}

/** What the file of an attachment is called whose title is secret as well. */
function secretNames({ document, attachments }: Prepared): readonly Removed[] {
  return attachments.flatMap(({ number, path, secret }): readonly Removed[] =>
    secret?.titelgeheim
      ? [{ text: basename(path, extname(path)), as: 'gelakt', where: `bijlage ${number} van ${document.source.name}` }]
      : [],
  )
}

/** Our own advice shows how it is written, with `tekst` or `naam`; what a document says stands between the same brackets. */
function quotesRedaction(said: string): boolean {
  return hasRedaction(said.replace(/:lak\[(?:tekst|naam)\]/g, ''))
}

function publicRest(prepared: Prepared): readonly string[] {
  return textsInEdition(forEdition(prepared, 'openbaar'))
}

function publicTexts(texts: Told['texts'], prepared: Prepared): Told['texts'] {
  const { document, attachments } = prepared
  const search = secretSearch([...removedFromPublic(prepared), ...typedIn(prepared)], publicRest(prepared))
  const shown = new Map(texts)
  for (const { content, secret } of attachments) {
    if (content.type !== 'document' || content.document.source.path === document.source.path) continue
    const { name } = content.document.source
    if (secret) shown.delete(name)
    else shown.set(name, withoutSecretLines(editionOf(content.document, 'openbaar').source.text, search))
  }
  return shown.set(document.source.name, withoutSecretLines(editionOf(document, 'openbaar').source.text, search))
}

/** What is secret can stand on a line of its own accord: a title in the front matter, a field of the routing sheet, an anchor. */
function withoutSecretLines(text: string, { find }: SecretSearch): string {
  return text
    .split('\n')
    .map((line) => (find(line) === undefined && line.search(looksRedacted) < 0 ? line : line.replace(/[^\r]/g, ' ')))
    .join('\n')
}
