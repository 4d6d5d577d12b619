import { jsonText } from '../../report/message-text.ts'
import type { DryRunForm } from '../options/dry-run-option.ts'

/** What a dry run lists, for stdout. @param text the same for people, with its final line end */
export function dryRunText(form: DryRunForm, data: object, text: string): string {
  return form === 'json' ? `${jsonText(data)}\n` : text
}

/** The end of a dry run, for stderr. @param changes `3 veranderingen in web` */
export function dryRunClosing(changes: string): string {
  return `Er is niets veranderd. Zonder --dry-run: ${changes}\n`
}
