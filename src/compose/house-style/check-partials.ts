import { join } from 'node:path'
import { houseStyleRules } from '../../config/house-style-rules.ts'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { closeWord } from '../../diagnostics/nearest.ts'
import { packageFolder } from '../../system/package-folder.ts'
import { namesIn } from '../../system/stat-of.ts'
import type { TrackedFiles } from '../../system/tracked-files.ts'

/**
 * Reports partials of a house style that replace none, though their name is nearly that of one. Another name is one of the municipality,
 * for its own partials and kinds.
 */
export function checkPartials(
  partials: ReadonlyMap<string, { readonly name: string; readonly text: string }>,
  { note }: TrackedFiles,
): readonly Diagnostic[] {
  const folder = join(packageFolder, 'templates', 'delen')
  note(folder)
  const shared = namesIn(folder)
    .filter((name) => name.endsWith('.hbs'))
    .map((name) => name.slice(0, -'.hbs'.length))
  const texts = [...partials.values()].map(({ text }) => text)
  return [...partials].flatMap(([name, { name: file }]): readonly Diagnostic[] => {
    const meant = shared.includes(name) ? undefined : closeWord(name, shared)
    if (meant === undefined || texts.some((text) => includes(text, name))) return []
    const reason = `Het deelsjabloon “${name}” bestaat niet: dit bestand vervangt niets.`
    const advice = `Bedoelde u “${meant}”? Noem het bestand dan ${meant}.hbs.`
    return [diagnostic({ rule: houseStyleRules['huisstijl/deelsjabloon'], file, reason, advice })]
  })
}

function includes(text: string, name: string): boolean {
  return [...text.matchAll(/\{\{~?#?>\s*([\w-]+)/g)].some(([, included]) => included === name)
}
