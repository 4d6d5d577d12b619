import { extname } from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { plainMarks } from '../document/markdown/redaction-marks.ts'
import { pdfTitle } from '../pipeline/attachments/read-attachments.ts'
import type { Context } from '../pipeline/context.ts'
import type { Project } from '../pipeline/project.ts'
import { type Agenda, pointsOf } from './agenda.ts'

/** An attached PDF whose file exists. */
interface AttachedPdf {
  readonly nummer: string
  /** Of the attachment, from 1. */
  readonly number: number
  readonly bestand: string
  readonly titel: string | undefined
  /** Absolute. */
  readonly path: string
}

/** Findings about the attached PDFs that will be outside the bundle, as making it reports them. */
export async function checkBundle(agenda: Agenda, project: Project, context: Context): Promise<readonly Diagnostic[]> {
  const attached = attachedPdfs(agenda, project, context)
  if (attached.length === 0) return []
  const { admission, exclusionFindings } = await import('./bundle-admission.ts')
  const { inspect } = await import('../pdf/text/inspect.ts')
  const admit = agenda.waarden.bundel ?? 'conform'
  const parts = attached.flatMap(({ path, bestand, titel, number, nummer }) => {
    const { content } = context.files.readFound(path)
    const inspected = inspect(content)
    // Reported with its proposal, as `bijlagen/pdf`.
    if (!inspected.ok) return []
    const title = `Bijlage ${number}: ${plainMarks(titel ?? pdfTitle({ inspected }, { bestand }))}`
    return { title, nummer, ...admission(content, admit) }
  })
  return exclusionFindings(parts, agenda)
}

function attachedPdfs(agenda: Agenda, { config }: Project, { files }: Context): readonly AttachedPdf[] {
  return pointsOf(agenda).flatMap(({ nummer, voorstel }) =>
    (voorstel?.bijlagen ?? []).flatMap(({ bestand, titel }, index): readonly AttachedPdf[] => {
      const found = files.resolve(config.root, voorstel?.path ?? '', bestand)
      if (!found.ok || extname(found.path).toLowerCase() !== '.pdf') return []
      return [{ nummer, number: index + 1, bestand, titel, path: found.path }]
    }),
  )
}
