import type { RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { stringify } from 'yaml'
import { fileName } from '../../output/output-name.ts'
import { mentionedNumbers } from '../../rules/text/attachment-mentions.ts'
import type { FileToWrite } from '../../system/write-files.ts'
import { carryOver } from '../ledger/ledger.ts'
import { type MentionedAttachment, upTo } from './attachments.ts'
import type { FormValues } from './form-values.ts'

export interface AttachmentFiles {
  /** For the front matter of the proposal. */
  readonly entries: readonly object[]
  readonly files: readonly FileToWrite[]
}

/**
 * A file for each attachment that the form or the text mentions: their contents are elsewhere. It says that it must be filled in,
 * which the rule `tekst/invulplek` finds until that is done.
 */
export function writeAttachments(
  body: readonly RootContent[],
  { kind, kinds, attachments, ledger }: FormValues,
): AttachmentFiles {
  if (!kind.velden.some(({ veld }) => veld === 'bijlagen')) return { entries: [], files: [] }
  const numbers = body.flatMap((node) => mentionedNumbers(textOf(node)))
  const names = new Set<string>()
  const all = upTo(withoutRepeats(attachments), numbers).map((attachment) => ({
    ...attachment,
    bestand: pathOf(attachment, names),
  }))
  for (const { titel, soort, bestand } of all)
    carryOver(ledger, 'word/bijlage', {
      place: { line: 1, column: 1 },
      text: '',
      reason: `Het document noemt de bijlage “${titel ?? kinds.load(soort)?.kind?.titel ?? soort}”; in ${bestand} staat een plek om haar in te vullen.`,
    })
  return {
    entries: all.map(({ soort, titel, bestand }) => ({ soort, ...(titel === undefined ? {} : { titel }), bestand })),
    files: all.map(({ soort, titel, bestand }) => ({ path: bestand, bytes: emptyAttachment(soort, titel) })),
  }
}

function withoutRepeats(attachments: readonly MentionedAttachment[]): readonly MentionedAttachment[] {
  const keys = attachments.map(({ soort, titel }) => `${soort} ${titel ?? ''}`)
  return attachments.filter((_, index) => keys.indexOf(keys[index] ?? '') === index)
}

function pathOf({ soort, titel }: MentionedAttachment, names: Set<string>): string {
  const base = fileName(titel ?? soort)
  let name = base
  for (let number = 2; names.has(name); number++) name = `${base}-${number}`
  names.add(name)
  return `bijlagen/${name}.md`
}

function emptyAttachment(soort: string, titel: string | undefined): string {
  const front = stringify({ soort, ...(titel === undefined ? {} : { titel }) }, { lineWidth: 0 })
  return `---\n${front}---\n\n[nog in te vullen: de tekst van deze bijlage]\n`
}
