import type { Conformance } from '../../report/report.ts'

/** A concept of a list: its label, and its code in that list. */
export interface Term {
  readonly label: string
  readonly code?: string | undefined
}

/** What is kept as one thing: a dossier, or a document in one version. */
export interface ArchiveObject {
  /** Unique, and equal in every run over the same sources. */
  readonly id: string
  /** Name of its folder, unique beside the others. */
  readonly folder: string
  readonly title: string
  readonly level: 'Dossier' | 'Archiefstuk'
  /** Sentences about it. */
  readonly descriptions: readonly string[]
  readonly events: readonly ArchiveEvent[]
  readonly appraisal: Appraisal
  readonly restriction: Restriction
  /** Its content, in one or more forms. */
  readonly representations: readonly ArchiveFile[]
  /** Other metadata about it. */
  readonly metadata: readonly ArchiveFile[]
  readonly parts: readonly ArchiveObject[]
  readonly related: readonly Related[]
}

export interface ArchiveEvent {
  /** Of the list of MDTO. */
  readonly type: 'Creatie' | 'Accordering'
  /** ISO date. */
  readonly day: string
  readonly result?: string
}

export interface Appraisal {
  readonly code: 'B' | 'V' | 'N'
  /** How long it is kept, in years. */
  readonly years?: number | undefined
}

export interface Restriction {
  /** `openbaar`: what the public edition contains. */
  readonly type: 'openbaar' | 'overig'
  /** Empty when there is nothing to say. */
  readonly description: string
  /** ISO dates of a restriction that ends on a known day. */
  readonly from?: string | undefined
  readonly until?: string | undefined
}

/** Another version of the same document. */
export interface Related {
  readonly id: string
  readonly title: string
  /** What the other is to this one. */
  readonly relation: 'openbaar' | 'intern'
}

/** A file of an object. */
export interface ArchiveFile {
  readonly id: string
  /** Name in the folder of its object. */
  readonly name: string
  /** What it was called: a path, or a title. */
  readonly title: string
  readonly format: Term
  readonly content: CopiedContent | WrittenContent
  readonly pages?: number | undefined
  readonly conformance: Conformance
}

/** A file elsewhere, as it was when it was found. */
export interface CopiedContent {
  readonly type: 'copied'
  /** Absolute. */
  readonly path: string
  readonly sha256: string
  /** Bytes. */
  readonly length: number
}

/** Text that the archive itself adds. */
export interface WrittenContent {
  readonly type: 'written'
  readonly text: string
}

/** An object and everything below it, in the order in which it is written. */
export function withParts(object: ArchiveObject): readonly ArchiveObject[] {
  return [object, ...object.parts.flatMap(withParts)]
}
