import { run } from './program.ts'
import { processTerminal } from './terminal/terminal.ts'

// A reader that closes the pipe (`collegevoorstel build … | head`) is not a failure. A full disk is: the output paths are lost.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return
  process.stderr.write(`De uitvoer kan niet worden geschreven (${error.code}). Kijk of de schijf vol is.\n`)
  process.exitCode = 3
})
process.stderr.on('error', () => undefined)

void run(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode ??= code
})
