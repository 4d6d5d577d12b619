import { composeMeeting, type MeetingPage, meetingBody } from '../compose/compose-meeting.ts'
import type { HouseStyle } from '../compose/house-style/house-style.ts'
import { layoutOf } from '../compose/layout.ts'
import { standalone } from '../compose/standalone.ts'
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { dutchDate } from '../forms/dutch-date.ts'
import type { Kind } from '../forms/kind.ts'
import type { Output } from '../output/manifest.ts'
import type { BuildServices } from '../pipeline/build.ts'
import type { Workplace } from '../pipeline/desk.ts'
import { type PrintOptions, printPart } from '../pipeline/print-part.ts'
import type { Printable } from '../print/page/printable.ts'
import type { Printer } from '../print/printer.ts'
import type { Agenda } from './agenda.ts'
import type { CleanSearches } from './cached-parts.ts'
import type { MeetingWords } from './meeting-words.ts'

/** Where a meeting's documents are made: its config, kinds and house style are those of the folder the agenda stands in. */
export interface MeetingDesk {
  readonly agenda: Agenda
  readonly workplace: Workplace
  readonly houseStyle: HouseStyle
  /** `parts`: what was made of this edition before. */
  readonly services: Pick<BuildServices, 'parts'> & { readonly printer: Pick<Printer, 'print'> }
  readonly searches?: CleanSearches | undefined
  readonly options: Pick<PrintOptions, 'html' | 'sourceDateEpoch'>
}

export interface MeetingPart {
  /** Absent when there are errors. */
  readonly printable?: Printable
  readonly title: string
  readonly diagnostics: readonly Diagnostic[]
}

export interface MeetingOutputs {
  readonly outputs: readonly Output[]
  readonly browser: string
  readonly diagnostics: readonly Diagnostic[]
}

/** One of a meeting's documents as a page, not yet printed. */
export function composePart(soort: string, words: MeetingWords, desk: MeetingDesk): MeetingPart {
  const { agenda, workplace, houseStyle } = desk
  const { kind, diagnostics } = workplace.kinds.loadComposed(soort)
  if (kind === undefined) return { title: soort, diagnostics }
  const title = titleOf(kind, agenda)
  const { waarden } = agenda
  const page: MeetingPage = {
    kind,
    houseStyle,
    config: { gemeente: workplace.config.gemeente },
    title,
    heads: [
      `${kind.titel}${words.concept ? ' (concept)' : ''} – ${waarden.vergadering}`,
      dutchDate(waarden.datum),
      waarden.nummer === undefined ? '' : `Vergadering ${waarden.nummer}`,
    ],
  }
  const composed = composeMeeting(words, page)
  return { title, ...composed, diagnostics: [...diagnostics, ...composed.diagnostics] }
}

/** One of a meeting's documents as a finished PDF. */
export async function makePart(
  soort: string,
  path: string,
  words: MeetingWords,
  desk: MeetingDesk,
): Promise<MeetingOutputs> {
  const { printable, title, diagnostics } = composePart(soort, words, desk)
  if (printable === undefined || hasErrors(diagnostics)) return { outputs: [], browser: '', diagnostics }
  const printed = await printMeeting(printable, path, title, desk)
  return { ...printed, diagnostics: [...diagnostics, ...printed.diagnostics] }
}

export async function printMeeting(
  printable: Printable,
  path: string,
  title: string,
  { agenda, workplace, services, options }: MeetingDesk,
  html = options.html,
): Promise<MeetingOutputs> {
  const { naam } = workplace.config.gemeente
  const part = {
    document: { source: agenda.source, data: { soort: 'agenda', datum: agenda.waarden.datum }, sections: [] },
    path,
    title,
    author: naam === undefined ? undefined : `Gemeente ${naam}`,
    printable,
    images: new Map(),
  }
  return printPart(part, services.printer, { ...options, html, parts: services.parts, onPrinted: () => {} })
}

/** The page of the meeting: one file of HTML that needs nothing but the files it leads to. */
export function makePage(words: MeetingWords, { agenda, workplace, houseStyle }: MeetingDesk): MeetingOutputs {
  const { kind, diagnostics } = workplace.kinds.loadComposed('vergaderpagina')
  if (kind === undefined) return { outputs: [], browser: '', diagnostics }
  const { config } = workplace
  const composed = meetingBody(words, { kind, houseStyle, config: { gemeente: config.gemeente } })
  const found = [...diagnostics, ...composed.diagnostics]
  if (composed.body === undefined || hasErrors(found)) return { outputs: [], browser: '', diagnostics: found }
  const title = titleOf(kind, agenda)
  const html = standalone({
    lang: 'nl',
    title,
    // Not the style of paper: colours and faces of the house, and the page's own.
    style: `${houseStyle.tokens}\n${kind.stijl}`,
    head: '',
    body: composed.body,
    resources: layoutOf(kind, houseStyle).resources,
    count: [],
  })
  const conformance = { manier: 'geen', normen: [] } as const
  return {
    outputs: [{ path: 'index.html', bytes: Buffer.from(html), title, conformance }],
    browser: '',
    diagnostics: found,
  }
}

/** `Agenda: College van burgemeester en wethouders, 24 november 2026` */
function titleOf(kind: Kind, { waarden }: Agenda): string {
  return `${kind.titel}: ${waarden.vergadering}, ${dutchDate(waarden.datum)}`
}
