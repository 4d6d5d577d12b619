import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import type { Edition } from '../../../src/document/edition.ts'
import { build } from '../../../src/pipeline/build.ts'
import { openPrinter } from '../../../src/print/printer.ts'
import type { Report } from '../../../src/report/report.ts'

export const examplesFolder = fileURLToPath(new URL('../../../examples/', import.meta.url))

export const templatesFolder = fileURLToPath(new URL('../../../templates/', import.meta.url))

interface ExampleConfig {
  readonly gemeente: {
    readonly naam: string
    readonly adres: {
      readonly straat: string
      readonly postcode: string
      readonly plaats: string
      readonly postbus: string
    }
    readonly telefoon: string
    readonly website: string
  }
  readonly college: {
    readonly burgemeester: string
    readonly secretaris: string
    readonly portefeuillehouders: readonly string[]
  }
  readonly raad: { readonly griffier: string; readonly voorzitter: string }
  readonly vragenrecht: { readonly artikel: string; readonly termijn: string }
}
/** The configuration that all examples share, every value as typed. */
export const exampleConfig: ExampleConfig = parse(readFileSync(join(examplesFolder, 'collegevoorstel.yaml'), 'utf8'), {
  schema: 'failsafe',
})

/** The two house styles that come with the program. */
export const styles = ['voorbeeldstad', 'neutraal'] as const
export type Style = (typeof styles)[number]

/** The example of what editions leave out: editions.test.ts makes it, in every edition. */
export const editionsExample = 'aankoop-timmerfabriek'

/** Names of the other examples: every folder with a proposal. */
export const exampleNames: readonly string[] = readdirSync(examplesFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(examplesFolder, entry.name, 'voorstel.md')))
  .map((entry) => entry.name)
  .filter((name) => name !== editionsExample)
  .sort()

/** The browser that comes with the program: the same everywhere, so that goldens hold on every machine. */
const fixedBrowser = 'meegeleverd'

export interface Built {
  readonly folder: string
  readonly report: Report
  readonly remove: () => void
}

/** All examples in a house style, made once for all that looks at them. */
export type BuiltIn = (style: Style) => Built

export interface BuildChoice {
  readonly style: Style
  /** By default only `intern`. */
  readonly editions?: readonly Edition[]
  /** By default all but the example of editions. */
  readonly names?: readonly string[]
}

/** Builds examples with the real `build()` into a folder of their own. */
export async function buildExamples({
  style,
  editions = ['intern'],
  names = exampleNames,
}: BuildChoice): Promise<Built> {
  const folder = mkdtempSync(join(tmpdir(), 'examples-'))
  // A project of its own: what a document takes in has to stand in the folder of its config.
  const project = style === 'voorbeeldstad' ? examplesFolder : join(folder, 'voorbeelden')
  if (project !== examplesFolder) {
    cpSync(examplesFolder, project, { recursive: true })
    const own = readFileSync(join(examplesFolder, 'collegevoorstel.yaml'), 'utf8')
    writeFileSync(join(project, 'collegevoorstel.yaml'), own.replace(/^huisstijl: .*$/m, `huisstijl: ${style}`))
  }
  const printer = openPrinter({ browser: fixedBrowser, jobs: 2 })
  const out = join(folder, 'uitvoer')
  try {
    const report = await build(
      {
        files: names.map((name) => join(project, name, 'voorstel.md')),
        cwd: project,
        out,
        strictness: 'lenient',
        html: 'discard',
        jobs: 2,
        editions,
      },
      { printer },
    )
    const unmade = report.documents.filter(({ outcome }) => outcome !== 'gemaakt')
    if (unmade.length > 0) throw new Error(`not made: ${JSON.stringify(unmade, undefined, 2).slice(0, 4000)}`)
    return { folder: out, report, remove: () => rmSync(folder, { recursive: true, force: true }) }
  } finally {
    await printer.close()
  }
}

/** Paths of all files made, with forward slashes, sorted. */
export function filesOf(built: Built): readonly string[] {
  return readdirSync(built.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(built.folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

export const pdfsOf = (built: Built): readonly string[] => filesOf(built).filter((path) => path.endsWith('.pdf'))
