import { groundList } from '../compose/views/ground-list.ts'
import { parseBody } from '../document/markdown/parse-body.ts'
import { spokenRedaction } from '../document/markdown/redaction-marks.ts'
import { sectionsOf } from '../document/markdown/sections.ts'
import { dutchDate } from '../forms/dutch-date.ts'
import { lawTables } from '../forms/ground-tables.ts'
import type { Prepared } from '../pipeline/prepare.ts'
import { composeAll } from '../pipeline/render.ts'
import { removedFromPublic, textsInEdition } from './for-edition.ts'
import { type SecretSearch, secretSearch } from './secret-search.ts'
import type { FileTexts } from './texts-of-files.ts'

/**
 * A search for all that a public edition leaves out. @param whole the proposal as it was read @param own what is left of it
 * @param files the edition's files, read back
 */
export function searchOf(whole: Prepared, own: Prepared, files: readonly FileTexts[]): SecretSearch {
  return secretSearch(removedFromPublic(whole), [...textsInEdition(own), ...ownWords(own)], pagesAttached(own, files))
}

/** What stands on the pages of PDFs made elsewhere; who made them and what lies behind the pages is no part of it. */
function pagesAttached({ attachments }: Prepared, files: readonly FileTexts[]): readonly string[] {
  const attached = new Set(attachments.flatMap(({ content, output }) => (content.type === 'pdf' ? [output] : [])))
  return files
    .filter(({ path }) => attached.has(path))
    .flatMap(({ texts }) => texts.filter(({ place }) => /^pagina \d+$/.test(place)).map(({ text }) => text))
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
