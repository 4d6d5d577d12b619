import { groundList } from '../compose/ground-list.ts'
import { dutchDate } from '../document/dutch-date.ts'
import { lawTables } from '../document/ground-tables.ts'
import { parseBody } from '../document/parse-body.ts'
import { spokenRedaction } from '../document/redaction-marks.ts'
import { sectionsOf } from '../document/sections.ts'
import { type SecretSearch, secretSearch } from '../edition/secret-search.ts'
import type { Removed } from '../edition/secrets.ts'
import { allTexts, type PlacedText } from '../pdf/all-texts.ts'
import { type Diagnostic, diagnostic } from '../report/diagnostic.ts'
import { removedFromPublic, textsInEdition } from './for-edition.ts'
import type { Output } from './manifest.ts'
import type { Prepared } from './prepare.ts'
import { composeAll } from './render.ts'
import { type EditionFiles, manifestOf } from './write.ts'

/**
 * A search for all that a public edition leaves out. @param whole the proposal as it was read @param own what is left of it
 */
export function searchOf(whole: Prepared, own: Prepared): SecretSearch {
  return secretSearch(removedFromPublic(whole), [...textsInEdition(own), ...ownWords(own)])
}

/** Redactions of a text that stands elsewhere for all to read. */
export function standsElsewhere({ elsewhere }: SecretSearch, { document }: Prepared): readonly Diagnostic[] {
  return elsewhere.map(({ file, place }) =>
    diagnostic({
      rule: 'lakken/ook-elders',
      file: file ?? document.source.name,
      place,
      reason: 'De tekst die hier gelakt wordt, staat ergens anders nog te lezen.',
      advice:
        'Zoek de tekst op in het voorstel en de bijlagen, en lak haar overal. Mag zij daar staan, laat het dan hier toe.',
    }),
  )
}

/**
 * Searches the files of a public edition, before they have their names, for what it leaves out: all text that can be got out of
 * them, seen or unseen. Whatever is found stops it.
 */
export function guardPublication(
  search: SecretSearch,
  { document }: { readonly document: Pick<Prepared['document'], 'source'> },
  files: EditionFiles,
): readonly Diagnostic[] {
  const found = [...files.outputs.flatMap((output) => leaksIn(output, search)), ...leaksInManifest(files, search)]
  const unread = files.outputs.flatMap(({ path, bytes }) =>
    path.endsWith('.pdf') ? textsOfPdf(bytes).unread.map((what) => ({ path, what })) : [],
  )
  const unsearched = unread.map(({ path, what }) =>
    diagnostic({
      rule: 'editie/niet-doorzocht',
      file: document.source.name,
      reason: `Van ${path} kan niet alles worden doorzocht: ${what}.`,
      advice: 'Bewaar het stuk opnieuw als PDF. Bij een bijlage helpt vaak ook openbaar: schoon.',
    }),
  )
  const leaks = found.map(({ file, place, removed }) =>
    diagnostic({
      rule: 'editie/lek',
      file: document.source.name,
      ...(removed.file === undefined || removed.file === document.source.name ? { place: removed.place } : {}),
      reason: `In ${file} (${place}) staat tekst die uit de openbare editie is weggelaten (${removed.where}). Er is niets gepubliceerd.`,
      advice:
        'Zoek de tekst op die plaats. Staat zij in een bijgevoegde PDF, lak haar dan daar; meld het anders bij de beheerder.',
    }),
  )
  return [...leaks, ...unsearched]
}

interface Leak {
  /** Path in the folder of the edition; not where the path itself is the leak. */
  readonly file: string
  readonly place: string
  readonly removed: Removed
}

function leaksIn({ path, title, bytes }: Output, search: SecretSearch): readonly Leak[] {
  const inName = search.find(path) ?? search.find(title)
  if (inName) return [{ file: 'de naam van een bestand', place: 'naam of titel', removed: inName }]
  const texts = path.endsWith('.pdf') ? textsOfPdf(bytes).texts : textsOfHtml(Buffer.from(bytes).toString('utf8'))
  const leaks = texts.flatMap(({ place, text }) => {
    const removed = search.find(text)
    return removed ? [{ file: path, place, removed }] : []
  })
  // One that stands in several places of a file is said once, with the first.
  return leaks.filter(({ removed }, at) => leaks.findIndex((leak) => leak.removed === removed) === at)
}

function textsOfPdf(bytes: Uint8Array): { readonly texts: readonly PlacedText[]; readonly unread: readonly string[] } {
  const read = allTexts(bytes)
  return read.ok ? read : { texts: [], unread: [read.reason] }
}

/** What stands between tags, and in the values of their attributes; fonts and pictures are no text. */
function textsOfHtml(html: string): readonly { readonly place: string; readonly text: string }[] {
  const page = html.replace(/data:[^"')\s]*/g, '')
  const values = [...page.matchAll(/\s(?:alt|title|aria-label|href|content|id)="([^"]*)"/g)].map(([, value]) => value)
  const heads = [...page.matchAll(/--(?:kop|voet)[a-z-]*:("(?:[^"\\]|\\.)*")/g)].map(([, value]) => value)
  const text = page.replace(/<style[^>]*>[\s\S]*?<\/style>/g, ' ').replace(/<[^>]*>/g, '\n')
  return [
    { place: 'tekst', text },
    { place: 'kenmerken', text: [...values, ...heads].join('\n') },
  ]
}

/** The values that come out of documents; keys and words of ours say nothing. */
function leaksInManifest(files: EditionFiles, search: SecretSearch): readonly Leak[] {
  const {
    naam,
    titel,
    invoer,
    mappen = [],
  } = JSON.parse(manifestOf(files)) as {
    readonly mappen?: readonly string[]
    readonly naam: string
    readonly titel: string
    readonly invoer: readonly { readonly bestand: string }[]
  }
  const own = invoer.map(({ bestand }) => bestand).filter((name) => !name.startsWith('collegevoorstel/'))
  const texts = [naam, titel, ...own, ...mappen]
  return texts.flatMap((text) => {
    const removed = search.find(text)
    return removed ? [{ file: 'manifest.json', place: 'namen', removed }] : []
  })
}

/** Markdown for which the program says something of its own: boxes and notes. */
const everyOwnWord = '- [x] a\n- [ ] b[^1]\n\n[^1]: c\n'

function spokenIn(html: string): string {
  return [...html.matchAll(/\saria-label="([^"]*)"/g)].map(([, words]) => words).join(' ')
}

/** What the program prints of its own accord: templates, house style, law and the calendar. */
function ownWords(own: Prepared): readonly string[] {
  const documents = own.attachments.flatMap(({ content }) => (content.type === 'document' ? [content.document] : []))
  const pages = [own.document, ...documents].map((document) => {
    const body = parseBody(everyOwnWord, 0)
    const blank = { ...document, body, data: { soort: document.data.soort }, sections: sectionsOf(body, document.kind) }
    const [part] = composeAll({ ...own, document: blank, attachments: [] }).parts
    const html = `${part?.printable.body} ${part?.printable.head}`
    return `${html.replace(/<[^>]*>/g, ' ')} ${spokenIn(html)}`
  })
  const months = Array.from({ length: 12 }, (_, month) => dutchDate(`2026-${String(month + 1).padStart(2, '0')}-01`))
  const grounds = lawTables().gronden.map(({ woorden, code }) => `${code} ${woorden}`)
  const numbers = own.attachments.map(({ number }) => `bijlage ${number}`)
  // A label is printed where its value is: a page without values has not all of them.
  const labels = [own.document, ...documents].flatMap(({ kind }) => [
    kind.titel,
    ...kind.velden.map(({ label }) => label),
  ])
  const redacted = groundList('<span class="gelakt">5.1.2.e</span>').replace(/<[^>]*>/g, ' ')
  const spoken = lawTables().gronden.map(({ code }) => spokenRedaction([code]))
  return [...pages, ...months, ...grounds, ...spoken, redacted, 'plaatsen', ...numbers, ...labels]
}
