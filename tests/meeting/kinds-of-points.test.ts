import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadKinds } from '../../src/forms/load-kind.ts'
import { newDocument, nothingKnown } from '../../src/forms/new-document.ts'
import { checkFiles } from '../../src/meeting/check-files.ts'

it('a document of every kind can be a point of an agenda', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'punten-'))
  const kinds = loadKinds()
  const own = 'spoedvoorstel'
  mkdirSync(join(cwd, 'templates/documenten', own), { recursive: true })
  writeFileSync(join(cwd, 'templates/documenten', own, 'soort.yaml'), 'basis: raadsvoorstel\n')
  writeFileSync(join(cwd, 'collegevoorstel.yaml'), 'gemeente: {naam: Voorbeeldstad}\n')
  const soorten = [...kinds.soorten, own]
  for (const soort of soorten) {
    const kind = loadKinds(cwd).load(soort)?.kind
    const text =
      kind === undefined ? '' : newDocument(kind, { ...nothingKnown, values: { onderwerp: soort, zaaknummer: 'Z-1' } })
    writeFileSync(join(cwd, `${soort}.md`), text)
  }
  const points = soorten.map((soort) => `  - voorstel: ${soort}.md\n`).join('')
  writeFileSync(join(cwd, 'agenda.yaml'), `soort: agenda\nvergadering: De raad\ndatum: 2026-12-17\npunten:\n${points}`)
  try {
    const report = await checkFiles({ files: ['agenda.yaml'], cwd, strictness: 'lenient', repair: 'nothing' })
    expect(report.documents.map(({ file, outcome }) => [file, outcome])).toEqual(
      ['agenda.yaml', ...soorten.map((soort) => `${soort}.md`)].map((file) => [file, 'gemaakt']),
    )
  } finally {
    rmSync(cwd, { recursive: true })
  }
})
