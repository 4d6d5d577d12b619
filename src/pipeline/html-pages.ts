import { escapeHtml } from '../compose/html/safe-html.ts'
import { layoutOf } from '../compose/layout.ts'
import { type PageFrame, type PageLink, webPage } from '../compose/web-page/web-page.ts'
import { briefMarks } from '../document/markdown/redaction-marks.ts'
import type { Output } from '../output/manifest.ts'
import { composeAll } from './compose-proposal.ts'
import type { BuildContext } from './context.ts'
import { newFindings } from './findings.ts'
import { proposalFile } from './proposal-facts.ts'
import type { ComposedDocument, EditionWork, ReadProposal, Stage } from './work.ts'

/** Where the files of an edition are published. */
export interface PublishedAddresses {
  /**
   * The address of a file as a page links to it, absolute or relative to the page that links; undefined when the file is not published.
   *
   * @param path of the file in the folder of its edition: `voorstel.pdf`, `voorstel.html`, `bijlagen/01-brief-raad.pdf`
   * @param from path of the page that links, in the same folder
   */
  readonly addressOf: (path: string, from: string) => string | undefined
  /** Pages that the document belongs to, such as that of its meeting. @param from as above */
  readonly upFrom: (from: string) => readonly PageLink[]
}

/** The path of the HTML page of a document, beside its PDF. */
export function htmlPath(pdf: string): string {
  return pdf.replace(/\.pdf$/, '.html')
}

/**
 * The stage that composes an edition as HTML pages: one for the proposal, and one for each attachment that this program composes. It adds
 * them to `outputs`, so that `search` and `guard` treat them as any other file. It replaces `compose` and needs no browser.
 */
export function htmlPages(addresses: PublishedAddresses): Stage<EditionWork, BuildContext> {
  return async (work) => {
    const { own, edition } = work
    const site = { own, addresses, main: htmlPath(proposalFile(own.document)) }
    const { parts, diagnostics, pictures } = composeAll(own, edition, ({ output }) => addressFrom(site, output))
    return {
      ...work,
      images: pictures,
      outputs: [...work.outputs, ...parts.map((part) => pageOf(part, site))],
      reached: edition.reaches,
      found: [...work.found, ...newFindings(work.found, diagnostics)],
    }
  }
}

/** The pages of one edition. */
interface Site {
  readonly own: ReadProposal
  readonly addresses: PublishedAddresses
  /** Path of the page of the proposal. */
  readonly main: string
}

/** The address of an attachment on the page of the proposal: of its own page if it has one. */
function addressFrom({ addresses, main }: Site, output: string): string | undefined {
  return addresses.addressOf(htmlPath(output), main) ?? addresses.addressOf(output, main)
}

function pageOf(part: ComposedDocument, site: Site): Output {
  const { own, addresses, main } = site
  const { houseStyle } = own.project
  if (houseStyle === undefined) throw new Error('the project has no house style')
  const path = htmlPath(part.path)
  const toMain = part.attachment && addresses.addressOf(main, path)
  const before = part.attachment && `Bijlage ${part.attachment.number} bij`
  const frame: PageFrame = {
    title: pageTitle(part, own),
    links: [
      ...addresses.upFrom(path),
      ...(toMain === undefined ? [] : [{ before, title: subjectOf(own.document), address: toMain }]),
      ...(part.attachment === undefined ? unlistedAttachments(part, site) : []),
    ],
    pdf: addresses.addressOf(part.path, path),
  }
  const html = webPage(part.printable, layoutOf(part.document.kind, houseStyle), frame)
  return { path, bytes: Buffer.from(html), title: part.title, conformance: { manier: 'geen', normen: [] } }
}

/** Attachments to which the template of the proposal does not link. */
function unlistedAttachments({ printable }: ComposedDocument, site: Site): readonly PageLink[] {
  return site.own.attachments.flatMap(({ number, title, content, output }): readonly PageLink[] => {
    const address = content.type === 'weggelaten' ? undefined : addressFrom(site, output)
    if (address === undefined || printable.body.includes(`href="${escapeHtml(address)}"`)) return []
    return [{ before: `Bijlage ${number}:`, title: briefMarks(title), address }]
  })
}

/** `Fietspad langs de vaart – Collegevoorstel Z-2026-000123 – Gemeente Voorbeeldstad` */
function pageTitle({ document, attachment }: ComposedDocument, { project, document: proposal }: ReadProposal): string {
  const { zaaknummer } = proposal.data
  const { naam } = project.config.gemeente
  const kind =
    attachment === undefined
      ? document.kind.titel
      : `Bijlage ${attachment.number} bij ${proposal.kind.titel.toLowerCase()}`
  const subject = subjectOf(document)
  return [
    ...(subject === document.kind.titel && attachment === undefined ? [] : [subject]),
    `${kind}${zaaknummer === undefined ? '' : ` ${briefMarks(zaaknummer)}`}`,
    ...(naam === undefined ? [] : [`Gemeente ${naam}`]),
  ].join(' – ')
}

function subjectOf({ data, kind }: ComposedDocument['document']): string {
  return briefMarks(data.titel ?? data.onderwerp ?? data.zaak ?? kind.titel)
}
