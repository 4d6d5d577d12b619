import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { importFiles } from '../../src/import/import-word.ts'
import { exitCodeOf } from '../../src/report/report.ts'
import { documentsFolder, inFolder } from './import-fixture.ts'

const refusedFolder = join(import.meta.dirname, 'fixtures', 'refused')
const good = readFileSync(join(documentsFolder, 'lijsten.docx'))
const parts = unzipSync(good)
const documentXml = Buffer.from(parts['word/document.xml'] ?? []).toString('utf8')

/** What is said about bytes, and that nothing is written for them. */
async function refusal(bytes: Uint8Array, name = 'stuk.docx'): Promise<readonly string[]> {
  return inFolder(async (folder) => {
    writeFileSync(join(folder, name), bytes)
    const report = await importFiles({ files: [name], cwd: folder })
    expect(exitCodeOf(report)).toBe(1)
    expect(existsSync(join(folder, 'stuk'))).toBe(false)
    return report.documents.flatMap(({ diagnostics }) =>
      diagnostics.map(({ ruleId, reason, note }) => `${ruleId}: ${reason} ${note}`),
    )
  })
}

/** The good document with other parts. */
function withParts(changed: Readonly<Record<string, Uint8Array>>): Uint8Array {
  return zipSync({ ...parts, ...changed })
}

describe('what is no Word document', () => {
  it.each([
    ['doc', 'van een oude Word'],
    ['odt', 'OpenDocument'],
    ['rtf', 'RTF'],
    ['pdf', 'PDF'],
  ])('a .%s is refused by its content, whatever its name', async (format, words) => {
    const bytes = readFileSync(join(refusedFolder, `verborgen-tekst.${format}`))
    for (const name of [`stuk.${format}`, 'stuk.docx']) {
      const [message, ...others] = await refusal(bytes, name)
      expect(others).toEqual([])
      expect(message).toMatch(/^word\/geen-word: /)
      expect(message).toContain(words)
    }
  })

  it.each([
    ['empty', new Uint8Array(), 'word/geen-word: Dit bestand is leeg.'],
    ['a picture', strToU8('\u0089PNG'), 'word/geen-word: Dit is geen Word-document.'],
    ['another archive', zipSync({ 'a.txt': strToU8('a') }), 'word/geen-word: Dit is geen Word-document.'],
    [
      'a workbook',
      withParts({ 'word/document.xml': strToU8('<workbook xmlns="http://x.example"/>') }),
      'word/geen-word: Dit is geen Word-document.',
    ],
  ])('%s', async (_, bytes, start) => {
    expect((await refusal(bytes))[0]).toContain(start)
  })
})

describe('a document that cannot be read', () => {
  it('has a password', async () => {
    expect(await refusal(readFileSync(join(refusedFolder, 'wachtwoord.docx')))).toEqual([
      expect.stringContaining('word/beveiligd: Op dit document zit een wachtwoord.'),
    ])
  })

  it.each([
    ['is cut off', good.subarray(0, good.length / 2)],
    [
      'has no text',
      zipSync(Object.fromEntries(Object.entries(parts).filter(([name]) => name !== 'word/document.xml'))),
    ],
    ['has malformed XML', withParts({ 'word/document.xml': strToU8(`${documentXml.slice(0, -20)}`) })],
    ['is not UTF-8', withParts({ 'word/document.xml': new Uint8Array([0x3c, 0xff, 0x3e]) })],
    [
      'has an entity of its own',
      withParts({
        'word/document.xml': strToU8(documentXml.replace(/(<\?xml[^>]*\?>)?/, '<!DOCTYPE x [<!ENTITY e "waarde">]>')),
      }),
    ],
    [
      'has an external entity',
      withParts({
        'word/document.xml': strToU8(
          documentXml.replace(/(<\?xml[^>]*\?>)?/, '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
        ),
      }),
    ],
  ])('%s: it is damaged', async (_, bytes) => {
    expect(await refusal(bytes)).toEqual([expect.stringMatching(/^word\/beschadigd: /)])
  })

  it('has a byte that its checksum contradicts, anywhere in its text', async () => {
    const at = Buffer.from(good).indexOf('word/document.xml')
    for (const step of [200, 400, 600]) {
      const bytes = Uint8Array.from(good)
      bytes[at + step] = (bytes[at + step] ?? 0) ^ 0xff
      expect(await refusal(bytes)).toEqual([expect.stringMatching(/^word\/beschadigd: /)])
    }
  })

  it.each([
    ['unpacks to a gigabyte', () => withParts({ 'word/media/a.png': new Uint8Array(600 * 1024 * 1024) })],
    [
      'has a text of fifty megabytes',
      () => withParts({ 'word/document.xml': new Uint8Array(50 * 1024 * 1024).fill(0x20) }),
    ],
    [
      'is nested without end',
      () =>
        withParts({
          'word/document.xml': strToU8(
            documentXml.replace(
              '<w:body>',
              `<w:body>${'<w:sdt><w:sdtContent>'.repeat(5000)}${'</w:sdtContent></w:sdt>'.repeat(5000)}`,
            ),
          ),
        }),
    ],
  ])('%s: it is too large, and is not unpacked', async (_, make) => {
    const bytes = make()
    const before = process.memoryUsage().rss
    const start = performance.now()
    expect(await refusal(bytes)).toEqual([expect.stringMatching(/^word\/te-groot: /)])
    expect(performance.now() - start).toBeLessThan(20_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
  })

  it('never follows a link to another file', async () => {
    const relations = Buffer.from(parts['word/_rels/document.xml.rels'] ?? []).toString('utf8')
    const linked = relations.replace(
      '</Relationships>',
      '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/hostname" TargetMode="External"/><Relationship Id="rIdT" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://127.0.0.1:1/t.dotx" TargetMode="External"/></Relationships>',
    )
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'stuk.docx'), withParts({ 'word/_rels/document.xml.rels': strToU8(linked) }))
      const report = await importFiles({ files: ['stuk.docx'], cwd: folder })
      expect(report.documents.map(({ outcome }) => outcome)).toEqual(['gemaakt'])
      expect(execFileSync('ls', [join(folder, 'stuk')], { encoding: 'utf8' })).toBe('verslag.txt\nvoorstel.md\n')
    })
  })
})
