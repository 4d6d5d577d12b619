import { dutchDate } from '../../forms/dutch-date.ts'
import { capitalised, listInWords } from '../../forms/dutch-words.ts'

/** A Handlebars helper: `{{voluit dag}}`, `{{#if (is aard "ter advisering")}}`. */
interface TemplateWord {
  /** Number of arguments. */
  readonly least: number
  readonly most: number
  readonly use: (...values: readonly unknown[]) => string | boolean
}

/** Few on purpose: other logic belongs in the view, where it is tested. */
export const templateWords: Readonly<Record<string, TemplateWord>> = {
  /** `2021-03-30` → `30 maart 2021` */
  voluit: { least: 1, most: 1, use: (iso) => dutchDate(String(iso)) },
  /** A list as `a, b en c`. */
  opsomming: { least: 1, most: 1, use: (items) => listInWords(Array.isArray(items) ? items.map(String) : []) },
  hoofdletter: { least: 1, most: 1, use: (text) => capitalised(String(text)) },
  is: { least: 2, most: 2, use: (one, other) => one === other },
  niet: { least: 1, most: 1, use: (value) => !holds(value) },
  en: { least: 2, most: 9, use: (...values) => values.every(holds) },
  of: { least: 2, most: 9, use: (...values) => values.some(holds) },
}

/** Truth as in `{{#if}}`: an empty list and an empty text are false. */
function holds(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value)
}

/** Strict, with known helpers only: an unknown name is an error. */
export const compileOptions: CompileOptions = {
  strict: true,
  knownHelpers: Object.fromEntries(Object.keys(templateWords).map((name) => [name, true])),
  knownHelpersOnly: true,
  preventIndent: true,
}
