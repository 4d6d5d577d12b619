import { parse } from 'node:path'
import type { Config } from '../config/config.ts'
import { type Diagnostic, diagnostic, severityOf } from '../diagnostics/diagnostic.ts'
import { attachedFiles } from '../document/attached-files.ts'
import { hasRedaction, valueParts } from '../document/markdown/redaction.ts'
import { documentsOf, type Proposal } from '../document/proposal.ts'
import { secrecyOn } from '../document/secrecy.ts'
import type { KindSet } from '../forms/load-kind.ts'
import type { DocumentReport } from '../report/report.ts'
import { personalDataIn } from '../rules/privacy/personal-data.ts'
import { looksRedacted } from '../rules/redaction/redaction-values.ts'
import type { TrackedFiles } from '../system/tracked-files.ts'
import { publicEdition } from './policy/edition-policy.ts'
import { editionOf } from './redact/edition-of.ts'
import { forEdition, removedFromPublic, secretTitles, textsInEdition } from './redact/for-edition.ts'
import type { Removed } from './redact/secrets.ts'
import { type SecretSearch, secretSearch } from './search/secret-search.ts'

/** A proposal with the config, kinds and tracked files of its project. */
export interface ProposalInProject extends Proposal {
  readonly project: { readonly config: Config; readonly kinds: KindSet }
  readonly tracked: TrackedFiles
}

type Reported = Pick<DocumentReport, 'diagnostics' | 'ignored' | 'texts'>

/** A report, and whether its run made files: then it is a function of the public text. */
export interface Run extends Reported {
  readonly run?: 'made' | 'failed'
  /** Whether a finding was made in the public text alone; by default none is. */
  readonly isOfPublicText?: (found: Diagnostic) => boolean
}

/**
 * The part of a report that a run of public editions only may show: its log may be as public as they are. Lines with a redaction are blank,
 * and a finding that could repeat removed text is reduced to the `violation` text of its rule. Of a proposal that is not public, or that could not
 * be read, that is every finding that quotes it.
 */
export function discreet(
  reported: Run,
  prepared: ProposalInProject | undefined,
  status: 'public' | 'not-public',
): Reported {
  const { run = 'failed', isOfPublicText = () => false } = reported
  const holdsSecret = prepared && nameSearch(prepared, 'whole')
  // Words that a redaction and the public text share are public.
  const namesSecret = prepared && nameSearch(prepared, 'unredacted')
  const isUnnamed = prepared && holdsSecret ? unnamedFiles(prepared, holdsSecret) : () => false
  const isQuoted = holdsSecret === undefined || status === 'not-public'
  const isSecret = (found: Diagnostic) => {
    const { rule, reason, note } = found
    if (
      rule.inPublic === 'violation-only' ||
      rule.inPublic === 'without-place' ||
      (isQuoted && rule.inPublic !== 'without-content')
    )
      return true
    if (isOfPublicText(found)) return namesSecret?.(`${reason}\n${note}`)
    return hasRedaction(rule.advice === 'own' ? reason : `${reason}\n${note}`) || holdsSecret?.(`${reason}\n${note}`)
  }
  const careful = (found: Diagnostic): Diagnostic => {
    // A position in a file that is not named would be read as one in the proposal.
    const hidden = isUnnamed(found.file) ? prepared?.document.source.name : undefined
    if (hidden === undefined && !isSecret(found)) return found
    return diagnostic({
      rule: found.rule,
      file: hidden ?? found.file,
      severity: severityOf(found),
      place: hidden === undefined && found.rule.inPublic !== 'without-place' ? found.place : undefined,
      reason: found.rule.violation,
      advice:
        'Wat er precies staat, leest u in de editie intern: het kan gaan over iets wat de openbare editie weglaat.',
    })
  }
  return {
    diagnostics: reported.diagnostics.map(careful),
    ...(reported.ignored
      ? { ignored: reported.ignored.map((each) => ({ ...each, finding: careful(each.finding), reason: unsaid })) }
      : {}),
    texts: prepared && status === 'public' ? shownTexts(reported.texts, prepared, run) : new Map(),
  }
}

/** Replaces the author's reason, which may disclose the ignored text. */
const unsaid = 'staat in het voorstel'

/**
 * Whether a text contains a redacted text, a value of the routing sheet, or the title or the path of a secret attachment that is not public.
 *
 * @param of `unredacted`: all but the redacted texts
 */
function nameSearch(prepared: ProposalInProject, of: 'whole' | 'unredacted'): (text: string) => boolean {
  const removed = [...removedFromPublic(prepared).filter(({ as }) => as !== 'bijlage'), ...typedIn(prepared)]
  const sought = of === 'whole' ? removed : removed.filter(({ as }) => as !== 'gelakt')
  return secretSearch([...sought, ...secretNames(prepared)], { remainder: publicRest(prepared) }).mentions
}

/** Whether a file may not be named: a secret attachment, read or not, or a file whose name contains a secret. */
function unnamedFiles(proposal: ProposalInProject, find: (text: string) => boolean): (file: string) => boolean {
  const { document, project, tracked } = proposal
  const secret = attachedFiles(document, { root: project.config.root, kinds: project.kinds, files: tracked }).flatMap(
    ({ index, path }) => (isSecretAttachment(proposal, index) ? [path.replaceAll('\\', '/')] : []),
  )
  return (file) => {
    if (file === document.source.name) return false
    const tail = file.replaceAll('\\', '/').replace(/^(\.\.?\/)+/, '')
    return secret.some((path) => path === tail || path.endsWith(`/${tail}`)) || find(file)
  }
}

/** One that could not be read may be secret only by the proposal: its name is needed to repair it. */
function isSecretAttachment({ document, attachments }: Proposal, index: number): boolean {
  const isKept = attachments.some(({ number, kept }) => number === index + 1 && kept !== undefined)
  return isKept || secrecyOn(document, `bijlage ${index + 1}`) !== undefined
}

/** A rejected value is in no parsed document: its redactions are in the source text only. */
function typedIn(proposal: Proposal): readonly Removed[] {
  return documentsOf(proposal).flatMap(({ source }) =>
    valueParts(source.text).flatMap(({ text, redaction }): readonly Removed[] =>
      redaction ? [{ text, as: 'gelakt', where: source.name }] : [],
    ),
  )
}

/** Titles and paths of secret attachments, unreadable ones included: these names were not meant for publication. */
function secretNames(proposal: Proposal): readonly Removed[] {
  const { document } = proposal
  const paths = (document.data.bijlagen ?? []).flatMap(({ bestand }, index): readonly Removed[] => {
    if (!isSecretAttachment(proposal, index)) return []
    const { dir, name } = parse(bestand.replaceAll('\\', '/'))
    const where = `bijlage ${index + 1} van ${document.source.name}`
    return [asName(name), ...dir.split('/')].map((text): Removed => ({ text, as: 'gelakt', where }))
  })
  const titles = secretTitles(proposal).map(({ text, where }): Removed => ({ text: asName(text), as: 'gelakt', where }))
  return [...paths, ...titles]
}

/** An ordinary word is sought only if it is written as a name. */
function asName(text: string): string {
  return /^\p{Ll}+$/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text
}

function publicRest(prepared: ProposalInProject): readonly string[] {
  return textsInEdition(forEdition(prepared, publicEdition))
}

/** Shows only texts that are known to be public: the content of a file that could not be read is unknown. */
function shownTexts(
  texts: Reported['texts'],
  prepared: ProposalInProject,
  run: NonNullable<Run['run']>,
): Reported['texts'] {
  const { document, attachments, project } = prepared
  const removed = [...removedFromPublic(prepared), ...typedIn(prepared)]
  // What the lines of a file that was made show may not depend on its redactions: their own lines are blank.
  const sought = run === 'made' ? removed.filter(({ as }) => as !== 'gelakt') : removed
  const search = secretSearch([...sought, ...secretNames(prepared)], { remainder: publicRest(prepared) })
  const shown = new Map<string, string>()
  const { name: config = '' } = project.config
  for (const [name, text] of texts) if (name === config) shown.set(name, text)
  for (const { content, kept } of attachments) {
    if (kept || content.type !== 'document' || content.document.source.path === document.source.path) continue
    const { name } = content.document.source
    shown.set(name, withoutSecretLines(editionOf(content.document, publicEdition).source.text, search))
  }
  return shown.set(document.source.name, withoutSecretLines(editionOf(document, publicEdition).source.text, search))
}

/**
 * Blanks lines with secret text outside a redaction: a title in the front matter, a field of the routing sheet, an anchor. A personal datum
 * blocks the edition, so its line is not public either.
 */
function withoutSecretLines(text: string, { mentions }: SecretSearch): string {
  return (
    text
      .split('\n')
      .map((line) =>
        !mentions(line) && line.search(looksRedacted) < 0 && personalDataIn(line).length === 0 ? line : '',
      )
      // A blank line is as long as what it held.
      .map((line) => (line.trim() === '' ? '' : line))
      .join('\n')
  )
}
