import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve, sep } from 'node:path'
import { houseStyleNames } from '../../compose/house-style/house-style-names.ts'
import { readSource } from '../../diagnostics/read-source.ts'
import type { Document } from '../../document/document.ts'
import type { Edition } from '../../document/edition.ts'
import { plainMarks } from '../../document/markdown/redaction-marks.ts'
import { readDocument } from '../../document/read-document.ts'
import { pointsOf } from '../../meeting/agenda.ts'
import { makeAgenda } from '../../meeting/make-agenda.ts'
import { readAgenda } from '../../meeting/read-agenda.ts'
import type { BuildReport, BuiltDocument } from '../../pipeline/build-report.ts'
import { type Context, openContext } from '../../pipeline/context.ts'
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
    const context = openContext({ ...request, strictness: 'lenient' }, { watched })
    const { config } = context.projectOf(resolve(request.cwd, request.file))
    const points = pointsIn(request.file, context)
    const report = await makeAgenda(
      { ...request, houseStyle, out, editions: [edition], strictness: 'lenient', html: 'discard', jobs },
      { printer, parts, watched },
    )
    const proposals = report.documents.slice(1).flatMap((built) => proposalPdf(built, points.get(built.file), edition))
    const pdfs = [...ownPdfs(report, edition), ...proposals]
    return {
      ...(pdfs.length > 0 ? { pdfs } : {}),
      diagnostics: report.documents.flatMap(({ diagnostics }) => diagnostics),
      texts: new Map(report.documents.flatMap(({ texts }) => [...texts])),
      keys: new Map([
        [request.file, 'agenda'],
        ...proposals.map(({ file = '', key }): [string, string] => [file, key]),
      ]),
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

/** A proposal on the agenda. */
interface Point {
  readonly number: string
  /** The document as it was read for this run. */
  readonly document: () => readonly Document[]
}

/** The proposals on the agenda, by file name. */
function pointsIn(file: string, context: Context): ReadonlyMap<string, Point> {
  const { agenda } = readAgenda(file, context)
  return new Map(
    (agenda === undefined ? [] : pointsOf(agenda)).flatMap(({ nummer, voorstel }): [string, Point][] => {
      if (voorstel === undefined) return []
      const { source } = readSource(voorstel.path, voorstel.file)
      const document = () => {
        const read = source && readDocument(source, context.projectOf(source.path).kinds).document
        return read ? [read] : []
      }
      return [[voorstel.file, { number: nummer, document }]]
    }),
  )
}

/** The PDFs of the meeting itself. They are read now, because the next run overwrites them. */
function ownPdfs({ documents: [meeting] }: BuildReport, edition: Edition): readonly RenderedPdf[] {
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

/** The PDF of a proposal, without its attachments: `2.1 Informatie wijkgericht werken`. */
function proposalPdf(
  { file, editions }: BuiltDocument,
  point: Point | undefined,
  edition: Edition,
): readonly RenderedPdf[] {
  const { folder, facts, made = [] } = editions.find((one) => one.edition === edition) ?? {}
  if (folder === undefined || facts === undefined || point === undefined) return []
  const path = join(folder, facts.path)
  return [
    {
      key: `punt-${point.number.replaceAll('.', '-')}`,
      title: `${point.number} ${plainMarks(facts.onderwerp)}`,
      name: `${facts.name}${editionPolicy(edition).fileSuffix}.pdf`,
      bytes: readFileSync(path),
      pages: made.find((one) => one.path === path)?.pages ?? 0,
      documents: point.document,
      file,
    },
  ]
}
