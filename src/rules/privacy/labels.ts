/** What a number or date is, by the word that stands near it. */
export type Label = 'bsn' | 'kenteken' | 'identiteitsbewijs' | 'kvk' | 'geboren' | 'telefoon' | 'ander'

const words: Readonly<Record<Label, string>> = {
  bsn: `bsn(?:-?nummers?)?|burger ?service ?nummers?|sofi-?nummers?`,
  kenteken: String.raw`kenteken\p{L}*|nummerbord(?:en)?|nummerpla(?:at|ten)`,
  identiteitsbewijs: String.raw`paspoort\p{L}*|identiteits(?:kaart|bewij[sz])\p{L}*|id-?(?:kaart|bewij[sz])\p{L}*|legitimatie\p{L}*|reisdocument\p{L}*`,
  kvk: String.raw`kvk(?:-?nummers?)?|k\.v\.k\.?|kamer van koophandel|handelsregister(?:nummer)?`,
  geboren: String.raw`geboren|geb\.|geboorte-?(?:datum|data|dag)`,
  telefoon: String.raw`tel\.?|telefoon\p{L}*|bel(?:t|len)?|gebeld|bereikbaar|doorkiesnummers?|thuisnummer`,
  ander: `zaak(?:nummers?|kenmerk(?:en)?)?|kenmerk(?:en)?|dossier(?:nummers?)?|registratienummers?|factuur(?:nummers?)?|order(?:nummers?)?|bestelnummers?|besluitnummers?|project(?:nummers?|code)?|bestek(?:snummer)?|referentie|versie|artikel(?:nummers?)?|norm|code`,
}

const all = Object.entries(words) as readonly (readonly [Label, string])[]
const anyLabel = new RegExp(
  `(?<!\\p{L})(?:${all.map(([name, each]) => `(?<${name}>${each})`).join('|')})(?!\\p{L})`,
  'giu',
)

/** Most characters between a label and what it is about. */
const farthest = 40

/** The label of a place in a text, and what stands between the two. */
export interface Labelled {
  readonly label: Label
  readonly between: string
  /** The text before the label. */
  readonly ahead: string
}

/** The nearest label before a place, in its sentence or in the head of its table column, else one in brackets behind it. */
export function labelOf(text: string, start: number, end: number): Labelled | undefined {
  return labelBefore(inTable(text, start) ?? sentenceBefore(text, start)) ?? labelBehind(text, end)
}

function labelBefore(before: string): Labelled | undefined {
  const last = [...before.matchAll(anyLabel)].at(-1)
  if (last === undefined) return undefined
  const between = before.slice(last.index + last[0].length)
  return between.length > farthest ? undefined : { label: nameOf(last), between, ahead: before.slice(0, last.index) }
}

function labelBehind(text: string, end: number): Labelled | undefined {
  const behind = /^\s?\(\s?([^()\n]{2,40})\)/u.exec(text.slice(end, end + farthest + 4))?.[1] ?? ''
  const found = [...behind.matchAll(anyLabel)].at(0)
  return found?.index === 0 ? { label: nameOf(found), between: '', ahead: '' } : undefined
}

function nameOf({ groups = {} }: RegExpExecArray): Label {
  return all.find(([name]) => groups[name] !== undefined)?.[0] ?? 'ander'
}

/** A word of four letters or more with a full stop ends a sentence, a shorter one may be an abbreviation. */
const sentenceEnd = /^[\s\S]*(?:\n\s*\n|\p{L}{4}[.!?]\s+(?=\p{Lu}))/u

function sentenceBefore(text: string, start: number): string {
  return text.slice(Math.max(0, start - 100), start).replace(sentenceEnd, '')
}

/** Most rows between a cell and the head of its table; a hostile table could have a million. */
const mostRows = 1000

/** The head of the column in which a place is, and what its cell holds before it; undefined outside a Markdown table. */
function inTable(text: string, start: number): string | undefined {
  const row = lineStart(text, start)
  if (!text.startsWith('|', row)) return undefined
  let first = row
  for (let rows = 0; rows < mostRows && first > 0; rows++) {
    const above = lineStart(text, first - 1)
    if (!text.startsWith('|', above)) break
    first = above
  }
  const before = cellsOf(text.slice(row, start))
  const head = first === row ? [] : cellsOf(text.slice(first, text.indexOf('\n', first)))
  return `${head[before.length - 1]?.trim() ?? ''} ${before.at(-1)?.trimStart() ?? ''}`
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1
}

function cellsOf(row: string): readonly string[] {
  return row.replace(/\\\|/g, '  ').slice(1).split('|')
}
