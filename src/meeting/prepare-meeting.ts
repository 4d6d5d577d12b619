import { existsSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { atLevels, type Diagnostic, diagnostic, hasErrors, preventOutput } from '../diagnostics/diagnostic.ts'
import type { Edition } from '../document/edition.ts'
import { earlierIn } from '../output/write-edition.ts'
import type { Context } from '../pipeline/context.ts'
import type { Project } from '../pipeline/project.ts'
import { sortByPosition } from '../rules/check.ts'
import { frontMatterRules } from '../rules/front-matter-rules.ts'
import { meetingRules } from '../rules/meeting-rules.ts'
import { type Agenda, pointsOf } from './agenda.ts'
import { checkAgenda } from './agenda-rules.ts'
import { meetingFolder } from './meeting-folder.ts'
import { readAgenda } from './read-agenda.ts'

/** What a meeting asks more of than a proposal on its own. */
export const meetingLevels = new Map([[frontMatterRules['voormatter/zaaknummer'].id, 'error']] as const)

/** What is stated about a meeting, as far as checking its agenda depends on it. */
export interface MeetingChoice {
  /** `agenda.yaml`, as the user typed it, relative to the working folder. */
  readonly file: string
  readonly out?: string | undefined
  readonly editions: readonly Edition[]
}

/** An agenda read and checked, its proposals not yet. */
export interface MeetingPreparation {
  /** Absent when there is nothing to make a meeting of. */
  readonly agenda?: Agenda | undefined
  readonly project: Project
  /** Whose mistake it is when no meeting can be made: the config's or the agenda's. */
  readonly fault: 'none' | 'config' | 'agenda'
  /** What was found in the config and the agenda, at the levels of the config. */
  readonly diagnostics: readonly Diagnostic[]
  /** Text of the agenda by its name, for code frames. */
  readonly texts: ReadonlyMap<string, string>
}

/** Reads and checks an agenda. What stands in the way of its points alone, a proposal that is not there, does not stop the meeting. */
export function prepareMeeting(choice: MeetingChoice, context: Context): MeetingPreparation {
  const { agenda, diagnostics, texts } = readAgenda(choice.file, context)
  const project = context.projectOf(agenda?.source.path ?? resolve(context.cwd, choice.file))
  const found: Diagnostic[] = [...diagnostics]
  if (agenda) {
    const day = context.day ?? new Date().toISOString().slice(0, 10)
    found.push(...checkAgenda(agenda, project.config, day), ...taken(agenda, project, { ...choice, cwd: context.cwd }))
  }
  const checked = atLevels([...project.diagnostics, ...sortByPosition(found)], project.config.regels)
  const blocking = checked.filter(({ rule }) => rule !== meetingRules['agenda/voorstel-ontbreekt'])
  const isWrong = agenda === undefined || preventOutput(blocking, context.strictness)
  const fault = hasErrors(project.diagnostics) ? 'config' : isWrong ? 'agenda' : 'none'
  return { agenda, project, fault, diagnostics: checked, texts }
}

/** A folder in which a proposal or another agenda has its files: this one would mix with them. */
function taken(
  agenda: Agenda,
  project: Project,
  choice: MeetingChoice & { readonly cwd: string },
): readonly Diagnostic[] {
  for (const edition of choice.editions) {
    const folder = meetingFolder(agenda, project, choice, edition)
    const { soort, inputs } = earlierIn(folder)
    if (soort === undefined) continue
    const other = soort === 'agenda' ? otherAgenda(inputs, agenda, project) : `een ${soort}`
    if (other === undefined) continue
    const reason = `In ${relative(choice.cwd, dirname(folder))} staat al de uitvoer van ${other}.`
    const advice = 'Geef de agenda een eigen naam, bijvoorbeeld naam: agenda-week-48, of haal die map weg.'
    const place = agenda.at(['naam'])
    return [diagnostic({ rule: meetingRules['agenda/map-bezet'], file: agenda.source.name, place, reason, advice })]
  }
  return []
}

/** The agenda that a folder was made of, where that is another one and it is still there: one that was renamed is gone. */
export function otherAgenda(
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

/** Why there is no decision list yet, as soon as there is some decision. */
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
