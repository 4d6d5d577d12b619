import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, resolve, sep } from 'node:path'
import { houseStyleNames } from '../../compose/house-style/house-style-names.ts'
import type { Edition } from '../../document/edition.ts'
import { makeAgenda } from '../../meeting/make-agenda.ts'
import type { BuildReport } from '../../pipeline/build-report.ts'
import { openContext } from '../../pipeline/context.ts'
import type { Printer } from '../../print/printer.ts'
import { editionPolicy } from '../../publication/edition-policy.ts'
import type { MadeFile } from '../../report/report.ts'
import type { PartStore } from '../../reuse/part-store.ts'
import { makePrivateFolder, removeFolder } from '../../system/private-folder.ts'
import { type TrackedFiles, trackFiles } from '../../system/tracked-files.ts'
import type { ProposalRequest } from './make-proposal.ts'
import { type Maker, type Making, type Piece, stranded, type Wish } from './maker.ts'

/** Documents of the meeting that are made at the same time. */
const jobs = 3

const titles: Readonly<Record<string, string>> = {
  agenda: 'Agenda',
  bundel: 'Bundel',
  besluitenlijst: 'Besluitenlijst',
}

export interface ClosingMaker {
  readonly make: Maker
  /** Removes what it left. */
  readonly close: () => Promise<void>
}

/**
 * Makes a meeting as `agenda` does. Its bundle is made of files, so they are written, in a folder that is nobody's business and goes
 * with the preview.
 */
export function meetingMaker(request: ProposalRequest, printer: Printer, parts: PartStore): ClosingMaker {
  const out = makePrivateFolder(tmpdir())
  let running: Promise<unknown> = Promise.resolve()
  const make: Maker = async (wish) => {
    const tracked = trackFiles()
    const work = meeting(wish, tracked).catch((error: unknown) => stranded(request.file, wish, error))
    running = work
    const making = await work
    // What was written itself changes at every run.
    const marks = new Map([...tracked.marks].filter(([path]) => path !== out && !path.startsWith(out + sep)))
    return { ...making, marks }
  }

  async function meeting({ edition, houseStyle }: Wish, watched: TrackedFiles): Promise<Omit<Making, 'marks'>> {
    const { config } = openContext({ ...request, strictness: 'lenient' }, { watched }).projectOf(
      resolve(request.cwd, request.file),
    )
    const report = await makeAgenda(
      { ...request, houseStyle, out, editions: [edition], strictness: 'lenient', html: 'discard', jobs },
      { printer, parts, watched },
    )
    const pieces = piecesOf(report, edition)
    return {
      ...(pieces.length > 0 ? { pieces } : {}),
      diagnostics: report.documents.flatMap(({ diagnostics }) => diagnostics),
      texts: new Map(report.documents.flatMap(({ texts }) => [...texts])),
      keys: new Map([[request.file, 'agenda']]),
      houseStyle: houseStyle ?? config.huisstijl,
      houseStyles: houseStyleNames(config.huisstijl, config.home, watched),
    }
  }

  return {
    make,
    close: async () => {
      // What is still being written would come back after it was removed.
      await running
      await removeFolder(out)
    },
  }
}

/** What the meeting has beside its proposals; each is read before the next run can write over it. */
function piecesOf({ documents: [meeting] }: BuildReport, edition: Edition): readonly Piece[] {
  const pdfs = (meeting?.made ?? []).flatMap(({ path, pages }: MadeFile) =>
    pages === undefined ? [] : [{ path, pages }],
  )
  return pdfs.map(({ path, pages }): Piece => {
    const key = basename(path, '.pdf')
    return {
      key,
      title: titles[key] ?? key,
      name: `${key}${editionPolicy(edition).fileSuffix}.pdf`,
      pdf: readFileSync(path),
      pages,
      documents: () => [],
      ...(key === 'agenda' && meeting ? { file: meeting.file } : {}),
    }
  })
}
