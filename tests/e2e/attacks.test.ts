import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { trialProject } from '../cli/trial-project.ts'
import { attacks } from './attack-cases.ts'

const bin = fileURLToPath(new URL('../../bin/collegevoorstel.js', import.meta.url))

/** Ends each of them takes well under a second; who takes this long on a busy machine hangs. */
const limit = 30_000

interface Found {
  readonly regel: string
  readonly ernst: string
  readonly bestand: string
  readonly plaats?: {
    readonly begin: { readonly regel: number; readonly kolom: number }
    readonly eind: { readonly regel: number; readonly kolom: number }
  }
  readonly melding: string
  readonly advies: string
}

/** The program by itself, in a folder of its own: code that a document smuggles in would end it with another exit code. */
async function checked(
  bytes: string | Uint8Array,
): Promise<{ readonly code: number; readonly found: readonly Found[] }> {
  const { root } = await trialProject({ 'voorstel.md': bytes })
  const args = [bin, 'check', '--reporter', 'json', 'voorstel.md']
  const options = { cwd: root, timeout: limit, killSignal: 'SIGKILL', maxBuffer: 100_000_000 } as const
  const [code, out] = await new Promise<readonly [number, string]>((resolve, reject) => {
    execFile(process.execPath, args, options, (error, stdout) => {
      if (error && typeof error.code !== 'number') reject(error)
      else resolve([error ? Number(error.code) : 0, stdout])
    })
  })
  const report: { documenten: readonly { meldingen: readonly Found[] }[] } = JSON.parse(out)
  return { code, found: report.documenten.flatMap((document) => document.meldingen) }
}

/** The whole report; of one that says the same a thousand times, the first ten and the last. */
function shown(found: readonly Found[]): string {
  const lines = found.map(({ regel, ernst, bestand, plaats, melding, advies }) => {
    const { begin, eind } = plaats ?? {}
    const where = begin && eind ? `${begin.regel}:${begin.kolom}-${eind.regel}:${eind.kolom}` : '-'
    return `${bestand}:${where} ${ernst} ${regel}\n  ${short(melding)}\n  ${short(advies)}\n`
  })
  if (lines.length === 0) return 'niets\n'
  if (lines.length <= 20) return lines.join('')
  return `${lines.slice(0, 10).join('')}… ${lines.length} meldingen\n${lines.at(-1)}`
}

function short(text: string): string {
  return text.length > 400 ? `${text.slice(0, 400)}… (${text.length} tekens)` : text
}

describe.each(attacks)('%s', (_, cases) => {
  it.each(cases)('%s', async (name, bytes) => {
    const { code, found } = await checked(bytes)
    await expect(`afsluitcode ${code}\n${shown(found)}`).toMatchFileSnapshot(`fixtures/attacks/${name}.txt`)
  })
})
