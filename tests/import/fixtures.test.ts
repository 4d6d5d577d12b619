import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importFiles } from '../../src/import/import-word.ts'
import { reportText } from '../../src/import/output/report-text.ts'
import { checkFiles } from '../../src/meeting/check-files.ts'
import { readWord } from '../../src/word/read-word.ts'
import { documentsFolder, importFixture, inFolder } from './import-fixture.ts'
import { surplus, wordsOfBody, wordsOfDocx, wordsOfLedger } from './words.ts'

const names = readdirSync(documentsFolder)
  .map((file) => file.replace(/\.docx$/, ''))
  .sort()
const bytesOf = (name: string) => readFileSync(join(documentsFolder, `${name}.docx`))

/** What a document itself lacks or must state, and an import cannot add. */
const ofTheDocument = ['voormatter/verplicht', 'aanwijzingen/grond']

describe('documents made by other programs', () => {
  it('are at least twenty-five, of four programs', () => {
    expect(names.length).toBeGreaterThanOrEqual(25)
    expect(names.filter((name) => name.startsWith('libreoffice-')).length).toBeGreaterThan(5)
    expect(names.filter((name) => name.startsWith('pandoc-')).length).toBeGreaterThan(2)
  })

  it.each(names)('%s becomes the expected Markdown and report', async (name) => {
    const { markdown, ledger } = await importFixture(name)
    const read = await readWord(bytesOf(name), 'accept')
    if (!read.ok) throw read.problem
    const choice = read.document.revisions.length + read.document.comments.length > 0 ? 'accept' : undefined
    await expect(markdown).toMatchFileSnapshot(`fixtures/expected/${name}.md`)
    await expect(reportText(`${name}.docx`, ledger, read.document, choice)).toMatchFileSnapshot(
      `fixtures/expected/${name}.txt`,
    )
  })

  it.each(names)('%s: every word that goes in comes out, or is in the report', async (name) => {
    const converted = await importFixture(name)
    const given = wordsOfDocx(bytesOf(name))
    const body = wordsOfBody(converted)
    const { leftOut, form } = wordsOfLedger(converted)
    expect(surplus(given, [...body, ...leftOut, ...form])).toEqual([])
    // Nothing is added but the labels of lists.
    expect(surplus(body, given).filter((word) => /\p{L}{4}/u.test(word))).toEqual([])
  })

  it.each(names.filter((name) => /formulier-|-voorstel/.test(name)))(
    '%s: the report has at most 2 % of its words, since the form holds all',
    async (name) => {
      const { leftOut } = wordsOfLedger(await importFixture(name))
      expect(leftOut.length).toBeLessThanOrEqual(wordsOfDocx(bytesOf(name)).length * 0.02)
    },
  )

  it.each(names)('%s passes check, but for what the document itself lacks', async (name) => {
    await inFolder(async (out) => {
      const file = join(documentsFolder, `${name}.docx`)
      await importFiles({ files: [file], cwd: out, out, changes: 'accept' })
      const proposal = join(out, name, 'voorstel.md')
      const { documents } = await checkFiles({ files: [proposal], cwd: out, strictness: 'lenient' })
      const errors = documents
        .flatMap(({ diagnostics }) => diagnostics)
        .filter(({ fatal, ruleId }) => fatal === true && !ofTheDocument.includes(ruleId))
      expect(errors.map(({ ruleId, line, reason }) => `${line} ${ruleId} ${reason}`)).toEqual([])
    })
  })
})
