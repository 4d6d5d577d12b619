import { relative } from 'node:path'
import { layoutOf } from '../../compose/layout.ts'
import { titleOf } from '../../compose/views/make-view.ts'
import { documentsOf } from '../../document/proposal.ts'
import type { Input } from '../../output/manifest.ts'
import { type EditionFiles, manifestOf, type Origin } from '../../output/write-edition.ts'
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
    ...(edition.isPublic ? { origin: originOf(work) } : {}),
  }
  if (edition.isPublic && search === undefined) throw new Error('a public edition must be searched')
  const leaks = search
    ? guardPublication(search, own.document.source.name, [...fileTexts, textsOfManifest(manifestOf(files))])
    : []
  if (leaks.length > 0) return { ...work, outcome: 'fouten', diagnostics: [...work.diagnostics, ...leaks] }
  return { ...work, fileTexts: [], files, facts: factsOf(own, outputs) }
}

/** Inputs of the edition as they were read, each file once, a picture as it was printed. A public edition states no sources. */
function inputsOf({ own, edition, images }: EditionWork): readonly Input[] {
  const { files, project } = own
  const { config, houseStyle } = project
  const kinds = new Set(documentsOf(own).map(({ kind }) => kind))
  const layouts = [...kinds].flatMap((kind) => (houseStyle ? layoutOf(kind, houseStyle).files : []))
  const sources = edition.statesSources ? [...files, ...images] : []
  const byPath = new Map([...layouts, ...sources].map((file) => [file.path, file]))
  return [...[...byPath.values()].map((file) => inputOf(file, config.root)), ...project.inputs]
}

/** The sources of a public edition, for the record beside the output. Contains only text that the edition contains as well. */
function originOf({ own, proposal, search, withheld }: EditionWork): Origin {
  const { document, attachments, project } = own
  const pathOf = (path: string) => relative(project.config.root, path)
  const source = pathOf(proposal.document.source.path)
  const attached = attachments.flatMap(({ content, output, path }) =>
    content.type === 'weggelaten' ? [] : [{ path: output, source: pathOf(path) }],
  )
  const paths = [source, ...attached.map((one) => one.source)]
  const { zaaknummer } = document.data
  const isWhole = zaaknummer === proposal.document.data.zaaknummer
  return {
    source,
    titel: titleOf(document),
    zaaknummer: isWhole ? zaaknummer : undefined,
    ...(withheld?.standing === 'unstated' ? { statedBy: 'agenda' } : {}),
    attachments: attached,
    hidden: paths.filter((path) => search?.findInName(path) !== undefined),
  }
}
