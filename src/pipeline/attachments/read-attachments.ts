import { extname } from 'node:path'
import { checkCharacters } from '../../compose/house-style/characters.ts'
import { titleOf } from '../../compose/views/make-view.ts'
import type { Config } from '../../config/config.ts'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Rule } from '../../diagnostics/rule.ts'
import { type AttachedFile, attachedFiles } from '../../document/attached-files.ts'
import type { Document } from '../../document/document.ts'
import { isPicture } from '../../document/pictures/image.ts'
import { imageDocument } from '../../document/pictures/image-document.ts'
import type { Attachment, AttachmentContent } from '../../document/proposal.ts'
import { readDocument } from '../../document/read-document.ts'
import { afterColon } from '../../forms/dutch-words.ts'
import type { Bijlage } from '../../forms/vocabulary.ts'
import { attachmentName } from '../../output/output-name.ts'
import type { PdfSummary } from '../../pdf/text/inspect.ts'
import { withSecrecy } from '../../publication/policy/attachment-secrecy.ts'
import { attachmentRules } from '../../rules/attachment-rules.ts'
import { check, sortByPosition } from '../../rules/check.ts'
import { isPerson } from '../../rules/privacy/organisation.ts'
import { otherThanLineEnds } from '../../rules/text/line-ends.ts'
import type { FileRead } from '../../system/read-whole.ts'
import type { TrackedFiles } from '../../system/tracked-files.ts'
import type { Context } from '../context.ts'
import type { Project } from '../project.ts'
import type { PictureReader } from '../work.ts'

/** Context in which attachments are read. */
export interface AttachmentReading {
  readonly project: Project
  readonly pictures: PictureReader
  readonly context: Pick<Context, 'nameOf' | 'remember' | 'day' | 'sources'>
  readonly tracked: TrackedFiles
}

export interface AttachmentsRead {
  readonly attachments: readonly Attachment[]
  readonly diagnostics: readonly Diagnostic[]
  readonly texts: ReadonlyMap<string, string>
  /** All files that were read. */
  readonly files: readonly FileRead[]
}

/** Reads every attachment that exists; the rules report the missing ones. */
export async function readAttachments(proposal: Document, reading: AttachmentReading): Promise<AttachmentsRead> {
  const attachments: Attachment[] = []
  const diagnostics: Diagnostic[] = []
  const texts = new Map<string, string>()
  const files: FileRead[] = []
  const { project, tracked } = reading
  const count = proposal.data.bijlagen?.length ?? 0
  for (const reference of attachedFiles(proposal, {
    root: project.config.root,
    kinds: project.kinds,
    files: tracked,
  })) {
    const { entry, index } = reference
    const read = await readOne(reference, reading)
    if (read.file) files.push(read.file)
    diagnostics.push(...read.diagnostics)
    if (read.text) texts.set(...read.text)
    if (read.content === undefined || read.file === undefined) continue
    attachments.push({
      number: index + 1,
      soort: entry.soort,
      title: entry.titel ?? titleFor(read.content, entry),
      path: reference.path,
      output: `bijlagen/${attachmentName(index + 1, count, entry.bestand)}`,
      content: read.content,
      sha256: read.file.sha256,
    })
  }
  return { attachments: withSecrecy(attachments, proposal), diagnostics, texts, files }
}

interface OneRead {
  readonly file?: FileRead | undefined
  readonly content?: AttachmentContent
  readonly diagnostics: readonly Diagnostic[]
  readonly text?: readonly [name: string, text: string]
}

async function readOne(reference: AttachedFile, reading: AttachmentReading): Promise<OneRead> {
  const extension = extname(reference.path).toLowerCase()
  if (extension === '.md') return readMarkdown(reference, reading)
  return extension === '.pdf' ? readPdf(reference, reading) : readImage(reference, reading)
}

function readMarkdown(
  { proposal, entry, path }: AttachedFile,
  { project, pictures, context, tracked }: AttachmentReading,
): OneRead {
  const name = context.nameOf(path)
  const { source, file, diagnostics } = context.sources.read(path, name, tracked)
  if (source === undefined) return { diagnostics }
  const { config, kinds } = project
  const readPicture = (file: string) => pictures(file).picture
  const of = [file?.sha256, name, entry.soort, proposal.data]
  return context.remember({ path, of, files: tracked }, (files): OneRead => {
    const read = readDocument(source, kinds, { inherit: proposal.data, expect: entry.soort })
    const text = [name, source.text] as const
    if (read.document === undefined) return { file, diagnostics: read.diagnostics, text }
    const byRules = check(read.document, { config, kinds, day: context.day, tracked: files, readPicture })
    const found = [...byRules, ...otherThanLineEnds(checkCharacters(name, source.text), byRules)]
    return {
      file,
      content: { type: 'document', document: read.document },
      diagnostics: sortByPosition([...read.diagnostics, ...found]),
      text,
    }
  })
}

const pdfAdvice: Readonly<Record<string, string>> = {
  versleuteld: 'Haal het wachtwoord en de beveiliging van de PDF af, of vraag de maker om een PDF zonder.',
  'geen-pdf':
    'Kijk of dit het goede bestand is. Bewaar het anders opnieuw als PDF, in het programma waarin het gemaakt is.',
}

async function readPdf(
  reference: AttachedFile,
  { project, context: { remember }, tracked }: AttachmentReading,
): Promise<OneRead> {
  const { inspect } = await import('../../pdf/text/inspect.ts')
  const found = tracked.readFound(reference.path)
  const { file, inspected, bytes } = remember(
    { path: reference.path, of: [found.file.sha256], files: tracked },
    () => ({
      file: found.file,
      inspected: inspect(found.content),
      bytes: found.content,
    }),
  )
  if (inspected.ok)
    return {
      file,
      content: { type: 'pdf', bytes, inspected },
      diagnostics: [
        ...(inspected.isProtected ? [protection(reference)] : []),
        ...(await peopleNamed(reference, bytes, project.config)),
      ],
    }
  return {
    file,
    diagnostics: [
      atFile(
        reference,
        attachmentRules['bijlagen/pdf'],
        inspected.reason,
        pdfAdvice[inspected.code] ?? 'Maak of kopieer de PDF opnieuw.',
      ),
    ],
  }
}

/** Persons in the metadata and signatures of a PDF that will be public as it is; any other is cleaned. */
async function peopleNamed(reference: AttachedFile, bytes: Uint8Array, config: Config): Promise<readonly Diagnostic[]> {
  if (reference.entry.openbaar !== 'ongewijzigd') return []
  const { namedPeople } = await import('../../pdf/clean/named-people.ts')
  const people = namedPeople(bytes)
  // One that cannot be read is reported when the public edition is made.
  if (!people.ok) return []
  const isNamed = (name: string) => isPerson(name, config)
  const sentences = [
    ...people.makers.filter(isNamed).map((name) => `Zij noemt als maker: ${name}.`),
    ...people.signers.filter(isNamed).map((name) => `In de handtekening staat: ${name}.`),
  ]
  return sentences.map((sentence) =>
    atFile(
      reference,
      attachmentRules['bijlagen/noemt-persoon'],
      `De PDF wordt ongewijzigd openbaar. ${sentence}`,
      'Mag die naam niet openbaar worden, haal dan openbaar: ongewijzigd weg: dan wordt de PDF schoongemaakt.',
    ),
  )
}

function protection(reference: AttachedFile): Diagnostic {
  return atFile(
    reference,
    attachmentRules['bijlagen/beveiliging'],
    'De PDF is beveiligd, maar opent zonder wachtwoord. In de openbare editie en in een bundel vervallen de beperkingen, zoals op afdrukken en kopiëren, en een handtekening.',
    'Moet de beveiliging in de openbare editie blijven, zet dan bij de bijlage openbaar: ongewijzigd, met een reden.',
  )
}

function readImage(reference: AttachedFile, { project, pictures }: AttachmentReading): OneRead {
  const { file, picture } = pictures(reference.path)
  if (!isPicture(picture)) {
    return {
      file,
      diagnostics: [atFile(reference, attachmentRules['bijlagen/afbeelding'], picture.reason, picture.advice)],
    }
  }
  const { proposal, entry, index } = reference
  const document = imageDocument(proposal, entry, index, project.kinds)
  return document === undefined
    ? { file, diagnostics: [] }
    : { file, content: { type: 'document', document }, diagnostics: [] }
}

function atFile({ proposal, entry, index }: AttachedFile, rule: Rule, reason: string, advice: string): Diagnostic {
  return diagnostic({
    rule,
    file: proposal.source.name,
    place: proposal.at(['bijlagen', index, 'bestand']),
    reason: `Bijlage ${index + 1} (${entry.bestand}): ${afterColon(reason)}`,
    advice,
  })
}

function titleFor(content: AttachmentContent, entry: Bijlage): string {
  if (content.type === 'document') return titleOf(content.document)
  return content.type === 'pdf' ? pdfTitle(content, entry) : entry.bestand
}

/** The title of an attached PDF without a stated one: its own, else the name of the file. */
export function pdfTitle(content: { readonly inspected: PdfSummary }, entry: Pick<Bijlage, 'bestand'>): string {
  const own = content.inspected.title?.trim()
  return own || (entry.bestand.split('/').at(-1) ?? entry.bestand)
}
