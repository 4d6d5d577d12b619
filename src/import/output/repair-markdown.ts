import type { Config } from '../../config/config.ts'
import { diagnostic } from '../../diagnostics/diagnostic.ts'
import { repairText } from '../../diagnostics/repair-text.ts'
import { readDocument } from '../../document/read-document.ts'
import type { KindSet } from '../../forms/load-kind.ts'
import { textRules } from '../../rules/text-rules.ts'
import { trackFiles } from '../../system/tracked-files.ts'

/** The rules on text that came from a word processor, whose fixes an import applies. */
const pasteRules = [
  textRules['tekst/opsomming'],
  textRules['tekst/regeleinde'],
  textRules['tekst/kolommen'],
  textRules['tekst/nummering'],
] as const

export interface ImportProject {
  readonly config: Config
  readonly kinds: KindSet
}

/** Applies what `check --fix` would apply of these rules. @param path the absolute path that the proposal will have */
export function repairMarkdown(text: string, path: string, { config, kinds }: ImportProject): string {
  const findings = (now: string) => {
    const { document } = readDocument({ path, name: path, text: now }, kinds)
    if (document === undefined) return []
    const context = { config, kinds, tracked: trackFiles() }
    return pasteRules.flatMap((rule) =>
      [...(rule.check?.(document, context) ?? [])].map((finding) => diagnostic({ rule, file: path, ...finding })),
    )
  }
  return repairText(text, findings).text
}
