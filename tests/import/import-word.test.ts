import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli/program.ts'
import { fakeTerminal } from '../cli/fake-terminal.ts'
import { documentsFolder, inFolder } from './import-fixture.ts'

/** A run of the command line in a folder with some documents. */
async function runIn(folder: string, names: readonly string[], ...args: readonly string[]) {
  for (const name of names) copyFileSync(join(documentsFolder, `${name}.docx`), join(folder, `${name}.docx`))
  const terminal = fakeTerminal(folder)
  const code = await run(['import', ...names.map((name) => `${name}.docx`), ...args], terminal)
  return { code, out: terminal.out(), err: terminal.err() }
}

describe('collegevoorstel import', () => {
  it('makes a folder beside the document, named after it', async () => {
    await inFolder(async (folder) => {
      const { code, out, err } = await runIn(folder, ['beelden'])
      expect(code).toBe(0)
      expect(readdirSync(join(folder, 'beelden')).sort()).toEqual(['afbeeldingen', 'verslag.txt', 'voorstel.md'])
      expect(out.trim().split('\n')[0]).toBe(join(folder, 'beelden', 'voorstel.md'))
      expect(err).toContain('beelden.docx:4:1  waarschuwing')
      expect(err).toContain('[word/afbeelding]')
      expect(err).toContain('1 document is overgezet.')
    })
  })

  it('writes in another folder with --out, several documents at once', async () => {
    await inFolder(async (folder) => {
      const { code } = await runIn(folder, ['lijsten', 'voetnoten'], '--out', 'nieuw')
      expect(code).toBe(0)
      expect(readdirSync(join(folder, 'nieuw')).sort()).toEqual(['lijsten', 'voetnoten'])
    })
  })

  it('refuses to write over a proposal, or over any file of its own (word/bestaat-al)', async () => {
    for (const file of ['voorstel.md', 'verslag.txt', 'afbeeldingen/afbeelding-1.png']) {
      await inFolder(async (folder) => {
        mkdirSync(join(folder, 'beelden', 'afbeeldingen'), { recursive: true })
        writeFileSync(join(folder, 'beelden', file), 'van mij')
        const { code, err } = await runIn(folder, ['beelden'])
        expect(code).toBe(1)
        expect(err).toContain(`${join('beelden', file)} bestaat al; er is niets overschreven.`)
        expect(readFileSync(join(folder, 'beelden', file), 'utf8')).toBe('van mij')
        expect(existsSync(join(folder, 'beelden', file === 'voorstel.md' ? 'verslag.txt' : 'voorstel.md'))).toBe(false)
      })
    }
  })

  it('goes on with the others when one document is refused', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'kapot.docx'), 'geen Word')
      const { code, err } = await runIn(folder, ['lijsten'], 'kapot.docx', 'weg.docx')
      expect(code).toBe(1)
      expect(existsSync(join(folder, 'lijsten', 'voorstel.md'))).toBe(true)
      expect(err).toContain('kapot.docx  fout  Dit is geen Word-document.')
      expect(err).toContain('weg.docx  fout  Het bestand weg.docx bestaat niet.')
    })
  })

  it('expands a pattern that the shell left as it is', async () => {
    await inFolder(async (folder) => {
      copyFileSync(join(documentsFolder, 'lijsten.docx'), join(folder, 'een.docx'))
      expect((await runIn(folder, [], '*.docx')).code).toBe(0)
      expect(existsSync(join(folder, 'een', 'voorstel.md'))).toBe(true)
    })
  })

  it('refuses a wrong choice, and no document at all', async () => {
    await inFolder(async (folder) => {
      expect((await runIn(folder, ['lijsten'], '--changes', 'beide')).code).toBe(2)
      expect((await runIn(folder, [])).code).toBe(2)
    })
  })
})

describe('tracked changes and comments', () => {
  it.each([
    [
      'wijzigingen',
      ['Verwijderd door A. Voorbeeld, 3 maart 2026: “tien”.', 'Ingevoegd door A. Voorbeeld, 3 maart 2026: “twaalf”.'],
      'word/wijzigingen',
    ],
    ['wijziging-opmaak', ['Andere opmaak door A. Voorbeeld, 3 maart 2026.'], 'word/wijzigingen'],
    ['opmerkingen', ['Opmerking door B. Voorbeeld: “Klopt dit bedrag wel?”.'], 'word/opmerkingen'],
    ['pandoc-wijzigingen', ['“oud”.', '“nieuw”.', '“is erbij gekomen.”.', '“Klopt dit?”.'], 'word/opmerkingen'],
    ['libreoffice-wijzigingen', ['“tien”.', '“twaalf”.'], 'word/wijzigingen'],
  ])('%s stops with a list, and writes nothing', async (name, lines, rule) => {
    await inFolder(async (folder) => {
      const { code, err } = await runIn(folder, [name])
      expect(code).toBe(1)
      for (const line of lines) expect(err).toContain(line)
      expect(err).toContain(rule)
      expect(existsSync(join(folder, name))).toBe(false)
    })
  })

  it.each([
    ['wijzigingen', 'accept', 'Het bedrag is twaalf euro.', 'tien'],
    ['wijzigingen', 'reject', 'Het bedrag is tien euro.', 'twaalf'],
    ['wijziging-opmaak', 'accept', '**nu vet**', undefined],
    ['wijziging-opmaak', 'reject', 'Eerst gewoon, nu vet.', '**'],
    ['opmerkingen', 'accept', 'Het kost tien euro.', 'Klopt'],
    ['pandoc-wijzigingen', 'accept', 'Het plan is nieuw en goed.\n\nDeze alinea is erbij gekomen.', 'oud'],
    ['pandoc-wijzigingen', 'reject', 'Het plan is oud en goed.', 'nieuw'],
  ])('%s with --changes %s', async (name, choice, expected, absent) => {
    await inFolder(async (folder) => {
      const { code } = await runIn(folder, [name], '--changes', choice)
      expect(code).toBe(0)
      const text = readFileSync(join(folder, name, 'voorstel.md'), 'utf8')
      expect(text).toContain(expected)
      if (absent !== undefined) expect(text).not.toContain(absent)
      expect(readFileSync(join(folder, name, 'verslag.txt'), 'utf8')).toContain(
        choice === 'accept' ? 'Wijzigingen: overgenomen' : 'Wijzigingen: teruggedraaid',
      )
    })
  })
})
