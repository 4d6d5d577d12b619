import { relative } from 'node:path'
import type { Document } from '../../document/document.ts'
import { decoded } from '../../document/markdown/link-target.ts'
import type { ReadProposal } from '../../pipeline/work.ts'
import { imagesOf } from '../../rules/text/nodes-of.ts'
import type { FileRead } from '../../system/read-whole.ts'

/** The files from which a document is made: its own, then the pictures in its text. */
export interface DocumentSources {
  /** Path of its PDF in the folder of an edition. */
  readonly output: string
  readonly files: readonly SourceFile[]
}

export interface SourceFile extends FileRead {
  /** Relative to the project, with forward slashes, as manifests name it. */
  readonly name: string
}

/** The sources of the attachments of a proposal, in order. @throws EnvironmentError when a picture cannot be read */
export function sourcesOf(proposal: ReadProposal): {
  readonly own: readonly SourceFile[]
  readonly attached: readonly DocumentSources[]
} {
  const { document, attachments, files } = proposal
  const [own] = files
  const known = new Map(files.map((file) => [file.path, file]))
  return {
    own: [...(own ? [own] : []), ...picturesIn(document, proposal)].map((file) => named(file, proposal)),
    attached: attachments.map(({ path, output, content }) => {
      const file = known.get(path)
      const hasText = content.type === 'document' && content.document.source.path !== document.source.path
      const pictures = hasText ? picturesIn(content.document, proposal) : []
      return { output, files: [...(file ? [file] : []), ...pictures].map((one) => named(one, proposal)) }
    }),
  }
}

function named(file: FileRead, { project }: ReadProposal): SourceFile {
  return { ...file, name: relative(project.config.root, file.path).replaceAll('\\', '/') }
}

/** Each once, although a text may show it twice. */
function picturesIn(document: Document, { project, tracked }: ReadProposal): readonly FileRead[] {
  const paths = imagesOf(document).flatMap(([, url]) => {
    const found = tracked.resolve(project.config.root, document.source.path, decoded(url))
    return found.ok ? [found.path] : []
  })
  return [...new Set(paths)].map((path) => tracked.readFound(path).file)
}
