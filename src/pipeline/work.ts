import type { ShownImage } from '../compose/markdown-html/markdown.ts'
import type { Diagnostic, Finding } from '../diagnostics/diagnostic.ts'
import type { SourceResult } from '../diagnostics/read-source.ts'
import type { Document } from '../document/document.ts'
import type { NotPublic } from '../document/edition.ts'
import type { Picture, PictureProblem } from '../document/pictures/picture.ts'
import type { Attachment, Proposal } from '../document/proposal.ts'
import type { MadeEdition } from '../output/made-edition.ts'
import type { Output } from '../output/manifest.ts'
import type { ProposalFacts } from '../output/proposal-facts.ts'
import type { EditionFiles } from '../output/write-edition.ts'
import type { DocumentFacts } from '../pdf/file/model/xmp.ts'
import type { Printable, Printed } from '../print/page/printable.ts'
import type { Withheld } from '../publication/earlier/withheld.ts'
import type { EditionPolicy } from '../publication/policy/edition-policy.ts'
import type { SecretSearch } from '../publication/search/secret-search.ts'
import type { FileTexts } from '../publication/search/texts-of-files.ts'
import type { DocumentReport, Ignored, MadeFile, RepairedFile } from '../report/report.ts'
import type { FinishedPart } from '../reuse/part-store.ts'
import type { StoredFiles } from '../reuse/reuse-record.ts'
import type { FileRead } from '../system/read-whole.ts'
import type { TrackedFiles } from '../system/tracked-files.ts'
import type { EditionReport } from './build-report.ts'
import type { Project } from './project.ts'
import type { Leak, TakenEdition } from './taken-edition.ts'

/** Name of a document in the output. */
export interface NameClaim {
  readonly name: string
  /** Position of the name in the front matter; absent when the name derives from the file name. */
  readonly place?: Finding['place']
  /** Other files of this run that claim the same folder, verbatim as requested. */
  readonly others: readonly string[]
}

/** A document with the path of its output file. */
export interface EditionDocument {
  readonly document: Document
  /** Relative to the folder of the edition. */
  readonly path: string
  readonly title: string
  readonly attachment?: Attachment
}

export interface ComposedDocument extends EditionDocument {
  /** Author in the metadata of the file. */
  readonly author: string | undefined
  readonly printable: Printable
  /** Images in the text, by resource key. */
  readonly images: ReadonlyMap<string, ShownImage>
}

/** Document to print, with the data that messages and dates need. */
export type PrintSource = Omit<ComposedDocument, 'document'> & {
  readonly document: Pick<Document, 'source' | 'data' | 'sections'>
}

/** A composed document that was printed, or found in the store of finished documents. */
export interface PrintedJob {
  readonly source: PrintSource
  readonly facts: DocumentFacts
  /** Key of its finished form in the store. */
  readonly key: string
  /** Finished form from an earlier run. */
  readonly stored?: FinishedPart
  readonly printed?: Printed
  /** Resolves when the receiver of the printed pages permits finishing. */
  readonly shown?: Promise<void> | undefined
}

/** A PDF from elsewhere, as output in an edition. */
export interface PassedThrough {
  readonly outputs: readonly Output[]
  readonly diagnostics: readonly Diagnostic[]
}

/** A picture file as it was when it was read. */
export interface PictureRead {
  readonly file: FileRead
  readonly picture: Picture | PictureProblem
}

/** Reads the picture in a file (absolute path, symbolic links resolved). @throws EnvironmentError when it cannot be read */
export type PictureReader = (path: string) => PictureRead

/** A document in progress: what was read, found and made so far. Stages return a new value and never change one. */
export interface Work {
  /** Requested path, verbatim. */
  readonly file: string
  /** The file as read. */
  readonly read: SourceResult
  /** Its name in the output; undefined when the file could not be read or its name cannot collide. */
  readonly claim: NameClaim | undefined
  /** Set by stage `read`. */
  readonly project?: Project
  /** Set when the front matter could be read. */
  readonly document?: Document
  /** Findings of reading, until `check` sorts them among those of the rules. */
  readonly reading?: readonly Diagnostic[]
  /** Set when its attachments have been read too. */
  readonly proposal?: ReadProposal
  readonly pictures?: PictureReader
  /** Texts of the files that findings refer to, by name. */
  readonly texts: ReadonlyMap<string, string>
  /** Findings at default levels, in the order in which they are reported; those of `admit` and `guard` are only in `diagnostics`. */
  readonly found: readonly Diagnostic[]
  /** `found` after the levels of the config and the ignore comments, with the problems of these comments. */
  readonly diagnostics: readonly Diagnostic[]
  /** Findings that ignore comments suppress. */
  readonly ignored: readonly Ignored[]
  /** Progress of the document: an ignore comment for findings of a later stage is not yet reported as unused. */
  readonly reached: 'checked' | EditionPolicy['reaches']
  /** Files that `check --fix` repaired. */
  readonly repaired?: readonly RepairedFile[]
  /** What of it may not be public, by its own statement. Set by stage `withdraw`. */
  readonly withheld?: Withheld
  /** Findings about earlier public files of this document. */
  readonly withdrawn: readonly Diagnostic[]
  /** Editions that were finished, each with all its findings. */
  readonly editions: readonly EditionWork[]
  /** Records the files that the document depends on. */
  readonly tracked: TrackedFiles
  /** Set when no further stage changes the document, except reporting. */
  readonly outcome?: DocumentReport['outcome']
  /** Editions of an earlier run that were reused. */
  readonly reused?: readonly EditionReport[]
  /** Exception that caused `mislukt`. */
  readonly cause?: unknown
}

/** A proposal as read, with its project. */
export interface ReadProposal extends Proposal {
  readonly project: Project
  /** Name of its folder in the output. */
  readonly name: string
  /** The proposal and its attachments. */
  readonly files: readonly FileRead[]
  readonly pictures: PictureReader
  readonly tracked: TrackedFiles
}

/** One edition of a document in progress. Values are empty until a stage sets them. */
export interface EditionWork extends Work {
  readonly proposal: ReadProposal
  readonly edition: EditionPolicy
  /** The proposal without what this edition omits. */
  readonly own: ReadProposal
  readonly composed: readonly ComposedDocument[]
  /** Pictures that were read for it. */
  readonly images: readonly FileRead[]
  readonly printed: readonly PrintedJob[]
  /** PDFs from elsewhere, as output in this edition. */
  readonly passed: readonly PassedThrough[]
  /** Finished files in the order in which they are written. */
  readonly outputs: readonly Output[]
  /** Version of the browser; empty when nothing was printed. */
  readonly browser: string
  /** Texts of the finished files of a public edition, and the search of them. */
  readonly fileTexts: readonly FileTexts[]
  readonly search?: SecretSearch
  readonly files?: EditionFiles
  /** `files` in the cache, without their bytes. */
  readonly stored?: StoredFiles
  /** Data that the pages of a meeting print. Set together with `files`. */
  readonly facts?: ProposalFacts
  /** Why it is not made; absent when that is reported as an error. */
  readonly leftOut?: NotPublic
  /** Absolute; set when its files have been written. */
  readonly folder?: string
  /** Files that were written. */
  readonly made: readonly MadeFile[]
  /** The earlier output that is judged again, instead of made. */
  readonly earlier?: MadeEdition
  /** What of it may be published. */
  readonly taken?: TakenEdition
  /** Why a blocked edition may not be public: what it omits, or a personal number, is in its files. */
  readonly leak?: Leak
}

/** Initial value of a document: only its file is known. */
export function startWork(requested: Pick<Work, 'file' | 'read' | 'tracked' | 'claim'>): Work {
  return {
    ...requested,
    texts: new Map(),
    found: [],
    diagnostics: [],
    ignored: [],
    reached: 'checked',
    withdrawn: [],
    editions: [],
  }
}

/** One stage of the pipeline. */
export type Stage<State extends Work, Shared> = (state: State, context: Shared) => Promise<State>
