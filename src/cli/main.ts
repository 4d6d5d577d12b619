import { run } from './program.ts'
import { processTerminal } from './terminal.ts'

// A reader that goes away (`collegevoorstel build … | head`) is no failure of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

void run(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode = code
})
