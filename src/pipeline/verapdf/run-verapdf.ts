import {
  type ChildProcessByStdio,
  type SpawnOptionsWithStdioTuple,
  type StdioNull,
  type StdioPipe,
  spawn,
} from 'node:child_process'
import { platform } from 'node:process'
import type { Readable } from 'node:stream'
import { EnvironmentError } from '../../system/environment-error.ts'
import { readVerapdfReport, type VerapdfReport } from './read-verapdf-report.ts'

/** In characters. That of the shell of Windows, which runs a batch file, has at most 8,191. */
const longestCommand = platform === 'win32' ? 8_000 : 100_000

/** A report of a thousand failures is a few megabytes. */
const longestReport = 256 * 1024 * 1024

export interface VerapdfRun {
  readonly program: string
  /** As veraPDF names it: `2a`, `ua1`. */
  readonly flavour: string
  /** Absolute. */
  readonly files: readonly string[]
  readonly signal?: AbortSignal | undefined
}

/**
 * Validates files against one standard, as many as a command line holds in one process: starting Java takes longer than a file.
 * @throws EnvironmentError `verapdf-mislukt`; the reason of the signal when it is aborted
 */
export async function runVerapdf(run: VerapdfRun): Promise<readonly VerapdfReport[]> {
  const reports: VerapdfReport[] = []
  for (const files of commandsOf(run.files)) reports.push(await runOnce({ ...run, files }))
  return reports
}

function commandsOf(files: readonly string[]): readonly (readonly string[])[] {
  const commands: string[][] = []
  let left = 0
  for (const file of files) {
    left -= file.length + 3
    if (left < 0) {
      commands.push([])
      left = longestCommand - file.length
    }
    commands.at(-1)?.push(file)
  }
  return commands
}

async function runOnce({ program, flavour, files, signal }: VerapdfRun): Promise<VerapdfReport> {
  const { output, errors } = await outputOf(program, ['--format', 'xml', '--flavour', flavour, ...files], signal)
  signal?.throwIfAborted()
  // Its exit code is not 0 when a file fails, and differs between versions: the report decides.
  const report = readVerapdfReport(output)
  if (report !== undefined && report.verdicts.length === files.length) return report
  const said = (errors || output).replace(/\s+/g, ' ').trim().slice(-200)
  throw failed(`Het gaf geen volledig verslag${said === '' ? '.' : `, maar: ${said}`}`)
}

/** Node starts no batch file without a shell, and a shell needs quotes around names with spaces. */
function started(
  program: string,
  args: readonly string[],
  signal: AbortSignal | undefined,
): ChildProcessByStdio<null, Readable, Readable> {
  const options: SpawnOptionsWithStdioTuple<StdioNull, StdioPipe, StdioPipe> = {
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    ...(signal === undefined ? {} : { signal }),
  }
  if (!/\.(?:bat|cmd)$/i.test(program)) return spawn(program, args, options)
  const command = [program, ...args].map((each) => `"${each}"`).join(' ')
  return spawn('cmd.exe', ['/d', '/s', '/c', `"${command}"`], { ...options, windowsVerbatimArguments: true })
}

function outputOf(program: string, args: readonly string[], signal: AbortSignal | undefined) {
  return new Promise<{ readonly output: string; readonly errors: string }>((done, fail) => {
    const child = started(program, args, signal)
    let output = ''
    let errors = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (output.length < longestReport) output += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors = (errors + text).slice(-2000)
    })
    child.on('error', (cause) => fail(signal?.aborted ? signal.reason : failed(cause.message, cause)))
    child.on('close', () => done({ output, errors }))
  })
}

function failed(reason: string, cause?: unknown): EnvironmentError {
  return new EnvironmentError(
    'verapdf-mislukt',
    `veraPDF kon de PDF’s niet toetsen. ${reason}`,
    'De bestanden staan er, maar zijn niet getoetst. Probeer of veraPDF los wel werkt: verapdf --version. Het heeft Java nodig.',
    { cause },
  )
}
