import { resolve } from 'node:path'
import { type Diagnostic, diagnostic, type Finding } from '../diagnostics/diagnostic.ts'
import { readSource, type SourceResult } from '../diagnostics/read-source.ts'
import { splitFence } from '../document/front-matter/split-fence.ts'
import { vocabulary } from '../forms/vocabulary.ts'
import { outputName } from '../output/output-name.ts'
import type { Placement } from '../output/placement.ts'
import { outputRules } from '../rules/output-rules.ts'
import { readYaml } from '../yaml/read-yaml.ts'
import type { Context } from './context.ts'
import type { Work } from './work.ts'

/** The name of a document in the output. */
export interface NameClaim {
  readonly name: string
  /** Where the front matter states it; absent when the name is that of the file. */
  readonly place?: Finding['place']
  /** Other files of this run, as the user typed them, that claim the same folder. */
  readonly others: readonly string[]
}

/** A file of the run, read once, with the name that it claims. */
export interface RequestedFile {
  readonly file: string
  readonly read: SourceResult
  readonly claim: NameClaim | undefined
}

/**
 * Reads the requested files and finds documents that would overwrite each other, before any is made. Problems of a file are reported
 * when it is made.
 *
 * @param files as the user typed them, each once
 */
export function readRequested(
  files: readonly string[],
  context: Context,
  placement: Pick<Placement, 'documentFolder'>,
): readonly RequestedFile[] {
  const all = files.map((file) => ({ file, read: readSource(resolve(context.cwd, file), file) }))
  for (const { file, read } of all) if (read.source) context.setName(read.source.path, file)
  const { documentFolder } = placement
  if (documentFolder === undefined || files.length < 2) return all.map((one) => ({ ...one, claim: undefined }))
  const byFolder = new Map<string, string[]>()
  const claimed = all.map((one) => {
    const claim = claimOf(one, context, documentFolder)
    if (claim) byFolder.set(claim.folder, [...(byFolder.get(claim.folder) ?? []), one.file])
    return { ...one, claim }
  })
  return claimed.map(({ claim, ...one }) => {
    const others = (byFolder.get(claim?.folder ?? '') ?? []).filter((file) => file !== one.file)
    return { ...one, claim: claim && { ...claim, others } }
  })
}

function claimOf(
  { file, read: { source } }: Pick<RequestedFile, 'file' | 'read'>,
  context: Context,
  documentFolder: Required<Placement>['documentFolder'],
): (Omit<NameClaim, 'others'> & { readonly folder: string }) | undefined {
  if (source === undefined) return undefined
  const { split } = splitFence(source.text, file)
  const { from, to } = split?.yaml ?? { from: 0, to: 0 }
  const front = split ? readYaml({ file, text: source.text, from, to }) : undefined
  const stated = vocabulary.shape.naam.safeParse(front?.value?.naam).data
  const name = outputName(source.path, stated)
  const { config } = context.projectOf(source.path)
  // Case, and an accent as part of its letter or beside it, make no difference on many disks.
  const folder = documentFolder({ source: source.path, name }, config).normalize().toLowerCase()
  return { name, folder, ...(stated === undefined ? {} : { place: front?.at(['naam']) }) }
}

/** Two documents that would overwrite each other: both are reported, and neither is made. */
export function collisionFinding({ file, claim }: Pick<Work, 'file' | 'claim'>): readonly Diagnostic[] {
  if (claim === undefined || claim.others.length === 0) return []
  return [
    diagnostic({
      rule: outputRules['uitvoer/zelfde-naam'],
      file,
      place: claim.place,
      reason: `Dit document krijgt in de uitvoer de naam ${claim.name}, net als ${claim.others.join(' en ')}.`,
      advice: 'Geef een van de documenten in de voormatter een eigen naam, bijvoorbeeld naam: parkeren-2026.',
    }),
  ]
}
