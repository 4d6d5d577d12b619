import type { BuildEvent } from '../build/events.ts'
import { hasErrors } from '../report/diagnostic.ts'
import { count } from '../report/dutch-count.ts'
import type { DocumentReport } from '../report/report.ts'
import { isTerminalOfPeople, type Terminal } from './terminal.ts'

export interface Progress {
  readonly onEvent: (event: BuildEvent) => void
  /** Clears what is drawn, so that the report stands on a clean line. */
  readonly stop: () => void
}

/** A moving line on a terminal, one plain line per document in a log, nothing when quiet. */
export async function progressOf(terminal: Terminal, total: number, quiet: 'quiet' | 'speak'): Promise<Progress> {
  if (quiet === 'quiet') return { onEvent: () => undefined, stop: () => undefined }
  return isTerminalOfPeople(terminal) ? moving(terminal, total) : plain(terminal)
}

function plain(terminal: Terminal): Progress {
  return {
    onEvent: (event) => {
      if (event.type === 'klaar') terminal.stderr.write(`${doneLine(event.report)}\n`)
    },
    stop: () => undefined,
  }
}

async function moving(terminal: Terminal, total: number): Promise<Progress> {
  const { createLogUpdate } = await import('log-update')
  const draw = createLogUpdate(process.stderr)
  const busy = new Map<string, string>()
  let done = 0
  const render = () => {
    const lines = [...busy].slice(0, 4).map(([file, step]) => `  ${step}: ${file}`)
    draw([...(total > 1 ? [`${bar(done, total)} ${done} van ${total}`] : []), ...lines].join('\n'))
  }
  return {
    onEvent: (event) => {
      if (event.type === 'stap') busy.set(event.file, event.step)
      else {
        busy.delete(event.report.file)
        done += 1
        draw.clear()
        terminal.stderr.write(`${doneLine(event.report)}\n`)
      }
      render()
    },
    stop: () => {
      draw.clear()
      // Shows the cursor again.
      draw.done()
    },
  }
}

function bar(done: number, total: number): string {
  const filled = Math.round((done / total) * 24)
  return `${'█'.repeat(filled)}${'░'.repeat(24 - filled)}`
}

function doneLine(report: DocumentReport): string {
  const seconds = `${(report.duration / 1000).toFixed(1).replace('.', ',')} s`
  if (report.outcome !== 'gemaakt') {
    const words = {
      fouten: hasErrors(report.diagnostics)
        ? 'niet gemaakt, zie de fouten'
        : 'niet gemaakt, want met --strict stoppen ook waarschuwingen',
      configuratie: 'niet gemaakt, de instellingen kloppen niet',
      mislukt: 'mislukt',
    }
    return `✗ ${report.file}: ${words[report.outcome]}`
  }
  const pdfs = report.made.filter((file) => file.pages !== undefined)
  const pages = pdfs.reduce((sum, file) => sum + (file.pages ?? 0), 0)
  return `✓ ${report.file}: ${count(pdfs.length, 'PDF', "PDF's")}, ${count(pages, 'pagina', "pagina's")} (${seconds})`
}
