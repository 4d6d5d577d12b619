import { basename, dirname, extname, resolve } from 'node:path'
import { checkCharacters } from '../compose/house-style/characters.ts'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import type { Source } from '../document/document.ts'
import { otherRole } from '../document/file-role.ts'
import { fileName } from '../output/output-name.ts'
import type { Context } from '../pipeline/context.ts'
import { meetingRules } from '../rules/meeting-rules.ts'
import { plainText } from '../system/plain-text.ts'
import { readYaml } from '../yaml/read-yaml.ts'
import { validate } from '../yaml/validate.ts'
import type { Agenda } from './agenda.ts'
import { type AgendaReading, rubriekenOf } from './agenda-points.ts'
import { type AgendaValues, agendaSchema } from './agenda-schema.ts'

export interface AgendaRead {
  /** Absent when the file contains no complete agenda. */
  readonly agenda?: Agenda
  readonly diagnostics: readonly Diagnostic[]
  /** The text of the agenda, by its name, for code frames. */
  readonly texts: ReadonlyMap<string, string>
}

/** Reads `agenda.yaml` and the front matter of its proposals; all problems are in `diagnostics`. */
export function readAgenda(file: string, context: Context): AgendaRead {
  const { source, file: read, diagnostics } = context.sources.read(resolve(context.cwd, file), file, context.files)
  if (source === undefined) return { diagnostics, texts: new Map() }
  context.setName(source.path, file)
  const { agenda, ...rest } = agendaIn(source, context)
  return agenda ? { ...rest, agenda: { ...agenda, ...(read ? { file: read } : {}) } } : rest
}

/** Parses the text of an agenda, as it is in the file or as a fix would make it. */
export function agendaIn(asRead: Source, context: Context): AgendaRead {
  const file = asRead.name
  const text = plainText(asRead.text)
  const source = { ...asRead, text }
  const texts = new Map([[file, text]])
  const other = otherRole(source, 'agenda')
  if (other) return { diagnostics: [other], texts }
  const yaml = readYaml({ file, text, from: 0, to: text.length, fixes: 'offered' })
  if (yaml.value === undefined) return { diagnostics: yaml.diagnostics, texts }
  const checked = validate(agendaSchema, yaml.value, { file, at: yaml.at, text, topic: 'agenda' })
  const found = [...yaml.diagnostics, ...checked.diagnostics, ...checkCharacters(file, text)]
  const report: AgendaReading['report'] = ({ path, part, ...problem }) =>
    found.push(diagnostic({ ...problem, file, place: yaml.at(path, part) }))
  const waarden: AgendaValues = checked.value
  const { vergadering, datum } = waarden
  for (const key of ['vergadering', 'datum'] as const) {
    // An invalid value has been reported already.
    if (waarden[key] || (yaml.value[key] !== undefined && yaml.value[key] !== null && waarden[key] !== '')) continue
    const example = key === 'datum' ? 'datum: 2026-11-24' : 'vergadering: College van burgemeester en wethouders'
    report({
      rule: meetingRules['agenda/verplicht'],
      path: [key],
      reason: `In deze agenda ontbreekt ${key}.`,
      advice: `Zet erin: ${example}.`,
      part: 'key',
    })
  }
  const rubrieken = rubriekenOf(waarden, { agendaPath: source.path, context, report })
  const isEmpty = rubrieken.every(({ punten }) => punten.length === 0)
  const isWrong = checked.diagnostics.some(({ fatal }) => fatal === true)
  if (isEmpty && !isWrong) {
    report({
      rule: meetingRules['agenda/geen-punten'],
      path: ['punten'],
      reason: 'Op deze agenda staan geen punten.',
      advice: 'Zet ze bij punten: of noem bij voorstellen: de mappen waarin de voorstellen staan.',
      part: 'key',
    })
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

/** File name without its extension; for `agenda.yaml`, the name of its folder. */
export function agendaName(path: string): string {
  const own = basename(path, extname(path))
  return fileName(own === 'agenda' ? basename(dirname(path)) || own : own)
}
