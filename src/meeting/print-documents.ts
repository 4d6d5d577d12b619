import { composeMeeting, type MeetingPage, meetingBody } from '../compose/compose-meeting.ts'
import type { HouseStyle } from '../compose/house-style/house-style.ts'
import { layoutOf } from '../compose/layout.ts'
import { standalone } from '../compose/standalone.ts'
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { dutchDate } from '../forms/dutch-date.ts'
import type { Kind } from '../forms/kind.ts'
import type { Output } from '../output/manifest.ts'
import { finishJob, type PrintContext, printJob } from '../pipeline/print-job.ts'
import type { Project } from '../pipeline/project.ts'
import type { Printable } from '../print/page/printable.ts'
import type { Agenda } from './agenda.ts'
import type { CleanSearches } from './cached-parts.ts'
import type { MeetingWords } from './meeting-words.ts'

/** Config, kinds and house style of the agenda's folder, with which the documents of a meeting are made. */
export interface MeetingSetting {
  readonly agenda: Agenda
  readonly project: Project
  readonly houseStyle: HouseStyle
  /** `parts`: finished documents of this edition from earlier runs. */
  readonly print: PrintContext
  readonly searches?: CleanSearches | undefined
}

export interface MeetingPart {
  /** Absent when there are errors. */
  readonly printable?: Printable
  readonly title: string
  readonly diagnostics: readonly Diagnostic[]
}

export interface MeetingOutputs {
  /** True when nothing was printed for it. */
  readonly isStored: boolean
  readonly outputs: readonly Output[]
  readonly browser: string
  readonly diagnostics: readonly Diagnostic[]
}

/** Composes one document of a meeting as a page. */
export function composePart(soort: string, words: MeetingWords, setting: MeetingSetting): MeetingPart {
  const { agenda, project, houseStyle } = setting
  const { kind, diagnostics } = project.kinds.loadComposed(soort)
  if (kind === undefined) return { title: soort, diagnostics }
  const title = titleOf(kind, agenda)
  const { waarden } = agenda
  const page: MeetingPage = {
    kind,
    houseStyle,
    config: { gemeente: project.config.gemeente },
    title,
    heads: [
      `${waarden.vergadering}, ${dutchDate(waarden.datum)}`,
      kind.titel,
      waarden.nummer === undefined ? '' : `Vergadering ${waarden.nummer}`,
    ],
  }
  const composed = composeMeeting(words, page)
  return { title, ...composed, diagnostics: [...diagnostics, ...composed.diagnostics] }
}

/** A document of a meeting: its kind, and its path in the folder of the edition. */
export interface MeetingDocumentKind {
  readonly soort: string
  readonly path: string
}

/** Makes one document of a meeting as a finished PDF. */
export async function makePart(
  { soort, path }: MeetingDocumentKind,
  words: MeetingWords,
  setting: MeetingSetting,
): Promise<MeetingOutputs> {
  const { printable, title, diagnostics } = composePart(soort, words, setting)
  if (printable === undefined || hasErrors(diagnostics))
    return { isStored: true, outputs: [], browser: '', diagnostics }
  const printed = await printMeeting({ printable, path, title }, setting)
  return { ...printed, diagnostics: [...diagnostics, ...printed.diagnostics] }
}

/** A composed document of a meeting. */
export interface MeetingDocument {
  readonly printable: Printable
  /** Relative to the folder of the edition. */
  readonly path: string
  readonly title: string
}

export async function printMeeting(document: MeetingDocument, setting: MeetingSetting): Promise<MeetingOutputs> {
  const { agenda, project, print } = setting
  const { naam } = project.config.gemeente
  const source = {
    ...document,
    document: { source: agenda.source, data: { soort: 'agenda', datum: agenda.waarden.datum }, sections: [] },
    author: naam === undefined ? undefined : `Gemeente ${naam}`,
    images: new Map(),
  }
  return finishJob(await printJob(source, agenda.source.name, print), print)
}

/** Composes the page of the meeting: one HTML file that depends on no other file except the targets of its links. */
export function makePage(words: MeetingWords, { agenda, project, houseStyle }: MeetingSetting): MeetingOutputs {
  const { kind, diagnostics } = project.kinds.loadComposed('vergaderpagina')
  if (kind === undefined) return { isStored: true, outputs: [], browser: '', diagnostics }
  const { config } = project
  const composed = meetingBody(words, { kind, houseStyle, config: { gemeente: config.gemeente } })
  const found = [...diagnostics, ...composed.diagnostics]
  if (composed.body === undefined || hasErrors(found))
    return { isStored: true, outputs: [], browser: '', diagnostics: found }
  const title = titleOf(kind, agenda)
  const html = standalone({
    lang: 'nl',
    title,
    // Without the print style: only colours and fonts of the house style, and the style of the page itself.
    style: `${houseStyle.tokens}\n${kind.stijl}`,
    head: '',
    body: composed.body,
    resources: layoutOf(kind, houseStyle).resources,
    count: [],
  })
  const conformance = { manier: 'geen', normen: [] } as const
  return {
    isStored: true,
    outputs: [{ path: 'index.html', bytes: Buffer.from(html), title, conformance }],
    browser: '',
    diagnostics: found,
  }
}

/** `Agenda: College van burgemeester en wethouders, 24 november 2026` */
function titleOf(kind: Kind, { waarden }: Agenda): string {
  return `${kind.titel}: ${waarden.vergadering}, ${dutchDate(waarden.datum)}`
}
