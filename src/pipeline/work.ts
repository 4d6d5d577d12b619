import type { ShownImage } from '../compose/markdown-html/markdown.ts'
import type { Diagnostic, Finding } from '../diagnostics/diagnostic.ts'
import type { SourceResult } from '../diagnostics/read-source.ts'
import type { Document } from '../document/document.ts'
import type { NotPublic } from '../document/edition.ts'
import type { Picture, PictureProblem } from '../document/pictures/picture.ts'
import type { Attachment, Proposal } from '../document/proposal.ts'
import type { Output } from '../output/manifest.ts'
import type { ProposalFacts } from '../output/proposal-facts.ts'
import type { EditionFiles } from '../output/write-edition.ts'
import type { DocumentFacts } from '../pdf/file/model/xmp.ts'
import type { Printable, Printed } from '../print/page/printable.ts'
import type { EditionPolicy } from '../publication/edition-policy.ts'
import type { SecretSearch } from '../publication/secret-search.ts'
import type { FileTexts } from '../publication/texts-of-files.ts'
import type { DocumentReport, Ignored, MadeFile, RepairedFile } from '../report/report.ts'
import type { FinishedPart } from '../reuse/part-store.ts'
import type { StoredFiles } from '../reuse/reuse-record.ts'
import type { FileRead } from '../system/read-whole.ts'
import type { TrackedFiles } from '../system/tracked-files.ts'
import type { EditionReport } from './build-report.ts'
import type { Project } from './project.ts'

/** The name of a document in the output. */
export interface NameClaim {
  readonly name: string
  /** Where the front matter states it; absent when the name is that of the file. */
  readonly place?: Finding['place']
  /** Other files of this run, as the user typed them, that claim the same folder. */
  readonly others: readonly string[]
}

/** A document and the file it becomes. */
export interface EditionDocument {
  readonly document: Document
  /** Path in the folder of the edition. */
  readonly path: string
  readonly title: string
  readonly attachment?: Attachment
}

export interface ComposedDocument extends EditionDocument {
  /** The author in the metadata of the file. */
  readonly author: string | undefined
  readonly printable: Printable
  /** Images in the text, by key of the resource. */
  readonly images: ReadonlyMap<string, ShownImage>
}

/** What is printed, with what messages and dates need of the document. */
export type PrintSource = Omit<ComposedDocument, 'document'> & {
  readonly document: Pick<Document, 'source' | 'data' | 'sections'>
}

/** A composed document that was printed, or found among finished ones. */
export interface PrintedJob {
  readonly source: PrintSource
  readonly facts: DocumentFacts
  /** The key under which its finished form is stored. */
  readonly key: string
  /** As an earlier run finished it. */
  readonly stored?: FinishedPart
  readonly printed?: Printed
  /** Resolves when the receiver of the printed pages lets the finishing begin. */
  readonly shown?: Promise<void> | undefined
}

/** A PDF made elsewhere, as an edition passes it on. */
export interface PassedThrough {
  readonly outputs: readonly Output[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The file of a picture as it was when it was read. */
export interface PictureRead {
  readonly file: FileRead
  readonly picture: Picture | PictureProblem
}

/** The picture in a file (absolute path, symbolic links resolved). @throws EnvironmentError when it cannot be read */
export type PictureReader = (path: string) => PictureRead

/** A document in progress: what was read, found and made so far. Stages return a new value and never change one. */
export interface Work {
  /** As the user typed it. */
  readonly file: string
  /** The file, read once. */
  readonly read: SourceResult
  /** Its name in the output; undefined when the file could not be read. */
  readonly claim: NameClaim | undefined
  /** Known from `read` on. */
  readonly project?: Project
  /** Known when its front matter could be read. */
  readonly document?: Document
  /** Findings of reading it, until `check` sorts them among those of the rules. */
  readonly reading?: readonly Diagnostic[]
  /** Known when its attachments have been read as well. */
  readonly proposal?: ReadProposal
  readonly pictures?: PictureReader
  /** Texts of the files that findings refer to, by name. */
  readonly texts: ReadonlyMap<string, string>
  /** Everything found, at default levels, in the order in which it is reported. */
  readonly found: readonly Diagnostic[]
  /** What is left of `found` after the levels of the config and the ignore comments, and problems of these comments. */
  readonly diagnostics: readonly Diagnostic[]
  /** What the ignore comments allow. */
  readonly ignored: readonly Ignored[]
  /** How far the document has come: findings of later stages cannot be missed by ignore comments yet. */
  readonly reached: 'checked' | EditionPolicy['reaches']
  /** Files that `check --fix` repaired. */
  readonly repaired?: readonly RepairedFile[]
  /** What happened to earlier public files of this document. */
  readonly withdrawn: readonly Diagnostic[]
  /** The editions that were finished, each with everything that was found in it. */
  readonly editions: readonly EditionWork[]
  /** Records the files that it depends on. */
  readonly tracked: TrackedFiles
  /** Set when nothing more is done with the document, except reporting. */
  readonly outcome?: DocumentReport['outcome']
  /** The editions of an earlier run that were reused. */
  readonly reused?: readonly EditionReport[]
  /** The exception behind `mislukt`. */
  readonly cause?: unknown
}

/** A proposal as it was read, with the project it is in. */
export interface ReadProposal extends Proposal {
  readonly project: Project
  /** Name of its folder in the output. */
  readonly name: string
  /** The proposal and its attachments. */
  readonly files: readonly FileRead[]
  readonly pictures: PictureReader
  readonly tracked: TrackedFiles
}

/** One edition of a document in progress. Until a stage fills them, values are empty. */
export interface EditionWork extends Work {
  readonly proposal: ReadProposal
  readonly edition: EditionPolicy
  /** What is left of the proposal in this edition. */
  readonly own: ReadProposal
  readonly composed: readonly ComposedDocument[]
  /** Pictures that were read for it. */
  readonly images: readonly FileRead[]
  readonly printed: readonly PrintedJob[]
  /** PDFs made elsewhere, as this edition passes them on. */
  readonly passed: readonly PassedThrough[]
  /** The finished files in the order in which they are written. */
  readonly outputs: readonly Output[]
  /** Version of the browser; empty when nothing was printed. */
  readonly browser: string
  /** The texts of the finished files of a public edition, and the search of them. */
  readonly fileTexts: readonly FileTexts[]
  readonly search?: SecretSearch
  readonly files?: EditionFiles
  /** The same files in the cache, without their bytes. */
  readonly stored?: StoredFiles
  /** What a meeting prints of it. Set when the files are. */
  readonly facts?: ProposalFacts
  /** Why it is not made, where that is no error. */
  readonly leftOut?: NotPublic
  /** Absolute; set when its files have been written. */
  readonly folder?: string
  /** What was written. */
  readonly made: readonly MadeFile[]
}

/** One step of the pipeline. */
export type Stage<State extends Work, Shared> = (state: State, context: Shared) => Promise<State>
