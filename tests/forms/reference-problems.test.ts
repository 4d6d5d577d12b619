import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadKinds } from '../../src/forms/load-kind.ts'
import { checkProposals } from '../../src/pipeline/check.ts'
import { pretty } from '../../src/report/pretty.ts'

const fixtures = join(import.meta.dirname, 'fixtures', 'verwijzingen')
const proposal =
  '---\nsoort: proef\nonderwerp: Proef\nstatus: openbaar\n---\n\n## Voorstel\n\n1. Het stuk vast te stellen.\n'

/** The errors of a document of a kind of the project. */
async function errorsOf(put: (folder: string) => void) {
  const cwd = mkdtempSync(join(tmpdir(), 'soorten-'))
  try {
    put(join(cwd, 'templates', 'documenten', 'proef'))
    const style = existsSync(join(cwd, 'templates', 'huisstijlen')) ? 'proef' : 'neutraal'
    writeFileSync(join(cwd, 'collegevoorstel.yaml'), `gemeente: {naam: Voorbeeldstad}\nhuisstijl: ${style}\n`)
    writeFileSync(join(cwd, 'voorstel.md'), proposal)
    const report = await checkProposals({ files: ['voorstel.md'], cwd, strictness: 'lenient' })
    const documents = report.documents.map((document) => ({
      ...document,
      diagnostics: document.diagnostics.filter(({ fatal }) => fatal === true),
    }))
    return { documents }
  } finally {
    rmSync(cwd, { recursive: true })
  }
}

describe('a name that points at nothing', () => {
  it.each(readdirSync(fixtures).filter((name) => name !== 'goed'))(
    '%s is one error, with its place and what is near',
    async (name) => {
      const report = await errorsOf((folder) => cpSync(join(fixtures, name), folder, { recursive: true }))
      const found = report.documents.flatMap(({ diagnostics }) => diagnostics)
      expect(found.map(({ line }) => line)).toEqual([expect.any(Number)])
      await expect(pretty(report, { color: 'off' })).toMatchFileSnapshot(join(fixtures, name, 'verwacht.txt'))
    },
  )

  it('is in none of the names that exist', async () => {
    const report = await errorsOf((folder) => cpSync(join(fixtures, 'goed'), folder, { recursive: true }))
    expect(report.documents.flatMap(({ diagnostics }) => diagnostics)).toEqual([])
  })

  it('is a partial of a house style that is nearly one that it could replace, and no other', async () => {
    const found = async (name: string) => {
      const report = await errorsOf((folder) => {
        cpSync(join(fixtures, 'goed'), folder, { recursive: true })
        const style = join(folder, '..', '..', 'huisstijlen', 'proef', 'partials')
        mkdirSync(style, { recursive: true })
        writeFileSync(join(style, `${name}.hbs`), '<p>Proef</p>\n')
        writeFileSync(join(style, '..', 'huisstijl.yaml'), 'naam: Proef\n')
      })
      return report.documents.flatMap(({ diagnostics }) => diagnostics.map(({ file, note }) => `${file}: ${note}`))
    }
    expect(await found('huismrk')).toEqual([
      'templates/huisstijlen/proef/partials/huismrk.hbs: Bedoelde u “huismerk”? Noem het bestand dan huismerk.hbs.',
    ])
    expect(await found('campagnebalk')).toEqual([])
    expect(await found('huismerk')).toEqual([])
  })

  it('is in no built-in kind', () => {
    const kinds = loadKinds()
    for (const soort of kinds.soorten) expect(kinds.load(soort)?.diagnostics).toEqual([])
  })
})
