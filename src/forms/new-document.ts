import { yamlText } from '../yaml/write-yaml.ts'
import type { YamlMap, YamlValue } from '../yaml/yaml-value.ts'
import type { Kind, KindField, KindSection } from './kind.ts'
import { fieldNotes } from './kind-schema.ts'
import { hintComment, sectionHint, shortTitle } from './section-help.ts'

/** What is known of a document before anybody writes it. */
export interface KnownValues {
  /** By key; a kind without the field ignores it. */
  readonly values: YamlMap
  /** Names to choose from, by key. */
  readonly choices: Readonly<Record<string, readonly string[]>>
  /** The name of the municipality. */
  readonly gemeente?: string | undefined
}

export const nothingKnown: KnownValues = { values: {}, choices: {} }

/** Most names in a comment. */
const mostChoices = 7

/**
 * The text of a new document: the fields that its kind requires or expects and those that are known, and its sections with a hint each.
 * An empty field and the hints are comments, so that a document in which nothing is filled in says so when it is checked.
 */
export function newDocument(kind: Kind, known: KnownValues): string {
  const fields = kind.velden.filter(({ veld, verplicht, verwacht }) => verplicht || verwacht || isKnown(veld, known))
  const front = [`soort: ${kind.soort}`, ...fields.map((field) => fieldLine(field, known))].join('\n')
  const body =
    kind.onderdelen.length === 0
      ? `${hintComment(kind.toelichting ?? 'Schrijf hier de tekst. Een kop begint met ##.')}\n`
      : kind.onderdelen.map((section) => `${newSection(section)}\n`).join('\n')
  return `---\n${front}\n---\n\n${body}`
}

/** The heading of a section with its hint, without a final line end. */
export function newSection(section: KindSection): string {
  return `## ${headingText(shortTitle(section))}\n\n${hintComment(sectionHint(section))}`
}

/** A title as Markdown that is read as the same title. */
export function headingText(title: string): string {
  return title.replace(/[\\`*[\]<]/g, '\\$&')
}

function isKnown(key: string, { values }: KnownValues): boolean {
  return values[key] !== undefined && values[key] !== null
}

function fieldLine(field: KindField, known: KnownValues): string {
  const { veld } = field
  const value = known.values[veld] ?? beginOf(field, known)
  if (value === undefined || value === null) return `${veld}:  # ${fieldComment(field, known.choices[veld] ?? [])}`
  return yamlText({ [veld]: value }, 'block')
}

/** What the kind states for new documents; undefined where that has a name that is not known. */
function beginOf({ begin }: KindField, { gemeente }: KnownValues): string | undefined {
  if (begin === undefined || (gemeente === undefined && begin.includes('{gemeente}'))) return undefined
  return begin.replaceAll('{gemeente}', () => gemeente ?? '')
}

function fieldComment(field: KindField, choices: readonly string[]): string {
  const { description, examples } = fieldNotes(field)
  const names = choices.length > 0 && choices.length <= mostChoices ? choices : undefined
  const [example] = examples
  const more =
    names !== undefined
      ? `Kies uit: ${names.join(', ')}.`
      : example === undefined
        ? ''
        : `Bijvoorbeeld: ${exampleText(example)}`
  return `${description} ${more}`.replace(/\s+/g, ' ').trim()
}

/** An example of a value as an author would write it. */
export function exampleText(example: unknown): string {
  return yamlText(asText(example), 'flow')
}

/** Values in schemas are also numbers; an author writes text. */
function asText(value: unknown): YamlValue {
  if (Array.isArray(value)) return value.map(asText)
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asText(item)]))
}
