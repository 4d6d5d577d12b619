import type { Config } from '../../config/config.ts'
import { repairText } from '../../diagnostics/repair-text.ts'
import { readDocument } from '../../document/read-document.ts'
import type { KindSet } from '../../forms/load-kind.ts'
import { check } from '../../rules/check.ts'
import { trackFiles } from '../../system/tracked-files.ts'

/** The rules on text that came from a word processor, whose fixes an import applies. */
const pasteRules: ReadonlySet<string> = new Set([
  'tekst/opsomming',
  'tekst/kolommen',
  'tekst/regeleinde',
  'tekst/nummering',
])

export interface ImportProject {
  readonly config: Config
  readonly kinds: KindSet
}

/** Applies what `check --fix` would apply of these rules. @param path the absolute path that the proposal will have */
export function repairMarkdown(text: string, path: string, { config, kinds }: ImportProject): string {
  const findings = (now: string) => {
    const { document } = readDocument({ path, name: path, text: now }, kinds)
    if (document === undefined) return []
    return [...check(document, { config, kinds, tracked: trackFiles() })].filter(({ ruleId }) => pasteRules.has(ruleId))
  }
  return repairText(text, findings).text
}
