import { run } from './program.ts'
import { processTerminal } from './terminal/terminal.ts'

// A reader that goes away (`collegevoorstel build … | head`) is no failure of ours.
// A full disk behind stdout is: what was made stands on the disk, but its paths are lost.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return
  process.stderr.write(`De uitvoer kan niet worden geschreven (${error.code}). Kijk of de schijf vol is.\n`)
  process.exitCode = 3
})
process.stderr.on('error', () => undefined)

void run(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode ??= code
})
