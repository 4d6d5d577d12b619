import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { expect, it } from 'vitest'
import { build } from '../../src/pipeline/build.ts'
import { openPrinter } from '../../src/print/printer.ts'
import { type Files, proposal, trialProject } from '../cli/trial-project.ts'
import { testBrowser } from '../print/test-browser.ts'

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')

it('names every file that was read as it was then, whatever became of it meanwhile', async () => {
  const picture = PNG.sync.write(new PNG({ width: 30, height: 20 }))
  const pdf = readFileSync(
    new URL('../../examples/parkeren-centrum/bijlagen/cijfers-parkeeronderzoek.pdf', import.meta.url),
  )
  const files: Files = {
    'voorstel.md': proposal({
      front:
        'soort: eigen\nbijlagen:\n  - {bestand: notitie.md}\n  - {bestand: kaart.png, titel: Kaart}\n  - {bestand: cijfers.pdf, titel: Cijfers}',
      text: '![Plattegrond van de wijk Noord](foto.png)',
    }),
    'notitie.md': '---\nsoort: overig\ntitel: Notitie\n---\n\nTekst.\n',
    'kaart.png': picture,
    'foto.png': picture,
    'cijfers.pdf': pdf,
    'collegevoorstel.yaml': 'gemeente: {naam: Proefstad}\nhuisstijl: ./stijl\n',
    'stijl/huisstijl.yaml': 'naam: Proef\nlogo: logo.png\nstijl: stijl.css\n',
    'stijl/tokens.css': ':root { --utrecht-document-color: #111 }',
    'stijl/stijl.css': 'h1 { letter-spacing: 0 }',
    'stijl/logo.png': picture,
    'templates/documenten/eigen/soort.yaml': 'basis: collegevoorstel\ntitel: Eigen voorstel\n',
    'templates/documenten/eigen/document.css': 'h1 { letter-spacing: 0 }',
  }
  const project = await trialProject(files)
  const printer = openPrinter({ ...testBrowser, jobs: 2 })
  const request = {
    files: ['voorstel.md'],
    cwd: project.root,
    strictness: 'lenient',
    html: 'discard',
    jobs: 1,
  } as const
  const report = await build(request, {
    printer,
    // All has been read: what is on the disk now is something else.
    onEvent: ({ type }) => {
      if (type !== 'alles-afgedrukt') return
      for (const path of Object.keys(files)) writeFileSync(join(project.root, path), 'veranderd')
    },
  })
  await printer.close()
  expect(report.documents.map(({ outcome, diagnostics }) => [outcome, diagnostics.map(String)])).toMatchObject([
    ['gemaakt', expect.anything()],
  ])
  const { 'proef/intern/manifest.json': manifest = '{}' } = await project.output()
  const read: readonly { readonly bestand: string; readonly sha256: string; readonly bytes: number }[] =
    JSON.parse(manifest).invoer
  for (const [path, bytes] of Object.entries(files))
    expect(read.filter(({ bestand }) => bestand === path)).toEqual([
      { bestand: path, sha256: sha256(bytes), bytes: Buffer.from(bytes).length },
    ])
  const basis = readFileSync(new URL('../../templates/documenten/collegevoorstel/soort.yaml', import.meta.url))
  expect(read).toContainEqual({
    bestand: 'collegevoorstel/templates/documenten/collegevoorstel/soort.yaml',
    sha256: sha256(basis),
    bytes: basis.length,
  })
  expect(new Set(read.map(({ bestand }) => bestand)).size).toBe(read.length)
})
