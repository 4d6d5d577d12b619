import type { RootContent } from 'mdast'
import type { FileToWrite } from '../../system/write-files.ts'
import type { WordBlock, WordDocument } from '../../word/model/word-model.ts'
import type { BodyContext } from '../body/body-context.ts'
import { noteDefinitions } from '../body/to-blocks.ts'
import { writeAttachments } from '../form/attachment-files.ts'
import type { FormValues } from '../form/form-values.ts'
import { kindOf } from '../form/kind-of.ts'
import { withoutSectionTables } from '../form/without-section-tables.ts'
import { carryOver, type Ledger, openLedger } from '../ledger/ledger.ts'
import { collectPictures } from '../output/pictures.ts'
import { type ImportProject, repairMarkdown } from '../output/repair-markdown.ts'
import { writeMarkdown } from '../output/write-markdown.ts'
import { leaveOutBlocks, siftBlocks } from '../sift/sift-blocks.ts'
import { freeBody } from './free-body.ts'
import { readMargins, readProperties } from './outside-body.ts'
import { sectionBody } from './section-body.ts'

/** A Word document as a proposal, with an account of all its words. */
export interface ConvertedDocument {
  /** The proposal, its pictures, and a file for each attachment that is still to be filled in. */
  readonly files: readonly FileToWrite[]
  readonly markdown: string
  readonly ledger: Ledger
}

export interface ConvertOptions extends ImportProject {
  /** The absolute path of the proposal. */
  readonly path: string
  /** The name of the document, without extension. */
  readonly title: string
}

/** The body in the order of the document, before it becomes Markdown. */
interface Opened {
  readonly word: WordDocument
  readonly context: BodyContext
  readonly form: FormValues
  readonly flow: readonly WordBlock[]
}

export async function convertDocument(word: WordDocument, options: ConvertOptions): Promise<ConvertedDocument> {
  const ledger = openLedger()
  const blocks = siftBlocks(word.blocks, ledger)
  const { kind, by } = kindOf(blocks, options.kinds)
  if (by !== 'sections')
    carryOver(ledger, 'word/soort', {
      place: { line: 1, column: 1 },
      text: '',
      reason: `In dit document is geen formulier herkend; het is een stuk van de soort ${kind.soort} geworden.`,
    })
  const notes = new Map([...word.notes].map(([name, content]) => [name, siftBlocks(content, ledger)]))
  const pictures = await collectPictures([...blocks, ...[...notes.values()].flat()], word, ledger)
  const context: BodyContext = { ledger, notes, usedNotes: [], pictureOf: pictures.pictureOf }
  const form: FormValues = { kind, kinds: options.kinds, ledger, found: new Map(), attachments: [], doubts: [] }
  const body = bodyOf(
    { word, context, form, flow: by === 'sections' ? withoutSectionTables(blocks, kind) : blocks },
    by,
    options,
  )
  body.push(...noteDefinitions(context))
  for (const [name, content] of notes) {
    if (context.usedNotes.includes(name)) continue
    const reason = 'Deze noot hoort bij tekst die niet in het voorstel staat; zij is niet overgenomen.'
    leaveOutBlocks(content, ledger, { rule: 'word/gegeven', reason })
  }
  const attached = writeAttachments(body, form)
  withoutDoubts(form)
  const frontMatter = ordered(form, attached.entries)
  const markdown = repairMarkdown(writeMarkdown(frontMatter, body), options.path, options)
  return { files: [...pictures.files, ...attached.files], markdown, ledger }
}

function bodyOf({ word, context, form, flow }: Opened, by: string, { title }: ConvertOptions): RootContent[] {
  const body = by === 'sections' ? sectionBody(flow, form, context) : freeBody(flow, form, context)
  readMargins(word, form)
  readProperties(word, form, by === 'sections' ? undefined : title)
  return body
}

/** Where secrecy could not be read, the status must come from the author. */
function withoutDoubts({ found, doubts, ledger }: FormValues): void {
  if (doubts.length === 0 || !found.has('status')) return
  found.delete('status')
  ledger.notes.push({
    rule: 'word/status',
    fate: 'left-out',
    place: { line: 1, column: 1 },
    text: '',
    reason: 'Niet alles over openbaarheid en geheimhouding was te lezen; daarom is ook de status niet overgenomen.',
  })
}

/** In the order of the form. */
function ordered({ kind, found }: FormValues, attachments: readonly object[]): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>([['soort', kind.soort]])
  for (const { veld } of kind.velden) {
    if (veld === 'bijlagen' && attachments.length > 0) values.set(veld, attachments)
    else if (found.has(veld)) values.set(veld, found.get(veld))
  }
  return values
}
