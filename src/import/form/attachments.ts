import { titleKey } from '../../document/markdown/sections.ts'
import type { KindSet } from '../../forms/load-kind.ts'
import { itemsIn, optionsIn } from './boxes.ts'

/** An attachment that the document mentions. */
export interface MentionedAttachment {
  readonly soort: string
  readonly titel?: string | undefined
}

/** Attachments in a list of a form: those that are ticked, or all of a list without boxes. */
export function attachmentsIn(text: string, kinds: KindSet): readonly MentionedAttachment[] {
  const options = optionsIn(text)
  const items = options?.ticked ?? itemsIn(text).filter((item) => !/^(geen|n\.?v\.?t\.?|nee|-+|–)\.?$/i.test(item))
  return items.flatMap((item) => attachmentsOf(item, kinds))
}

/** `Overige bijlagen: kaart, begroting` is two attachments; a title of a kind is that kind. */
function attachmentsOf(item: string, kinds: KindSet): readonly MentionedAttachment[] {
  const [, name = '', rest = ''] = /^([^:]*):?\s*(.*)$/s.exec(item) ?? []
  const soort = kindNamed(name, kinds)
  if (soort === undefined) return [{ soort: 'overig', titel: plainTitle(item) }]
  const titles = itemsIn(rest.replace(/^\((.*)\)$/s, '$1'))
  if (soort !== 'overig') return [{ soort }]
  return titles.length === 0
    ? [{ soort, titel: 'Bijlage' }]
    : titles.map((titel) => ({ soort, titel: plainTitle(titel) }))
}

function kindNamed(name: string, kinds: KindSet): string | undefined {
  const key = titleKey(name)
  for (const soort of kinds.soorten) {
    const title = titleKey(kinds.load(soort)?.kind?.titel ?? '')
    if (title === '' || soort === 'collegevoorstel') continue
    if (key === title || key === `${title}n` || (soort !== 'overig' && ` ${key} `.includes(` ${title} `))) return soort
  }
  return undefined
}

/** Without its number: the list numbers it. */
function plainTitle(title: string): string {
  return title.replace(/^(?:bijlage\s*)?\d{1,2}\s*[.):–-]\s*/i, '').trim() || title
}

/** Attachments for the numbers that a text mentions, beyond those that are known. */
export function upTo(
  known: readonly MentionedAttachment[],
  numbers: readonly number[],
): readonly MentionedAttachment[] {
  const most = Math.min(50, Math.max(known.length, ...numbers))
  return Array.from({ length: most }, (_, index) => known[index] ?? { soort: 'overig', titel: `Bijlage ${index + 1}` })
}
