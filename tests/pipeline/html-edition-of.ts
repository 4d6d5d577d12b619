import { documentStages } from '../../src/pipeline/build.ts'
import type { BuildContext } from '../../src/pipeline/context.ts'
import { htmlPages, type PublishedAddresses } from '../../src/pipeline/html-pages.ts'
import { startEdition } from '../../src/pipeline/make-editions.ts'
import { openBuild } from '../../src/pipeline/open-build.ts'
import { readRequested } from '../../src/pipeline/requested-files.ts'
import { runStages } from '../../src/pipeline/run-stages.ts'
import { admit } from '../../src/pipeline/stages/admit.ts'
import { guard } from '../../src/pipeline/stages/guard.ts'
import { redact } from '../../src/pipeline/stages/redact.ts'
import { search } from '../../src/pipeline/stages/search.ts'
import { typeset } from '../../src/pipeline/stages/typeset.ts'
import { warm } from '../../src/pipeline/stages/warm.ts'
import { type EditionWork, startWork } from '../../src/pipeline/work.ts'
import type { Printer } from '../../src/print/printer.ts'
import { publicEdition } from '../../src/publication/policy/edition-policy.ts'

/** Every file under its own name, in the folder of the page. */
export const beside: PublishedAddresses = {
  addressOf: (path, from) =>
    from.includes('/') && !path.includes('/')
      ? `../${path}`
      : from.includes('/')
        ? path.slice(path.indexOf('/') + 1)
        : path,
  upFrom: () => [],
}

const noPrinter: Printer = {
  print: () => Promise.reject(new Error('no page is printed')),
  warm: () => Promise.resolve(),
  about: () => Promise.reject(new Error('no browser is needed')),
  close: () => Promise.resolve(),
}

/** The public edition of a proposal as HTML pages, without a browser: `outputs` in the result, and `files` when nothing stops it. */
export async function htmlEditionOf(
  file: string,
  cwd: string,
  { addresses = beside, houseStyle }: { readonly addresses?: PublishedAddresses; readonly houseStyle?: string } = {},
): Promise<EditionWork> {
  const request = {
    files: [file],
    cwd,
    strictness: 'lenient',
    html: 'discard',
    jobs: 1,
    editions: ['openbaar'],
    houseStyle,
  } as const
  const context: BuildContext = openBuild(request, { printer: noPrinter })
  const [requested] = readRequested([file], context, context.placement)
  if (requested === undefined) throw new Error('not requested')
  const reading = documentStages.filter((stage) => stage !== warm)
  const { outcome, ...checked } = await runStages(reading, startWork(requested), context)
  const { proposal } = checked
  if (outcome !== undefined || proposal === undefined)
    throw new Error(checked.diagnostics.map(({ file: name, line, reason }) => `${name}:${line} ${reason}`).join('\n'))
  const stages = [admit, redact, typeset, htmlPages(addresses), search, guard]
  return runStages(stages, startEdition({ ...checked, proposal }, publicEdition), context)
}
