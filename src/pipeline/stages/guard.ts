import { layoutOf } from '../../compose/layout.ts'
import { titleOf } from '../../compose/views/make-view.ts'
import { documentsOf } from '../../document/proposal.ts'
import type { Input } from '../../output/manifest.ts'
import { type EditionFiles, manifestOf } from '../../output/write-edition.ts'
import { guardPublication } from '../../publication/publication-guard.ts'
import { textsOfManifest } from '../../publication/texts-of-files.ts'
import type { BuildContext } from '../context.ts'
import { inputOf } from '../project.ts'
import { factsOf } from '../proposal-facts.ts'
import { isBlocked } from '../run-stages.ts'
import type { EditionWork } from '../work.ts'

/** Blocks an edition that has errors, or whose files or manifest contain anything it omits; sets `files` and `facts` of any other. */
export async function guard(work: EditionWork, { placement, strictness }: BuildContext): Promise<EditionWork> {
  if (isBlocked(work, strictness)) return { ...work, outcome: 'fouten' }
  const { proposal, own, edition, outputs, browser, search, fileTexts } = work
  const { document, name, project } = proposal
  const files: EditionFiles = {
    folder: placement.folder({ source: document.source.path, name }, project.config, edition.edition),
    edition: edition.edition,
    name,
    kind: own.document.kind.soort,
    title: titleOf(own.document),
    browser,
    inputs: inputsOf(work),
    outputs,
  }
  if (edition.isPublic && search === undefined) throw new Error('a public edition must be searched')
  const leaks = search
    ? guardPublication(search, own.document.source.name, [...fileTexts, textsOfManifest(manifestOf(files))])
    : []
  if (leaks.length > 0) return { ...work, outcome: 'fouten', diagnostics: [...work.diagnostics, ...leaks] }
  return { ...work, fileTexts: [], files, facts: factsOf(own, outputs) }
}

/**
 * Inputs of the edition as they were read, each file once, a picture as it was printed. Omitted attachments are not named, and no hash
 * of a redacted text is stated.
 */
function inputsOf({ own, edition, images }: EditionWork): readonly Input[] {
  const { attachments, files, project } = own
  const { config, houseStyle } = project
  const kinds = new Set(documentsOf(own).map(({ kind }) => kind))
  const layouts = [...kinds].flatMap((kind) => (houseStyle ? layoutOf(kind, houseStyle).files : []))
  const leftOut = new Set(attachments.flatMap(({ content, path }) => (content.type === 'weggelaten' ? [path] : [])))
  const sources = documentsOf(own).map(({ source }) => source.path)
  const unhashed = new Set(edition.statesSourceHashes ? [] : sources)
  const byPath = new Map([...layouts, ...files, ...images].map((file) => [file.path, file]))
  const read = [...byPath.values()]
    .filter(({ path }) => !leftOut.has(path))
    .map((file): Input => {
      const input = inputOf(file, config.root)
      return unhashed.has(file.path) ? { path: input.path } : input
    })
  return [...read, ...project.inputs]
}
