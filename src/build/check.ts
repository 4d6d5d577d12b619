import { hasErrors } from '../report/diagnostic.ts'
import type { DocumentReport, Report } from '../report/report.ts'
import { askedFiles } from './asked-files.ts'
import { openDesk } from './desk.ts'
import { prepare } from './prepare.ts'

export interface CheckRequest {
  /** As the user typed them, relative to `cwd`. */
  readonly files: readonly string[]
  readonly cwd: string
  readonly config?: string | undefined
  readonly strictness: 'lenient' | 'strict'
}

/** The same rules as `build`, up to where a browser would be needed. `gemaakt` means here: it can be made. */
export async function checkFiles(request: CheckRequest, signal?: AbortSignal): Promise<Report> {
  const desk = openDesk(request)
  const documents: DocumentReport[] = []
  for (const file of askedFiles(request.files, request.cwd)) {
    signal?.throwIfAborted()
    const start = performance.now()
    const { fault, diagnostics, texts } = await prepare(file, desk)
    const warned = request.strictness === 'strict' && diagnostics.some((message) => message.fatal === false)
    const wrong = hasErrors(diagnostics) || warned
    const outcome = fault === 'config' ? 'configuratie' : wrong ? 'fouten' : 'gemaakt'
    documents.push({ file, outcome, diagnostics, made: [], texts, duration: performance.now() - start })
  }
  return { documents }
}
