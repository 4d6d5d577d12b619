import { basename, extname } from 'node:path'
import type { Config } from '../config/config.ts'
import { type Diagnostic, diagnostic, severityOf } from '../diagnostics/diagnostic.ts'
import { attachedFiles } from '../document/attached-files.ts'
import type { Document } from '../document/document.ts'
import { hasRedaction, valueParts } from '../document/markdown/redaction.ts'
import { documentsOf, type Proposal } from '../document/proposal.ts'
import { secrecyOn } from '../document/secrecy.ts'
import type { KindSet } from '../forms/load-kind.ts'
import type { DocumentReport } from '../report/report.ts'
import { looksRedacted } from '../rules/redaction/redaction-values.ts'
import { personalDataIn } from '../rules/text/privacy-patterns.ts'
import type { TrackedFiles } from '../system/tracked-files.ts'
import { editionOf } from './edition-of.ts'
import { publicEdition } from './edition-policy.ts'
import { forEdition, removedFromPublic, textsInEdition } from './for-edition.ts'
import { type SecretSearch, secretSearch } from './secret-search.ts'
import type { Removed } from './secrets.ts'

/** A proposal with what its project tells about its files. */
export interface ProposalInProject extends Proposal {
  readonly project: { readonly config: Config; readonly kinds: KindSet }
  readonly tracked: TrackedFiles
}

type Told = Pick<DocumentReport, 'diagnostics' | 'ignored' | 'texts'>

/**
 * What may be reported of a run that makes public editions only: its log may be as public as they are. Lines with a redaction are
 * not shown, and a message that could repeat something of it is reduced to what its rule guards.
 */
export function discreet(told: Told, prepared: ProposalInProject | undefined): Told {
  const holdsSecret = prepared && nameSearch(prepared)
  const isUnnamed = prepared && holdsSecret ? unnamedFiles(prepared, holdsSecret) : () => false
  const isSecret = ({ rule, reason, note }: Diagnostic) =>
    holdsSecret === undefined ||
    rule.inPublic === 'guards-only' ||
    hasRedaction(rule.advice === 'own' ? reason : `${reason}\n${note}`) ||
    holdsSecret(`${reason}\n${note}`)
  const careful = (found: Diagnostic): Diagnostic => {
    // A place in a file that is not named would be one in the proposal.
    const hidden = isUnnamed(found.file) ? prepared?.document.source.name : undefined
    if (hidden === undefined && !isSecret(found)) return found
    return diagnostic({
      rule: found.rule,
      file: hidden ?? found.file,
      severity: severityOf(found),
      place: hidden === undefined ? found.place : undefined,
      reason: found.rule.guards,
      advice:
        'Meer staat hier niet, omdat het kan gaan over wat de openbare editie weglaat. Maak de editie intern om het te lezen.',
    })
  }
  return {
    diagnostics: told.diagnostics.map(careful),
    ...(told.ignored
      ? { ignored: told.ignored.map((each) => ({ ...each, finding: careful(each.finding), reason: unsaid })) }
      : {}),
    texts: prepared ? publicTexts(told.texts, prepared) : new Map(),
  }
}

/** Replaces an author's reason, which may disclose what was ignored. */
const unsaid = 'staat in het voorstel'

/** Whether a text holds something redacted or of the routing sheet, or the name of a file that is not named. */
function nameSearch(prepared: ProposalInProject): (text: string) => boolean {
  const removed = removedFromPublic(prepared).filter(({ as }) => as !== 'bijlage')
  const { findInName } = secretSearch(
    [...removed, ...typedIn(prepared), ...secretNames(prepared)],
    publicRest(prepared),
  )
  return (text) => findInName(text) !== undefined
}

/** Which files are not named: attachments that are not in the public edition, read or not, and what is called after a secret. */
function unnamedFiles(
  { document, project, tracked }: ProposalInProject,
  find: (text: string) => boolean,
): (file: string) => boolean {
  const secret = attachedFiles(document, { root: project.config.root, kinds: project.kinds, files: tracked }).flatMap(
    ({ index, path }) => (isSecretAttachment(document, index) ? [path.replaceAll('\\', '/')] : []),
  )
  return (file) => {
    if (file === document.source.name) return false
    const tail = file.replaceAll('\\', '/').replace(/^(\.\.?\/)+/, '')
    return secret.some((path) => path === tail || path.endsWith(`/${tail}`)) || find(file)
  }
}

function isSecretAttachment(document: Document, index: number): boolean {
  return secrecyOn(document, `bijlage ${index + 1}`) !== undefined
}

/** A value that was refused is in no document: what is redacted in it is known from the file alone. */
function typedIn(proposal: Proposal): readonly Removed[] {
  return documentsOf(proposal).flatMap(({ source }) =>
    valueParts(source.text).flatMap(({ text, redaction }): readonly Removed[] =>
      redaction ? [{ text, as: 'gelakt', where: source.name }] : [],
    ),
  )
}

/** What the file of a secret attachment is called, also of one that could not be read: that was not meant for everyone. */
function secretNames({ document }: Proposal): readonly Removed[] {
  return (document.data.bijlagen ?? []).flatMap(({ bestand }, index): readonly Removed[] => {
    if (!isSecretAttachment(document, index)) return []
    const text = basename(bestand, extname(bestand))
    return [{ text, as: 'gelakt', where: `bijlage ${index + 1} van ${document.source.name}` }]
  })
}

function publicRest(prepared: ProposalInProject): readonly string[] {
  return textsInEdition(forEdition(prepared, publicEdition))
}

/** Only what is known to be public is shown: of a file that could not be read nobody knows what it holds. */
function publicTexts(texts: Told['texts'], prepared: ProposalInProject): Told['texts'] {
  const { document, attachments, project } = prepared
  const search = secretSearch(
    [...removedFromPublic(prepared), ...typedIn(prepared), ...secretNames(prepared)],
    publicRest(prepared),
  )
  const shown = new Map<string, string>()
  const { name: config = '' } = project.config
  for (const [name, text] of texts) if (name === config) shown.set(name, text)
  for (const { content, secret } of attachments) {
    if (secret || content.type !== 'document' || content.document.source.path === document.source.path) continue
    const { name } = content.document.source
    shown.set(name, withoutSecretLines(editionOf(content.document, publicEdition).source.text, search))
  }
  return shown.set(document.source.name, withoutSecretLines(editionOf(document, publicEdition).source.text, search))
}

/**
 * What is secret can stand on a line of its own accord: a title in the front matter, a field of the routing sheet, an anchor. A personal
 * datum keeps the edition from being made, so that its line is not public either.
 */
function withoutSecretLines(text: string, { find }: SecretSearch): string {
  return text
    .split('\n')
    .map((line) =>
      find(line) === undefined && line.search(looksRedacted) < 0 && personalDataIn(line).length === 0
        ? line
        : line.replace(/[^\r]/g, ' '),
    )
    .join('\n')
}
