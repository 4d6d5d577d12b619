import { basename, join } from 'node:path'
import type { MadeEdition, MadeFile } from '../../output/made-edition.ts'
import { archiveFileName, folderName, uniqueNames } from '../model/archive-names.ts'
import type {
  Appraisal,
  ArchiveEvent,
  ArchiveFile,
  ArchiveObject,
  Related,
  Restriction,
} from '../model/archive-object.ts'
import { formatOf } from '../model/file-format.ts'
import { identityOf } from '../model/identity.ts'
import type { SourceFile } from './proposal-sources.ts'
import { publicRestriction } from './restriction.ts'

/** A document that was made, as it goes to the archive. */
export interface RecordFacts {
  /** Path in the folders of its editions. */
  readonly output: string
  /** Name of its folder in the package. */
  readonly folder: string
  /** What identifies the package and, in it, the proposal or the meeting. */
  readonly key: readonly string[]
  readonly sources: readonly SourceFile[]
  readonly descriptions: readonly string[]
  readonly events: readonly ArchiveEvent[]
  readonly appraisal: Appraisal
  readonly restriction: Restriction
}

/** The editions from which it is taken. */
export interface RecordEditions {
  readonly intern: MadeEdition
  /** Absent when nothing of it is public. */
  readonly openbaar?: MadeEdition | undefined
}

/**
 * A document in the archive: the internal edition with its sources, and the public one as an object of its own, since it is another content.
 * Empty when the internal edition has no such document.
 */
export function documentRecords(facts: RecordFacts, { intern, openbaar }: RecordEditions): readonly ArchiveObject[] {
  const { output, key, folder } = facts
  const made = intern.files.find(({ path }) => path === output)
  if (made === undefined) return []
  const shown = openbaar?.files.find(({ path }) => path === output)
  const ids = { intern: identityOf(...key, 'intern', output), openbaar: identityOf(...key, 'openbaar', output) }
  const record = {
    level: 'Archiefstuk',
    appraisal: facts.appraisal,
    metadata: [],
    parts: [],
  } as const
  const publicTitle = `${shown?.title ?? ''} (openbare versie)`
  const toPublic: Related | undefined = shown && { id: ids.openbaar, title: publicTitle, relation: 'openbaar' }
  const own: ArchiveObject = {
    ...record,
    id: ids.intern,
    folder,
    title: made.title,
    descriptions: facts.descriptions,
    events: facts.events,
    restriction: facts.restriction,
    representations: representationsOf(ids.intern, printedFile(made, intern), facts.sources),
    related: toPublic ? [toPublic] : [],
  }
  if (shown === undefined || openbaar === undefined) return [own]
  const open: ArchiveObject = {
    ...record,
    id: ids.openbaar,
    folder: `${folder}-openbaar`,
    title: publicTitle,
    descriptions: ['De openbare versie: zonder wat niet iedereen mag lezen.'],
    events: [],
    restriction: publicRestriction,
    representations: representationsOf(ids.openbaar, printedFile(shown, openbaar), []),
    // An archive may show everybody the metadata of what is public: the other title may say what is redacted.
    related: [{ id: ids.intern, title: `${shown.title} (interne versie)`, relation: 'intern' }],
  }
  return [own, open]
}

/** `bijlage-01-kaart` for `bijlagen/01-kaart.pdf`. */
export function recordFolder(output: string): string {
  return folderName(output.replace(/^bijlagen\//, 'bijlage-').replace(/\.\w+$/, ''))
}

type NewFile = Omit<ArchiveFile, 'id'>

function printedFile({ path, sha256, length, pages, conformance }: MadeFile, { folder }: MadeEdition): NewFile {
  const place = join(folder, path)
  return {
    name: archiveFileName(basename(path)),
    title: basename(path),
    format: formatOf(place, conformance),
    content: { type: 'copied', path: place, sha256, length },
    pages,
    conformance,
  }
}

/** The PDF, then the sources; one that was passed through unchanged is its own source. */
function representationsOf(id: string, printed: NewFile, sources: readonly SourceFile[]): readonly ArchiveFile[] {
  const isPrinted = ({ sha256 }: SourceFile) => printed.content.type === 'copied' && printed.content.sha256 === sha256
  const files = [printed, ...sources.filter((source) => !isPrinted(source)).map(sourceFile)]
  const names = uniqueNames(files.map(({ name }) => name))
  return files.map((file, index) => {
    const name = names[index] ?? file.name
    return { ...file, name, id: identityOf(id, name) }
  })
}

function sourceFile({ path, name, sha256, length }: SourceFile): NewFile {
  return {
    name: archiveFileName(basename(path)),
    title: name,
    format: formatOf(path),
    content: { type: 'copied', path, sha256, length },
    conformance: { manier: 'geen', normen: [] },
  }
}
