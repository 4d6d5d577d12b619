import { readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { version } from '../project/version.ts'
import { writeFiles } from '../project/write-files.ts'
import type { MadeFile } from '../report/report.ts'
import { type Input, manifest, type Output, pathsOf } from './manifest.ts'

export interface Edition {
  readonly folder: string
  readonly name: string
  readonly kind: string
  readonly title: string
  readonly browser: string
  readonly inputs: readonly Input[]
  readonly outputs: readonly Output[]
}

/** Writes an edition with its manifest, and removes what an earlier run made there that this one did not. */
export async function write(edition: Edition, signal?: AbortSignal): Promise<readonly MadeFile[]> {
  const { folder, outputs } = edition
  const text = manifest({ ...edition, edition: 'intern', tool: `collegevoorstel ${version}` })
  const files = [...outputs, { path: 'manifest.json', bytes: text }]
  await writeFiles(folder, files, staleIn(folder, new Set(files.map((file) => file.path))), signal)
  return [
    ...outputs.map(
      ({ path, pages, conformance }): MadeFile => ({
        path: join(folder, path),
        conformance,
        ...(pages === undefined ? {} : { pages }),
      }),
    ),
    { path: join(folder, 'manifest.json'), conformance: { manier: 'geen', normen: [] } },
  ]
}

/** What the manifest of an earlier run names and this one does not; a manifest is a file anyone can edit, so no path out of the folder. */
function staleIn(folder: string, kept: ReadonlySet<string>): readonly string[] {
  let text = ''
  try {
    text = readFileSync(join(folder, 'manifest.json'), 'utf8')
  } catch {
    return []
  }
  return pathsOf(text).filter((path) => {
    const plain = normalize(path).replaceAll('\\', '/')
    return plain === path && /^(bijlagen\/)?[^/]+\.(pdf|html)$/.test(path) && !kept.has(path)
  })
}
