import { checkCharacters } from '../compose/house-style/characters.ts'
import { type Diagnostic, diagnostic, severityOf } from '../diagnostics/diagnostic.ts'
import type { Document } from '../document/document.ts'
import { plainMarks } from '../document/markdown/redaction-marks.ts'
import { documentsOf } from '../document/proposal.ts'
import { publicSource } from '../publication/redact/public-source.ts'
import { check, sortByPosition } from '../rules/check.ts'
import type { Context } from './context.ts'
import { keyOf } from './findings.ts'
import { settle } from './run-stages.ts'
import type { ReadProposal, Work } from './work.ts'

/** Rules about the redactions themselves: their grounds are public. */
const aboutRedactions = /^(?:lakken|aanwijzingen)\//

/**
 * The findings of a public run that made its files, as a function of its public text: of every document with redactions, the rules report what
 * they find in its public text, instead of what they found with the redacted text in it. Findings about secret attachments are left out.
 */
export function findingsOfPublicText(
  work: Work,
  context: Context,
): Pick<Work, 'diagnostics' | 'ignored'> & { readonly isOfPublicText: (found: Diagnostic) => boolean } {
  const { proposal, editions } = work
  const [edition] = editions
  const none = { diagnostics: work.diagnostics, ignored: work.ignored, isOfPublicText: () => false }
  if (proposal === undefined || edition === undefined) return none
  const secret = new Set(
    proposal.attachments.flatMap(({ content, kept }) =>
      kept && content.type === 'document' ? [content.document.source.name] : [],
    ),
  )
  const redacted = ownDocuments(proposal).filter(
    ({ source }) => source.text.includes(':lak') && !secret.has(source.name),
  )
  if (redacted.length === 0 && secret.size === 0) return none
  const whole = new Set(redacted.flatMap((document) => checked(document, proposal, context).map(keyOf)))
  const open = redacted.flatMap((document) =>
    sortByPosition(checked(publicSource(document), proposal, context))
      .filter(({ fatal, ruleId }) => fatal !== true && !aboutRedactions.test(ruleId))
      .map(asPlain),
  )
  const files = new Set(redacted.map(({ source }) => source.name))
  const kept = edition.found.filter(
    (found) => !secret.has(found.file) && (aboutRedactions.test(found.ruleId) || !whole.has(keyOf(found))),
  )
  const keys = new Set(open.map(keyOf))
  const settled = settle({ ...edition, found: [...open, ...kept] })
  return {
    // A comment on a finding in a redacted text finds nothing here.
    diagnostics: settled.diagnostics.filter(({ ruleId, file }) => !files.has(file) || !ruleId.startsWith('negeren/')),
    ignored: settled.ignored,
    isOfPublicText: (found) => keys.has(keyOf(found)),
  }
}

/** The proposal and its attachments with a source of their own: that of an attached picture is the proposal. */
function ownDocuments(proposal: ReadProposal): readonly Document[] {
  const [own, ...attached] = documentsOf(proposal)
  return own === undefined ? [] : [own, ...attached.filter(({ source }) => source.path !== own.source.path)]
}

function checked(document: Document, { project, pictures, tracked }: ReadProposal, { day }: Context) {
  const { config, kinds } = project
  const readPicture = (path: string) => pictures(path).picture
  const { name, text } = document.source
  return [...check(document, { config, kinds, day, tracked, readPicture }), ...checkCharacters(name, text)]
}

/** A value in a message can hold the mark of a redaction. */
function asPlain(found: Diagnostic): Diagnostic {
  const { rule, file, place, reason, note } = found
  return diagnostic({
    rule,
    file,
    place,
    reason: plainMarks(reason),
    advice: plainMarks(note),
    severity: severityOf(found),
  })
}
