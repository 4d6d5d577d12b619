import { join } from 'node:path'
import { expect, it } from 'vitest'
import { proposal, trialProject } from '../../cli/trial-project.ts'

/** A PDF of somebody else, as small as they come: one page without tags, language or title. */
function foreignPdf(packet?: string): Uint8Array {
  const metadata = packet === undefined ? '' : ' /Metadata 4 0 R'
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R${metadata} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    ...(packet === undefined
      ? []
      : [`<< /Type /Metadata /Subtype /XML /Length ${packet.length} >>\nstream\n${packet}\nendstream`]),
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`
  return Buffer.from(`${text}${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`)
}

const old = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="1" pdfaid:conformance="B"/>
</rdf:RDF></x:xmpmeta>`

it('passes on the PDF of somebody else to the byte, and says in manifest and report what it claims of itself, be it nothing', async () => {
  const silent = foreignPdf()
  const claiming = foreignPdf(old)
  const project = await trialProject({
    'voorstel.md': proposal({
      front: `bijlagen: [{soort: overig, titel: Stil, bestand: stil.pdf}, {soort: overig, titel: Oud, bestand: oud.pdf}]`,
    }),
    'stil.pdf': silent,
    'oud.pdf': claiming,
  })
  const { code, out } = await project.run('build', 'voorstel.md', '--reporter', 'json')
  expect(code).toBe(0)
  const output = await project.output()
  expect(output['proef/intern/bijlagen/01-stil.pdf']).toBe(Buffer.from(silent).toString('latin1'))
  expect(output['proef/intern/bijlagen/02-oud.pdf']).toBe(Buffer.from(claiming).toString('latin1'))

  const made = { manier: 'gemaakt', normen: ['PDF/A-2a', 'PDF/UA-1'] }
  const nothing = { manier: 'onveranderd overgenomen', normen: [] }
  const archive = { manier: 'onveranderd overgenomen', normen: ['PDF/A-1b'] }
  const { uitvoer } = JSON.parse(output['proef/intern/manifest.json'] ?? '')
  expect(uitvoer).toMatchObject([
    { bestand: 'voorstel.pdf', conformiteit: made },
    { bestand: 'bijlagen/01-stil.pdf', titel: 'Stil', paginas: 1, conformiteit: nothing },
    { bestand: 'bijlagen/02-oud.pdf', titel: 'Oud', paginas: 1, conformiteit: archive },
  ])
  const folder = join('<map>', 'uitvoer', 'proef', 'intern')
  expect(JSON.parse(out).documenten[0].gemaakt).toMatchObject([
    { bestand: join(folder, 'voorstel.pdf'), conformiteit: made },
    { bestand: join(folder, 'bijlagen', '01-stil.pdf'), paginas: 1, conformiteit: nothing },
    { bestand: join(folder, 'bijlagen', '02-oud.pdf'), paginas: 1, conformiteit: archive },
    { bestand: join(folder, 'manifest.json'), conformiteit: { manier: 'geen' } },
  ])
})
