import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { proposal, trialProject } from '../cli/trial-project.ts'
import { unavailable, writeProgram } from './verapdf/verapdf.js'

// `--verapdf` with the real validator: its own report, in the format in which the program reads it.

const reason = unavailable()
const folder = mkdtempSync(join(tmpdir(), 'verapdf-'))

beforeAll(() => {
  if (reason !== undefined) return
  writeProgram(join(folder, 'verapdf'))
  vi.stubEnv('VERAPDF', join(folder, 'verapdf'))
})

afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

const attached = `bijlagen:
  - {soort: overig, titel: Zonder norm, bestand: zonder.pdf}
  - {soort: overig, titel: Valse norm, bestand: vals.pdf}`

/** A file that claims PDF/A-1b in its metadata, without anything else that the standard asks. */
function falseClaim(): Uint8Array {
  const xmp =
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>' +
    '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
  const objects = [
    '<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
    `<</Type/Metadata/Subtype/XML/Length ${xmp.length}>>stream\n${xmp}\nendstream`,
  ]
  const offsets: number[] = []
  let pdf = '%PDF-1.4\n'
  for (const [index, object] of objects.entries()) {
    offsets.push(pdf.length)
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const tail = `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${pdf.length}\n%%EOF\n`
  return Buffer.from(`${pdf}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}${tail}`, 'latin1')
}

describe.skipIf(reason !== undefined)('veraPDF itself', () => {
  test('accepts what is made, and the manifest says so', async () => {
    const project = await trialProject({ 'voorstel.md': proposal() })
    const { code, err } = await project.run('build', 'voorstel.md', '--verapdf')
    expect(err).toMatch(/veraPDF 1\.30\.\d+ keurt 1 PDF goed\./)
    expect(code).toBe(0)
    const manifest = JSON.parse(readFileSync(join(project.root, 'uitvoer/proef/intern/manifest.json'), 'utf8'))
    expect(manifest.uitvoer[0].conformiteit.toetsing).toEqual({
      programma: expect.stringMatching(/^veraPDF 1\.30\.\d+$/),
      voldoet: ['PDF/A-2a', 'PDF/UA-1'],
      voldoetNiet: [],
    })
  })

  test('rejects an attachment with a false claim, and is not asked about one without', async () => {
    const zonder = readFileSync(new URL('../pdf/fixtures/one-word.pdf', import.meta.url))
    const project = await trialProject({
      'voorstel.md': proposal({ front: attached }),
      'zonder.pdf': zonder,
      'vals.pdf': falseClaim(),
    })
    const { code, out, err } = await project.run('build', 'voorstel.md', '--verapdf')
    expect(err).toMatch(/vals\.pdf voldoet volgens veraPDF 1\.30\.\d+ niet aan PDF\/A-1b: 6\.[\d.]+-\d+/)
    expect(err).toMatch(/keurt 1 PDF goed\. Niet getoetst: 1 PDF zonder norm\./)
    expect(out).toContain('02-')
    expect(code).toBe(1)
  })
})
