import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { faces, fontPath } from '../../compose/house-style/fonts.ts'
import { loadHouseStyle } from '../../compose/house-style/house-style.ts'
import { type Config, readConfig } from '../../config/config.ts'
import { type Diagnostic, severityOf } from '../../diagnostics/diagnostic.ts'
import { composedKinds } from '../../forms/kind.ts'
import { loadKinds } from '../../forms/load-kind.ts'
import { openPrinter } from '../../print/printer.ts'
import { count, onOneLine } from '../../report/message-text.ts'
import { attempt } from '../../system/attempt.ts'
import { EnvironmentError } from '../../system/environment-error.ts'
import { packageFolder, version } from '../../system/package-folder.ts'
import type { MakeOptions } from '../options/make-options.ts'
import type { Terminal } from '../terminal/terminal.ts'

type DoctorOptions = Pick<MakeOptions, 'browser' | 'timeout' | 'config'>

/** What one part of the program found out about itself. */
interface Checkup {
  /** Label and value; an empty label continues the row above. */
  readonly rows: readonly (readonly [label: string, value: string])[]
  /** What keeps documents from being made, and what to do: Dutch sentences. */
  readonly problems: readonly string[]
  /** What does not. */
  readonly remarks: readonly string[]
}

/**
 * `collegevoorstel doctor`: the browser, settings, house style, kinds and fonts in use, all of them opened, and a verdict on stdout. Exit code 3
 * when something is missing or cannot be read.
 */
export async function runDoctor(options: DoctorOptions, terminal: Terminal, signal: AbortSignal): Promise<number> {
  const settings = checkSettings(options, terminal.cwd)
  const parts = [
    checkProgram(),
    await checkBrowser(options, signal),
    checkFonts(),
    settings.checkup,
    checkHouseStyle(settings.config),
    checkKinds(settings.config),
  ]
  const rows = parts.flatMap((part) => part.rows)
  const problems = parts.flatMap((part) => part.problems)
  const remarks = parts.flatMap((part) => part.remarks)
  const lines = [
    ...rows.map(([label, value]) => `${(label === '' ? '' : `${label}:`).padEnd(18)}${value}`),
    '',
    ...(remarks.length > 0 ? ['Let op:', ...remarks.map((remark) => `  - ${onOneLine(remark)}`), ''] : []),
    ...(problems.length > 0
      ? ['Dit is nog niet in orde:', ...problems.map((problem) => `  - ${onOneLine(problem)}`)]
      : ['Alles is er: u kunt documenten maken.']),
  ]
  terminal.stdout.write(`${lines.join('\n')}\n`)
  return problems.length > 0 ? 3 : 0
}

function checkProgram(): Checkup {
  const folders = [
    ['Handleiding', join(packageFolder, 'docs')],
    ['Voorbeelden', join(packageFolder, 'examples')],
  ] as const
  return {
    rows: [
      ['collegevoorstel', version],
      ['Node.js', `${process.versions.node} (${process.platform} ${process.arch})`],
      ...folders,
    ],
    problems: [],
    remarks: folders.flatMap(([name, path]) => (existsSync(path) ? [] : [`${name}: de map ${path} is er niet.`])),
  }
}

async function checkBrowser({ browser: given, timeout }: DoctorOptions, signal: AbortSignal): Promise<Checkup> {
  const printer = openPrinter({ browser: given, timeout, signal })
  try {
    const { choice, sandbox, version: browser } = await printer.about()
    const isFull = choice.shell === 'chrome'
    return {
      rows: [
        ['Browser', `${browser}, ${isFull ? 'Chrome' : 'headless shell'}`],
        ['', choice.path],
        ['', choice.reason],
        ...(isFull ? [['', 'Sneller is een headless shell: die start tien keer zo vlug.'] as const] : []),
        ['Afscherming', sandbox.reason],
      ],
      problems: [],
      remarks: [],
    }
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    return { rows: [['Browser', 'geen']], problems: [`${error.reason} ${error.advice}`], remarks: [] }
  } finally {
    await printer.close()
  }
}

function checkFonts(): Checkup {
  const all = faces()
  const families = new Set(all.map((face) => face.family))
  const missing = all.filter(({ file }) => !existsSync(attempt(() => fontPath(file)) ?? ''))
  return {
    rows: [['Lettertypen', `${[...families].join(', ')} (meegeleverd; die van deze computer worden niet gebruikt)`]],
    problems:
      missing.length === 0
        ? []
        : [
            `Van de meegeleverde lettertypen ${missing.length === 1 ? 'ontbreekt' : 'ontbreken'} ${count(missing.length, 'bestand', 'bestanden')}, zoals ${missing[0]?.file}. Installeer het programma opnieuw.`,
          ],
    remarks: [],
  }
}

function checkSettings(options: DoctorOptions, cwd: string): { readonly checkup: Checkup; readonly config: Config } {
  const { config, diagnostics } = readConfig(join(cwd, 'voorstel.md'), {
    ...(options.config === undefined ? {} : { path: resolve(cwd, options.config) }),
  })
  const rows = [['Instellingen', config.path ?? 'geen collegevoorstel.yaml: neutrale huisstijl']] as const
  // Without settings everything works; the row says so.
  const found = config.path === undefined && options.config === undefined ? [] : diagnostics
  return { checkup: { rows, ...inWords(found) }, config }
}

function checkHouseStyle({ huisstijl, home }: Config): Checkup {
  const { houseStyle, diagnostics } = loadHouseStyle(huisstijl, { root: home })
  const families = [...new Set(houseStyle?.faces.map(({ family }) => family))]
  const about = houseStyle === undefined ? 'niet te lezen' : houseStyle.logo === undefined ? 'zonder logo' : 'met logo'
  return {
    rows: [
      ['Huisstijl', `${huisstijl} (${about})`],
      ...(families.length > 0 ? [['', `eigen lettertype: ${families.join(', ')}`] as const] : []),
    ],
    ...inWords(diagnostics),
  }
}

function checkKinds({ home }: Config): Checkup {
  const kinds = loadKinds(home)
  const all = [
    ...kinds.soorten.flatMap((soort) => kinds.load(soort)?.diagnostics ?? []),
    ...composedKinds.flatMap((soort) => kinds.loadComposed(soort).diagnostics),
  ]
  return { rows: [['Soorten', kinds.soorten.join(', ')]], ...inWords(all) }
}

function inWords(diagnostics: readonly Diagnostic[]): Pick<Checkup, 'problems' | 'remarks'> {
  const words = ({ file, line, reason, note }: Diagnostic) => `${file}${line ? `:${line}` : ''}: ${reason} ${note}`
  const isError = (found: Diagnostic) => severityOf(found) === 'error'
  return {
    problems: diagnostics.filter(isError).map(words),
    remarks: diagnostics.filter((found) => !isError(found)).map(words),
  }
}
