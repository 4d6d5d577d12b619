import { join } from 'node:path'
import { faces } from '../../compose/house-style/fonts.ts'
import { readConfig } from '../../config/config.ts'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { loadKinds } from '../../forms/load-kind.ts'
import { openPrinter } from '../../print/printer.ts'
import { EnvironmentError } from '../../system/environment-error.ts'
import { version } from '../../system/package-folder.ts'
import type { MakeOptions } from '../options/make-options.ts'
import type { Terminal } from '../terminal/terminal.ts'

type DoctorOptions = Pick<MakeOptions, 'browser' | 'timeout' | 'config'>

/** `collegevoorstel doctor`: the versions, browser and fonts in use. Exit code 3 when no document can be made here. */
export async function runDoctor(options: DoctorOptions, terminal: Terminal, signal: AbortSignal): Promise<number> {
  const lines: string[] = []
  const row = (label: string, value: string) => lines.push(`${(label === '' ? '' : `${label}:`).padEnd(18)}${value}`)
  row('collegevoorstel', version)
  row('Node.js', `${process.versions.node} (${process.platform} ${process.arch})`)
  const printer = openPrinter({ browser: options.browser, timeout: options.timeout, signal })
  let exitCode = 0
  try {
    const { choice, sandbox, version: browser } = await printer.about()
    row('Browser', `${browser}, ${choice.shell === 'headless-shell' ? 'headless shell' : 'Chrome'}`)
    row('', choice.path)
    row('', choice.reason)
    if (choice.shell === 'chrome') row('', 'Sneller is een headless shell: die start tien keer zo vlug.')
    row('Afscherming', sandbox.reason)
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error
    row('Browser', `${error.reason} ${error.advice}`)
    exitCode = 3
  } finally {
    await printer.close()
  }
  const families = new Set(faces().map((face) => face.family))
  row('Lettertypen', `${[...families].join(', ')} (meegeleverd; die van deze computer worden niet gebruikt)`)
  const { config, diagnostics } = readConfig(join(terminal.cwd, 'voorstel.md'), {
    ...(options.config === undefined ? {} : { path: join(terminal.cwd, options.config) }),
  })
  row('Instellingen', config.path ?? 'geen collegevoorstel.yaml gevonden: neutrale huisstijl')
  if (hasErrors(diagnostics)) row('', 'Hierin staan fouten; collegevoorstel check noemt ze.')
  row('Huisstijl', config.huisstijl)
  row('Soorten', loadKinds(config.home).soorten.join(', '))
  terminal.stdout.write(`${lines.join('\n')}\n`)
  return exitCode
}
