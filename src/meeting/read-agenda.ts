import { basename, dirname, extname, resolve } from 'node:path'
import { checkCharacters } from '../compose/house-style/characters.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import { readSource } from '../diagnostics/read-source.ts'
import type { Source } from '../document/document.ts'
import { otherRole } from '../document/file-role.ts'
import { fileName } from '../output/output-name.ts'
import type { Context } from '../pipeline/context.ts'
import { meetingRules } from '../rules/meeting-rules.ts'
import { readYaml } from '../yaml/read-yaml.ts'
import { validate } from '../yaml/validate.ts'
import type { Agenda } from './agenda.ts'
import { rubriekenOf, type Say } from './agenda-points.ts'
import { type AgendaValues, agendaSchema } from './agenda-schema.ts'

export interface AgendaRead {
  /** Absent when there is nothing to make an agenda of. */
  readonly agenda?: Agenda
  readonly diagnostics: readonly Diagnostic[]
  /** The text of the agenda, by its name, for code frames. */
  readonly texts: ReadonlyMap<string, string>
}

/** Reads `agenda.yaml` with its proposals' front matter; whatever is wrong with it is in the diagnostics. */
export function readAgenda(file: string, context: Context): AgendaRead {
  const { source, file: read, diagnostics } = readSource(resolve(context.cwd, file), file)
  if (source === undefined) return { diagnostics, texts: new Map() }
  context.setName(source.path, file)
  const { agenda, ...rest } = agendaIn(source, context)
  return agenda ? { ...rest, agenda: { ...agenda, ...(read ? { file: read } : {}) } } : rest
}

/** The agenda in a text, as it stands or as it would stand. */
export function agendaIn(asRead: Source, context: Context): AgendaRead {
  const file = asRead.name
  const text = asRead.text.replace(/^\uFEFF/, '').replace(/\r(?!\n)/g, '\n')
  const source = { ...asRead, text }
  const texts = new Map([[file, text]])
  const other = otherRole(source, 'agenda')
  if (other) return { diagnostics: [other], texts }
  const yaml = readYaml({ file, text, from: 0, to: text.length })
  if (yaml.value === undefined) return { diagnostics: yaml.diagnostics, texts }
  const checked = validate(agendaSchema, yaml.value, { file, at: yaml.at, text })
  const found = [...yaml.diagnostics, ...checked.diagnostics, ...checkCharacters(file, text)]
  const say: Say = (rule, path, reason, advice, part) =>
    found.push(diagnostic({ rule, file, place: yaml.at(path, part), reason, advice }))
  const waarden: AgendaValues = checked.value
  const { vergadering, datum } = waarden
  for (const key of ['vergadering', 'datum'] as const) {
    // A value that is wrong was told already.
    if (waarden[key] || (yaml.value[key] !== undefined && yaml.value[key] !== null && waarden[key] !== '')) continue
    const example = key === 'datum' ? 'datum: 2026-11-24' : 'vergadering: College van burgemeester en wethouders'
    say(meetingRules['agenda/verplicht'], [key], `In deze agenda ontbreekt ${key}.`, `Zet erin: ${example}.`, 'key')
  }
  const rubrieken = rubriekenOf(waarden, source.path, context, say)
  const isEmpty = rubrieken.every(({ punten }) => punten.length === 0)
  const isWrong = checked.diagnostics.some(({ fatal }) => fatal === true)
  if (isEmpty && !isWrong) {
    const advice = 'Zet ze bij punten: of noem bij voorstellen: de mappen waarin de voorstellen staan.'
    say(meetingRules['agenda/geen-punten'], ['punten'], 'Op deze agenda staan geen punten.', advice, 'key')
  }
  if (vergadering === undefined || datum === undefined || isEmpty) return { diagnostics: found, texts }
  const agenda: Agenda = {
    source,
    naam: waarden.naam ?? agendaName(source.path),
    waarden: { ...waarden, vergadering, datum },
    rubrieken,
    at: yaml.at,
  }
  return { agenda, diagnostics: found, texts }
}

/** The file's own name; of a file called `agenda.yaml`, its folder's name. */
export function agendaName(path: string): string {
  const own = basename(path, extname(path))
  return fileName(own === 'agenda' ? basename(dirname(path)) || own : own)
}
