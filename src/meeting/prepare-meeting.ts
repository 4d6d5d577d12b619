import { existsSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { atLevels, type Diagnostic, diagnostic, hasErrors, preventOutput } from '../diagnostics/diagnostic.ts'
import type { Edition } from '../document/edition.ts'
import { type OutputChoice, ownPlacement } from '../output/placement.ts'
import { outputPlace } from '../output/source-key.ts'
import { earlierIn } from '../output/write-edition.ts'
import type { Context } from '../pipeline/context.ts'
import type { Project } from '../pipeline/project.ts'
import { livingSource, publishedIn } from '../publication/earlier/published.ts'
import { sortByPosition } from '../rules/check.ts'
import { frontMatterRules } from '../rules/front-matter-rules.ts'
import { meetingRules } from '../rules/meeting-rules.ts'
import { type Agenda, pointsOf } from './agenda.ts'
import { checkAgenda } from './agenda-rules.ts'
import { closedElsewhere } from './closed-elsewhere.ts'
import { meetingFolder } from './meeting-folder.ts'
import { readAgenda } from './read-agenda.ts'

/** Levels that a meeting raises above those of a single proposal. */
export const meetingLevels = new Map([[frontMatterRules['voormatter/zaaknummer'].id, 'error']] as const)

/** Choices on which the check of an agenda depends. */
export interface MeetingChoice {
  /** Path of `agenda.yaml`, verbatim, relative to the working folder. */
  readonly file: string
  readonly out?: string | undefined
  readonly editions: readonly Edition[]
  /** Other agendas of the run. */
  readonly named?: readonly Agenda[]
}

/** An agenda that was read and checked; its proposals are not checked yet. */
export interface MeetingPreparation {
  /** Absent when the file contains no complete agenda. */
  readonly agenda?: Agenda | undefined
  readonly project: Project
  /** Source of the errors that prevent a meeting: the config or the agenda. */
  readonly fault: 'none' | 'config' | 'agenda'
  /** Findings in the config and the agenda, at the levels of the config. */
  readonly diagnostics: readonly Diagnostic[]
  /** Text of the agenda by its name, for code frames. */
  readonly texts: ReadonlyMap<string, string>
}

/** Reads and checks an agenda. A missing proposal affects only its point and does not stop the meeting. */
export function prepareMeeting(choice: MeetingChoice, context: Context): MeetingPreparation {
  const { agenda, diagnostics, texts } = readAgenda(choice.file, context)
  const project = context.projectOf(agenda?.source.path ?? resolve(context.cwd, choice.file))
  const found: Diagnostic[] = [...diagnostics]
  if (agenda) {
    const day = context.day ?? new Date().toISOString().slice(0, 10)
    const place = outputPlaceOf(project, { ...choice, cwd: context.cwd })
    const others = {
      earlier: { place, all: publishedIn(place.out) },
      named: choice.named ?? [],
      nameOf: context.nameOf,
    }
    found.push(
      ...checkAgenda(agenda, project.config, day),
      ...taken(agenda, project, { ...choice, cwd: context.cwd }),
      ...closedElsewhere(agenda, others),
    )
  }
  const checked = atLevels([...project.diagnostics, ...sortByPosition(found)], project.config.regels)
  const blocking = checked.filter(({ rule }) => rule !== meetingRules['agenda/voorstel-ontbreekt'])
  const isWrong = agenda === undefined || preventOutput(blocking, context.strictness)
  const fault = hasErrors(project.diagnostics) ? 'config' : isWrong ? 'agenda' : 'none'
  return { agenda, project, fault, diagnostics: checked, texts }
}

/** Reports an output folder that contains files of a proposal or of another agenda. */
function taken(
  agenda: Agenda,
  project: Project,
  choice: MeetingChoice & { readonly cwd: string },
): readonly Diagnostic[] {
  for (const edition of choice.editions) {
    const folder = meetingFolder(agenda, project, choice, edition)
    const { soort, inputs } = earlierIn(folder)
    if (soort === undefined) continue
    const sources = [...inputs, ...sourceRecorded(folder, project, choice)]
    const other = soort === 'agenda' ? otherAgenda(sources, agenda, project) : `een ${soort}`
    if (other === undefined) continue
    const reason = `In ${relative(choice.cwd, dirname(folder))} staat al de uitvoer van ${other}.`
    const advice = 'Geef de agenda een eigen naam, bijvoorbeeld naam: agenda-week-48, of haal die map weg.'
    const place = agenda.at(['naam'])
    return [diagnostic({ rule: meetingRules['agenda/map-bezet'], file: agenda.source.name, place, reason, advice })]
  }
  return []
}

function outputPlaceOf({ config }: Project, choice: OutputChoice) {
  return outputPlace(ownPlacement(choice).outputFolder(config), config.root)
}

/** The source of a public folder, which its manifest does not name, relative to the project. */
function sourceRecorded(folder: string, project: Project, choice: OutputChoice): readonly string[] {
  const place = outputPlaceOf(project, choice)
  const published = publishedIn(place.out).find((one) => one.folder === folder)
  const source = published && livingSource(published, place)
  return source === undefined ? [] : [relative(project.config.root, source)]
}

/** The other agenda from which a folder was made; undefined when there is none or its file no longer exists, as after a rename. */
function otherAgenda(
  inputs: readonly string[],
  agenda: Agenda,
  { config }: Pick<Project, 'config'>,
): string | undefined {
  const pathOf = (input: string) => resolve(config.root, input)
  if (inputs.some((input) => pathOf(input) === agenda.source.path)) return undefined
  const isAgenda = (input: string) =>
    /\.ya?ml$/.test(input) && !/(^|\/)(collegevoorstel|soort|huisstijl)\.ya?ml$/.test(input)
  const other = inputs.find(
    (input) => isAgenda(input) && pathOf(input) !== config.file?.path && existsSync(pathOf(input)),
  )
  return other && `een andere agenda, ${other}`
}

/** Points with a proposal that have no outcome yet. */
export function undecided(agenda: Pick<Agenda, 'rubrieken'>) {
  return pointsOf(agenda).filter(({ metVoorstel, besluit }) => metVoorstel && besluit === undefined)
}

/** Reports the points without a decision, as soon as any point has one. */
export function openDecisions(agenda: Agenda): readonly Diagnostic[] {
  const open = undecided(agenda)
  const [first] = open
  if (first === undefined || !pointsOf(agenda).some(({ besluit }) => besluit !== undefined)) return []
  const numbers = open.map(({ nummer }) => nummer).join(', ')
  return [
    diagnostic({
      rule: meetingRules['agenda/besluiten-onvolledig'],
      file: agenda.source.name,
      place: agenda.at(first.path),
      reason: `Er is nog geen besluitenlijst: het besluit ontbreekt bij ${open.length === 1 ? 'punt' : 'de punten'} ${numbers}.`,
      advice: 'Vul de besluiten in, of maak met --concept een lijst zover die nu is.',
    }),
  ]
}
