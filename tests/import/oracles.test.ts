import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { convertToHtml } from 'mammoth'
import { describe, expect, it } from 'vitest'
import { documentsFolder, importFixture } from './import-fixture.ts'
import { surplus, wordsIn, wordsOfBody, wordsOfLedger } from './words.ts'

const names = readdirSync(documentsFolder)
  .map((file) => file.replace(/\.docx$/, ''))
  .sort()

/** What other readers of Word find in a document. */
const oracles: Readonly<Record<string, (name: string) => Promise<string>>> = {
  mammoth: async (name) =>
    (await convertToHtml({ path: join(documentsFolder, `${name}.docx`) })).value
      .replace(/<\/?(?:strong|em|s|sup|sub|a)\b[^>]*>/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&(?:amp|lt|gt|quot);/g, ' '),
  pandoc: async (name) => readFileSync(join(import.meta.dirname, 'fixtures', 'pandoc', `${name}.txt`), 'utf8'),
}

interface Difference {
  readonly words: string
  readonly reason: string
}

/** What we carry over and another reader does not. */
const onlyOurs: Readonly<Record<string, Difference>> = {
  'mammoth libreoffice-tekstvak': { words: 'tekst in het vak', reason: 'mammoth reads no text box of LibreOffice' },
  'mammoth tekstvak': { words: 'tekst in het vak', reason: 'mammoth drops text boxes in VML' },
  'pandoc libreoffice-tekstvak': { words: 'tekst in het vak', reason: 'pandoc reads no text box of LibreOffice' },
  'mammoth velden': { words: 'maart', reason: 'mammoth drops the result of a simple field, and formulas' },
  'pandoc tekstvak': { words: 'tekst in het vak', reason: 'pandoc drops text boxes in VML' },
  'pandoc velden': { words: 'maart', reason: 'pandoc drops the result of a simple field' },
  'pandoc pandoc-notitie': { words: 'notitie over de vijver', reason: 'pandoc takes the title for metadata' },
}

/** What another reader has in its text, and we do not. */
const onlyTheirs: Readonly<Record<string, Difference>> = {
  'pandoc pandoc-notitie': { words: 'aantallen per wijk', reason: 'pandoc writes the caption of a table twice' },
}

describe.each(Object.entries(oracles))('beside %s', (oracle, read) => {
  it.each(names)('%s: what it reads is in the proposal, or our report says why not', async (name) => {
    const converted = await importFixture(name)
    const { leftOut, form } = wordsOfLedger(converted)
    const theirs = wordsIn(await read(name)).filter((word) => /\p{L}{2}/u.test(word))
    const known = [
      ...wordsOfBody(converted),
      ...leftOut,
      ...form,
      ...labels(converted.markdown),
      ...descriptions(converted.markdown),
    ]
    const extra = surplus(theirs, known).filter((word) => !chrome.has(word))
    expect(surplus(extra, wordsIn(onlyTheirs[`${oracle} ${name}`]?.words ?? ''))).toEqual([])
  })

  it.each(names)('%s: what we carry over, it reads too, or we know why not', async (name) => {
    const converted = await importFixture(name)
    const { form } = wordsOfLedger(converted)
    const ours = [...wordsOfBody(converted), ...form].filter((word) => /\p{L}{2}/u.test(word))
    const extra = surplus(ours, wordsIn(await read(name)))
    const allowed = wordsIn(onlyOurs[`${oracle} ${name}`]?.words ?? '')
    expect(surplus(extra, [...allowed, ...labels(converted.markdown), ...marginWords(converted)])).toEqual([])
  })
})

/** Words that pandoc writes around what it cannot show. */
const chrome = new Set(['image'])

/** Descriptions of pictures. */
function descriptions(markdown: string): readonly string[] {
  return [...markdown.matchAll(/!\[([^\]]*)\]/g)].flatMap(([, alt = '']) => wordsIn(alt))
}

/** Roman figures and letters before points are no text in the document. */
function labels(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^\s*([a-z]{1,4})[.)] /gm)].map(([, label = '']) => label)
}

/** Headers and footers, whose values are in the front matter; the other readers drop them all. */
function marginWords({ ledger }: Awaited<ReturnType<typeof importFixture>>): readonly string[] {
  const lines = ledger.notes.filter(({ rule }) => rule === 'word/kop-en-voettekst').map(({ place }) => place.line)
  return lines.length === 0 && ledger.formWords.length === 0
    ? []
    : ledger.values
        .flatMap(({ label, written }) => wordsIn(`${label} ${written}`))
        .concat(ledger.formWords.flatMap(wordsIn))
}
