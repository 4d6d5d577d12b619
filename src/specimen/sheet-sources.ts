import { join } from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { readSource, type SourceResult } from '../diagnostics/read-source.ts'
import type { Project } from '../pipeline/project.ts'
import { packageFolder } from '../system/package-folder.ts'
import { filledDocument } from './filled-document.ts'

/** A document of the specimen. */
export interface SheetSource {
  readonly key: string
  /** Of its bookmark. */
  readonly title: string
  readonly read: SourceResult
  /** Folder in which its pictures are. */
  readonly root: string
  /** Whether it looks different for the public. */
  readonly isShownInPublic: boolean
}

const everything = join(packageFolder, 'templates', 'proefblad', 'alles.md')

/** A document with everything that a text can hold, and one of every kind of the project. */
export function sheetSources({ kinds, config }: Project): {
  readonly sources: readonly SheetSource[]
  readonly diagnostics: readonly Diagnostic[]
} {
  const reads = kinds.soorten.map((soort) => ({ soort, ...kinds.load(soort) }))
  const sources = reads.flatMap(({ soort, kind }): readonly SheetSource[] => {
    if (kind === undefined) return []
    const name = `proefblad/${soort}.md`
    const source = { path: join(config.home, name), name, text: filledDocument(kind) }
    const read = { source, diagnostics: [] }
    return [{ key: soort, title: kind.titel, read, root: config.home, isShownInPublic: false }]
  })
  const all: SheetSource = {
    key: 'alles',
    title: 'Alles wat een document kan bevatten',
    read: readSource(everything, 'proefblad/alles.md'),
    root: join(packageFolder, 'templates', 'proefblad'),
    isShownInPublic: true,
  }
  return { sources: [all, ...sources], diagnostics: reads.flatMap(({ diagnostics = [] }) => diagnostics) }
}
