import { hasErrors } from '../../diagnostics/diagnostic.ts'
import type { BuildEvent, BuildStep } from '../../pipeline/build-report.ts'
import { count, onOneLine } from '../../report/message-text.ts'
import type { DocumentReport } from '../../report/report.ts'
import { isInteractive, type Terminal } from './terminal.ts'

export interface Progress {
  readonly onEvent: (event: BuildEvent) => void
  /** Clears the bar, so that the report starts on an empty line. */
  readonly stop: () => void
}

/** A progress bar on a terminal, one line per document in a log, nothing when quiet. */
export async function progressOf(terminal: Terminal, quiet: 'quiet' | 'speak'): Promise<Progress> {
  if (quiet === 'quiet') return { onEvent: () => undefined, stop: () => undefined }
  return isInteractive(terminal) ? moving(terminal) : plain(terminal)
}

function plain(terminal: Terminal): Progress {
  return {
    onEvent: (event) => {
      if (event.type === 'klaar') terminal.stderr.write(`${doneLine(event.report)}\n`)
    },
    stop: () => undefined,
  }
}

async function moving(terminal: Terminal): Promise<Progress> {
  const { createLogUpdate } = await import('log-update')
  const draw = createLogUpdate(process.stderr)
  const busy = new Map<string, BuildStep>()
  const begun = performance.now()
  let total = 0
  let done = 0
  const render = () => {
    const lines = [...busy].slice(0, 4).map(([file, step]) => `  ${step}: ${onOneLine(file)}`)
    draw([...(total > 1 ? [barLine(done, total, performance.now() - begun)] : []), ...lines].join('\n'))
  }
  return {
    onEvent: (event) => {
      if (event.type === 'begin') total = event.total
      else if (event.type === 'stap') busy.set(event.file, event.step)
      else if (event.type === 'klaar') {
        busy.delete(event.report.file)
        done += 1
        draw.clear()
        terminal.stderr.write(`${doneLine(event.report)}\n`)
      }
      render()
    },
    stop: () => {
      draw.clear()
      // Restores the cursor.
      draw.done()
    },
  }
}

/**
 * `████░░░░ 12 van 60 · 8,5 per seconde · nog 6 s`; the rate is added after two documents and half a second.
 * @param milliseconds since the start of the first document
 */
export function barLine(done: number, total: number, milliseconds: number): string {
  const filled = Math.round((done / total) * 24)
  const bar = `${'█'.repeat(filled)}${'░'.repeat(24 - filled)} ${done} van ${total}`
  if (done < 2 || milliseconds < 500) return bar
  const rate = (done * 1000) / milliseconds
  const left = (total - done) / rate
  const speed = rate >= 1 ? `${comma(rate)} per seconde` : `${comma(1 / rate)} s per document`
  return `${bar} · ${speed} · nog ${left < 60 ? `${Math.ceil(left)} s` : `${Math.ceil(left / 60)} min`}`
}

function comma(value: number): string {
  return value.toFixed(1).replace('.', ',')
}

function doneLine(report: DocumentReport): string {
  const file = onOneLine(report.file)
  if (report.outcome === 'overgeslagen') return `– ${file}: overgeslagen, want een ander document is niet gemaakt`
  if (report.outcome !== 'gemaakt') {
    const words = {
      fouten: hasErrors(report.diagnostics)
        ? `niet ${report.made.length > 0 ? 'volledig ' : ''}gemaakt, zie de fouten`
        : 'niet gemaakt, want met --strict stoppen ook waarschuwingen',
      configuratie: 'niet gemaakt, de instellingen kloppen niet',
      mislukt: 'mislukt',
    }
    return `✗ ${file}: ${words[report.outcome]}`
  }
  const pdfs = report.made.filter((made) => made.pages !== undefined)
  const pages = pdfs.reduce((sum, made) => sum + (made.pages ?? 0), 0)
  const how = report.reused ? 'niets veranderd' : `${comma(report.duration / 1000)} s`
  return `✓ ${file}: ${count(pdfs.length, 'PDF', 'PDF’s')}, ${count(pages, 'pagina', 'pagina’s')} (${how})`
}
