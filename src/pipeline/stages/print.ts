import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { passThrough } from '../attachments/pass-through.ts'
import type { BuildContext } from '../context.ts'
import { eventsOf, printJob } from '../print-job.ts'
import type { EditionWork, PassedThrough, PrintedJob } from '../work.ts'

/** Prints the composed pages in parallel, up to the limit of the printer, and outputs PDFs from elsewhere. */
export async function print(work: EditionWork, context: BuildContext): Promise<EditionWork> {
  const { file, own, edition } = work
  // A document with errors may be composed incompletely and is not printed.
  if (hasErrors(work.diagnostics)) return { ...work, composed: [] }
  await context.emit({ type: 'stap', file, step: 'afdrukken' })
  const printing = work.composed.map((part) => printJob(part, file, { ...context, emit: eventsOf(edition, context) }))
  const passing = own.attachments.flatMap((attachment): readonly Promise<PassedThrough>[] =>
    attachment.content.type === 'pdf'
      ? [passThrough({ attachment, content: attachment.content }, own, edition, context.printer)]
      : [],
  )
  // After a failure, no other job may continue once the failure is reported.
  await Promise.allSettled([...printing, ...passing])
  const [printed, passed]: [readonly PrintedJob[], readonly PassedThrough[]] = await Promise.all([
    Promise.all(printing),
    Promise.all(passing),
  ])
  if (edition === context.policy.editions.at(-1)) await context.emit({ type: 'afgedrukt', file })
  return { ...work, printed, passed }
}
