import { templateWords } from './template-words.ts'

/** Strict, and with the words we know only: what a template names must be there. */
export const compileOptions: CompileOptions = {
  strict: true,
  knownHelpers: Object.fromEntries(Object.keys(templateWords).map((name) => [name, true])),
  knownHelpersOnly: true,
  preventIndent: true,
}
