import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, resolve, sep } from 'node:path'
import { houseStyleNames } from '../../compose/house-style/house-style-names.ts'
import type { Edition } from '../../document/edition.ts'
import { makeAgenda } from '../../meeting/make-agenda.ts'
import type { BuildReport } from '../../pipeline/build-report.ts'
import { openContext } from '../../pipeline/context.ts'
import type { Printer } from '../../print/printer.ts'
import { editionPolicy } from '../../publication/policy/edition-policy.ts'
import type { PartStore } from '../../reuse/part-store.ts'
import { makePrivateFolder, removeFolder } from '../../system/private-folder.ts'
import { type TrackedFiles, trackFiles } from '../../system/tracked-files.ts'
import type { ProposalRequest } from './proposal-renderer.ts'
import { failedResult, type RenderedPdf, type Renderer, type RenderResult, type Selection } from './renderer.ts'

/** Documents rendered at the same time. */
const jobs = 3

const titles: Readonly<Record<string, string>> = {
  agenda: 'Agenda',
  bundel: 'Bundel',
  besluitenlijst: 'Besluitenlijst',
}

export interface DisposableRenderer {
  readonly render: Renderer
  /** Removes its temporary files. */
  readonly close: () => Promise<void>
}

/** Renders a meeting as `agenda` does. The bundle is merged from files, so these are written to a private temporary folder. */
export function meetingRenderer(request: ProposalRequest, printer: Printer, parts: PartStore): DisposableRenderer {
  const out = makePrivateFolder(tmpdir())
  let running: Promise<unknown> = Promise.resolve()
  const render: Renderer = async (selection) => {
    const tracked = trackFiles()
    const work = meeting(selection, tracked).catch((error: unknown) => failedResult(request.file, selection, error))
    running = work
    const result = await work
    // Own output changes at every run.
    const marks = new Map([...tracked.marks].filter(([path]) => path !== out && !path.startsWith(out + sep)))
    return { ...result, marks }
  }

  async function meeting(
    { edition, houseStyle }: Selection,
    watched: TrackedFiles,
  ): Promise<Omit<RenderResult, 'marks'>> {
    const { config } = openContext({ ...request, strictness: 'lenient' }, { watched }).projectOf(
      resolve(request.cwd, request.file),
    )
    const report = await makeAgenda(
      { ...request, houseStyle, out, editions: [edition], strictness: 'lenient', html: 'discard', jobs },
      { printer, parts, watched },
    )
    const pdfs = renderedPdfs(report, edition)
    return {
      ...(pdfs.length > 0 ? { pdfs } : {}),
      diagnostics: report.documents.flatMap(({ diagnostics }) => diagnostics),
      texts: new Map(report.documents.flatMap(({ texts }) => [...texts])),
      keys: new Map([[request.file, 'agenda']]),
      houseStyle: houseStyle ?? config.huisstijl,
      houseStyles: houseStyleNames(config.huisstijl, config.home, watched),
    }
  }

  return {
    render,
    close: async () => {
      // A run in progress would write files after their removal.
      await running
      await removeFolder(out)
    },
  }
}

/** The PDFs of the meeting itself, without its proposals. They are read now, because the next run overwrites them. */
function renderedPdfs({ documents: [meeting] }: BuildReport, edition: Edition): readonly RenderedPdf[] {
  return (meeting?.made ?? []).flatMap(({ path, pages }): readonly RenderedPdf[] => {
    if (pages === undefined) return []
    const key = basename(path, '.pdf')
    const rendered = {
      key,
      title: titles[key] ?? key,
      name: `${key}${editionPolicy(edition).fileSuffix}.pdf`,
      bytes: readFileSync(path),
      pages,
      documents: () => [],
      ...(key === 'agenda' && meeting ? { file: meeting.file } : {}),
    }
    return [rendered]
  })
}
