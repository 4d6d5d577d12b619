import { relative } from 'node:path'
import { layoutOf } from '../../compose/layout.ts'
import { titleOf } from '../../compose/views/make-view.ts'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { documentsOf } from '../../document/proposal.ts'
import type { Input } from '../../output/manifest.ts'
import { type EditionFiles, manifestOf, type Origin } from '../../output/write-edition.ts'
import type { ClosedFiles } from '../../publication/policy/closed-files.ts'
import { guardPublication } from '../../publication/search/publication-guard.ts'
import { textsOfManifest } from '../../publication/search/texts-of-files.ts'
import { editionRules } from '../../rules/edition-rules.ts'
import type { BuildContext } from '../context.ts'
import { inputOf } from '../project.ts'
import { factsOf } from '../proposal-facts.ts'
import { isBlocked } from '../run-stages.ts'
import type { EditionWork } from '../work.ts'

/** Blocks an edition that has errors, or whose files or manifest contain anything it omits; sets `files` and `facts` of any other. */
export async function guard(work: EditionWork, { placement, strictness, closed }: BuildContext): Promise<EditionWork> {
  if (isBlocked(work, strictness)) return { ...work, outcome: 'fouten' }
  const closedPictures = work.edition.isPublic ? picturesNotPublic(work, closed) : []
  if (closedPictures.length > 0)
    return { ...work, outcome: 'fouten', diagnostics: [...work.diagnostics, ...closedPictures] }
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

/** Reports the pictures in the text that are also attachments that may not be public, here or with another document of the run. */
function picturesNotPublic({ proposal, images }: EditionWork, closed: ClosedFiles): readonly Diagnostic[] {
  const kept = new Set(proposal.attachments.flatMap((one) => (one.kept === undefined ? [] : [one.sha256])))
  const found = images.filter(({ sha256 }) => kept.has(sha256) || closed.has(sha256))
  if (found.length === 0) return []
  return [
    diagnostic({
      rule: editionRules['editie/lek'],
      file: proposal.document.source.name,
      reason: 'Een afbeelding in de tekst is hetzelfde bestand als een bijlage die niet openbaar is.',
      advice: 'Haal de afbeelding uit de tekst, of haal weg wat de bijlage tegenhoudt.',
    }),
  ]
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
