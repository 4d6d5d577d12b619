import { resolve } from 'node:path'
import { readSource } from '../../diagnostics/read-source.ts'
import type { Rule } from '../../diagnostics/rule.ts'
import { fileRules } from '../../diagnostics/source-rules.ts'
import { isAgendaName, otherRole } from '../../document/file-role.ts'
import type { PreviewRequest } from '../../preview/preview.ts'
import { openPrinter } from '../../print/printer.ts'
import { surroundings } from '../../system/surroundings.ts'
import { sourceDateEpoch } from '../options/environment-options.ts'
import { refuseEmptyNames, UsageError } from '../options/usage-error.ts'
import type { WatchOptions } from '../options/watch-options.ts'
import { foundEditorLink } from '../terminal/find-editor.ts'
import { rulePageText } from '../terminal/rule-pages.ts'
import { isInteractive, type Terminal } from '../terminal/terminal.ts'

/** Documents printed in parallel: the proposal with attachments that changed at the same time. */
const jobs = 3

/** `collegevoorstel watch`: serves the pages to the user's browser, with the URL on stdout, until a signal. */
export async function runWatch(
  file: string,
  options: WatchOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  refuseEmptyNames([file])
  refuseOtherFile(file, terminal.cwd)
  const epoch = sourceDateEpoch(terminal.env)
  const printer = openPrinter({ browser: options.browser, timeout: options.timeout, jobs, signal })
  try {
    const { preview } = await import('../../preview/preview.ts')
    const { PortTaken } = await import('../../preview/server/server.ts')
    const { config, edition, port } = options
    const editor = options.editor ?? foundEditorLink({ ...surroundings(), env: terminal.env })
    const request: PreviewRequest = {
      ...{ file, cwd: terminal.cwd, config, edition, port, sourceDateEpoch: epoch },
      editor: editor === 'geen' ? undefined : editor,
      repairs: options.readOnly ? 'none' : 'offered',
    }
    const running = await preview(request, { printer, pageOf: rulePageText }).catch((error: unknown) => {
      if (!(error instanceof PortTaken)) throw error
      throw new UsageError(
        `Poort ${options.port} van deze computer is al in gebruik. Kies een andere, of laat --port weg.`,
      )
    })
    try {
      terminal.stdout.write(`${running.address}\n`)
      terminal.stderr.write(
        `U ziet ${file} op dit adres. Elke keer dat u bewaart, verschijnt de nieuwe versie. Stop met Ctrl+C.\n`,
      )
      if (opensPage(options.open, terminal)) await openPage(running.addressOnce, terminal)
      await new Promise((_, reject) => {
        const stop = () => reject(signal.reason)
        if (signal.aborted) stop()
        else signal.addEventListener('abort', stop, { once: true })
      })
      return 0
    } finally {
      await running.close()
    }
  } finally {
    await printer.close()
  }
}

/** Refuses a file that no edit makes a proposal or an agenda; the page itself shows other problems. */
function refuseOtherFile(file: string, cwd: string): void {
  const { source, diagnostics } = readSource(resolve(cwd, file), file)
  const expected = isAgendaName(file) ? 'agenda' : 'voorstel'
  const other = source ? otherRole(source, expected) : diagnostics.find(({ rule }) => fatalRules.includes(rule))
  if (other) throw new UsageError(`${other.reason} ${other.note}`)
}

const fatalRules: readonly Rule[] = [
  fileRules['bestand/ontbreekt'],
  fileRules['bestand/map'],
  fileRules['bestand/geen-tekst'],
]

/** Whether to open the page: as the flag says, by default in an interactive graphical session. */
function opensPage(flag: boolean | undefined, terminal: Terminal): boolean {
  if (flag !== undefined) return flag
  const { env } = terminal
  if (!isInteractive(terminal) || env.SSH_CONNECTION) return false
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/** A browser that does not open is not an error: the URL is on stdout. */
async function openPage(address: string, terminal: Terminal): Promise<void> {
  const { default: open } = await import('open')
  const failed = () => terminal.stderr.write('De browser gaat niet vanzelf open. Open het adres hierboven zelf.\n')
  await open(address).then((started) => started.once('error', failed), failed)
}
