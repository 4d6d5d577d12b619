import { composeWithdrawn } from '../compose/compose-withdrawn.ts'
import { layoutOf } from '../compose/layout.ts'
import { webPage } from '../compose/web-page/web-page.ts'
import { dutchDate } from '../forms/dutch-date.ts'
import { withdrawnKind } from '../forms/kind.ts'
import { finishJob, printJob } from '../pipeline/print-job.ts'
import type { Project } from '../pipeline/project.ts'
import type { Printer } from '../print/printer.ts'
import { EnvironmentError } from '../system/environment-error.ts'
import type { PlanInput } from './plan.ts'
import type { Slot } from './slots.ts'
import type { WithdrawalReason } from './tooi.ts'

const reasons: Readonly<Record<WithdrawalReason, string>> = {
  privacy: 'Er stonden persoonlijke gegevens in die niet openbaar mogen zijn.',
  procedure: 'Het mocht niet openbaar zijn, of het hoort hier niet meer.',
}

/** Makes what replaces documents that were withdrawn: the same content as a page and as a PDF, in the house style. */
export function withdrawnDocuments(
  basisadres: string,
  project: Project,
  printer: Printer,
): Pick<PlanInput, 'withdrawnPage' | 'withdrawnPdf'> {
  const composed = (path: string, { op, reden }: NonNullable<Slot['withdrawn']>) => {
    const { kind } = project.kinds.loadComposed(withdrawnKind)
    const { houseStyle, config } = project
    if (kind === undefined || houseStyle === undefined) throw new Error('the project has no house style')
    const words = { adres: basisadres + path, datum: dutchDate(op), reden: reasons[reden] }
    const { printable, diagnostics } = composeWithdrawn(words, { kind, houseStyle, config })
    if (printable === undefined) throw unusable(diagnostics[0]?.reason)
    return { printable, layout: layoutOf(kind, houseStyle), title: kind.titel }
  }
  const { naam } = project.config.gemeente
  const publisher = naam === undefined ? undefined : `Gemeente ${naam}`
  return {
    withdrawnPage: (path, withdrawn) => {
      const { printable, layout, title } = composed(path, withdrawn)
      const whole = publisher === undefined ? title : `${title} – ${publisher}`
      return webPage(printable, layout, { title: whole, links: [] })
    },
    withdrawnPdf: async (path, withdrawn) => {
      const { printable, title } = composed(path, withdrawn)
      const source = {
        document: {
          source: { name: path, path, text: '' },
          data: { soort: withdrawnKind, datum: withdrawn.op },
          sections: [],
        },
        path,
        title,
        printable,
        author: publisher,
        images: new Map(),
      }
      // Its date is the day of the withdrawal, so that a later run makes the same file.
      const context = { printer, html: 'discard', emit: () => {} } as const
      const { outputs, diagnostics } = await finishJob(await printJob(source, path, context), context)
      const [pdf] = outputs
      if (pdf === undefined) throw unusable(diagnostics[0]?.reason)
      return pdf.bytes
    },
  }
}

/** A template of the project's own can have errors. What was withdrawn is gone by then. */
function unusable(reason = 'er ging iets mis'): EnvironmentError {
  return new EnvironmentError(
    'schrijven-mislukt',
    `De bladzijde “Ingetrokken document” kan niet worden gemaakt: ${reason}`,
    'Herstel het sjabloon en geef de opdracht opnieuw. Wat is ingetrokken, is al weg.',
  )
}
