import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MemoryCache } from '../../../src/preview/session/memory-cache.ts'
import { proposalRenderer } from '../../../src/preview/session/proposal-renderer.ts'
import type { RenderResult } from '../../../src/preview/session/renderer.ts'
import { sourcePlaces } from '../../../src/preview/session/source-places.ts'
import { openPrinter, type Printer } from '../../../src/print/printer.ts'
import { markOf } from '../../../src/system/tracked-files.ts'
import { proposal, trialProject } from '../../cli/trial-project.ts'
import { testBrowser } from '../../print/test-browser.ts'
import { png } from '../../rules/make-png.ts'

let printer: Printer
beforeAll(() => {
  printer = openPrinter(testBrowser)
})
afterAll(() => printer.close())

const attached = 'bijlagen: [{soort: overig, titel: Cijfers, bestand: cijfers.md}, {soort: overig, bestand: los.md}]'
const letter = (words: string) => `---\nsoort: overig\n---\n\n## Kop\n\n${words}\n`

/** A proposal that is made again and again, with what was printed each time. */
async function project(files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const { root } = await trialProject({
    'voorstel.md': proposal({ front: attached, text: 'Zie bijlage 1 en bijlage 2.' }),
    'cijfers.md': letter('Getallen.'),
    'los.md': letter('Los blad.'),
    ...files,
  })
  const printed: string[] = []
  const early: [key: string, start: string][] = []
  const counting: Printer = {
    print: (printable, onPdf) => {
      printed.push(printable.title)
      return printer.print(printable, onPdf)
    },
    warm: (style, resources) => printer.warm(style, resources),
    about: () => printer.about(),
    close: () => printer.close(),
  }
  const parts = new MemoryCache()
  const render = proposalRenderer({ file: 'voorstel.md', cwd: root }, counting, parts)
  const run = async (edition: 'intern' | 'raad' | 'openbaar' = 'intern', houseStyle?: string) => {
    parts.nextRun()
    printed.length = 0
    early.length = 0
    const made = await render({ edition, houseStyle }, async (key, pdf) => {
      early.push([key, Buffer.from(pdf.subarray(0, 5)).toString()])
    })
    return { made, printed: [...printed], early: [...early] }
  }
  const put = (name: string, text: string | Uint8Array) => {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  const heard = (made: RenderResult, name: string) => {
    const mark = made.marks.get(join(root, name))
    return mark === undefined ? 'niet gevraagd' : markOf(join(root, name)) === mark ? 'zoals het was' : 'veranderd'
  }
  return { root, run, put, heard }
}

/** A black area. */
const picture = (width: number, height: number) =>
  png(width, height, deflateSync(new Uint8Array((1 + Math.ceil(width / 8)) * height)))

const rules = (made: RenderResult) => made.diagnostics.map(({ ruleId }) => ruleId)

describe('a proposal that is watched', () => {
  it('is made like build makes it, and only what changed is printed again', async () => {
    const { run, put } = await project()
    const first = await run()
    expect(first.made.pdfs?.map(({ key, name, file }) => [key, name, file])).toEqual([
      ['voorstel', 'proef.pdf', 'voorstel.md'],
      ['bijlage-1', 'proef-01-cijfers.pdf', 'cijfers.md'],
      ['bijlage-2', 'proef-02-los.pdf', 'los.md'],
    ])
    expect(first.printed).toHaveLength(3)
    expect(first.early.toSorted()).toEqual([
      ['bijlage-1', '%PDF-'],
      ['bijlage-2', '%PDF-'],
      ['voorstel', '%PDF-'],
    ])
    expect((await run()).printed).toEqual([])
    put('cijfers.md', letter('Andere getallen.'))
    const second = await run()
    expect(second.printed).toHaveLength(1)
    expect(second.early.map(([key]) => key)).toEqual(['bijlage-1'])
    expect(second.made.pdfs?.[0]?.bytes).toBe(first.made.pdfs?.[0]?.bytes)
    expect(second.made.pdfs?.[1]?.bytes).not.toBe(first.made.pdfs?.[1]?.bytes)
    put('voorstel.md', proposal({ front: attached, text: 'Zie bijlage 1 en bijlage 2, beide.' }))
    expect((await run()).printed).toHaveLength(1)
  })

  it('goes to another edition and back without printing what it had, and through the same gate', async () => {
    const { run, put } = await project()
    const intern = await run()
    const raad = await run('raad')
    expect(raad.made.pdfs?.map(({ name }) => name)).toContain('proef-raad.pdf')
    const back = await run()
    expect(back.printed).toEqual([])
    expect(back.made.pdfs?.[0]?.bytes).toBe(intern.made.pdfs?.[0]?.bytes)
    expect((await run('openbaar')).made.pdfs).toHaveLength(3)
    put('voorstel.md', proposal({ front: `embargo: 2999-01-01\n${attached}`, text: 'Zie bijlage 1 en 2.' }))
    const refused = await run('openbaar')
    expect(refused.made.pdfs).toBeUndefined()
    expect(rules(refused.made)).toContain('editie/embargo')
    expect((await run()).made.pdfs).toHaveLength(3)
  })

  it('takes another house style, and tells which there are', async () => {
    const { run } = await project({ 'templates/huisstijlen/eigen/huisstijl.yaml': 'naam: Van Onszelf\n' })
    const { made } = await run()
    expect(made.houseStyle).toBe('neutraal')
    expect(made.houseStyles).toEqual([
      { naam: 'neutraal', titel: 'Neutraal' },
      { naam: 'voorbeeldstad', titel: 'Voorbeeldstad' },
      { naam: 'eigen', titel: 'Van Onszelf' },
    ])
    const other = await run('intern', 'voorbeeldstad')
    expect(other.made.houseStyle).toBe('voorbeeldstad')
    expect(other.made.pdfs?.[0]?.bytes).not.toBe(made.pdfs?.[0]?.bytes)
  })

  it('asks for all it reads, and for what is not there', async () => {
    const { run, heard, put } = await project({
      'voorstel.md': proposal({
        front: 'bijlagen: [{soort: overig, titel: Cijfers, bestand: bijlagen/cijfers.md}]',
        text: 'Zie bijlage 1.\n\n![De wijken rond het centrum van de stad](beeld/kaart.png)',
      }),
    })
    const { made } = await run()
    expect(made.pdfs).toBeUndefined()
    for (const name of ['voorstel.md', 'collegevoorstel.yaml']) expect(heard(made, name)).toBe('zoals het was')
    for (const name of ['bijlagen/cijfers.md', 'beeld/kaart.png', 'templates/documenten'])
      expect(heard(made, name)).toBe('zoals het was')
    put('beeld/kaart.png', picture(40, 30))
    expect(heard(made, 'beeld/kaart.png')).toBe('veranderd')
    put('bijlagen/cijfers.md', letter('Getallen, met ![Het aantal aanvragen in elke wijk](grafiek.png).'))
    expect(heard(made, 'bijlagen/cijfers.md')).toBe('veranderd')
    const second = await run()
    expect(rules(second.made)).toEqual(['afbeeldingen/bestand'])
    expect(heard(second.made, 'bijlagen/grafiek.png')).toBe('zoals het was')
    put('bijlagen/grafiek.png', picture(40, 30))
    expect(heard(second.made, 'bijlagen/grafiek.png')).toBe('veranderd')
    const third = await run()
    expect([rules(third.made), third.made.pdfs?.length]).toEqual([[], 2])
  })

  it('reads config, house style and kind anew when they change, and not before', async () => {
    const { run, put, heard, root } = await project()
    const { made } = await run()
    put('collegevoorstel.yaml', 'gemeente: {naam: Elders}\nhuisstijl: ./stijl\n')
    expect(heard(made, 'collegevoorstel.yaml')).toBe('veranderd')
    const missing = await run()
    expect(rules(missing.made)).toEqual(['huisstijl/onbekend'])
    expect(heard(missing.made, 'stijl')).toBe('zoals het was')
    put('stijl/huisstijl.yaml', 'naam: Stijl\n')
    expect(heard(missing.made, 'stijl')).toBe('veranderd')
    const styled = await run()
    expect([rules(styled.made), styled.made.houseStyle]).toEqual([[], './stijl'])
    put('stijl/tokens.css', ':root { --utrecht-document-color: #004400 }\n')
    expect(heard(styled.made, 'stijl/tokens.css')).toBe('veranderd')
    expect((await run()).printed).toHaveLength(3)
    const kinds = join(root, 'templates/documenten')
    put('templates/documenten/overig/document.css', 'p { color: #123456 }\n')
    expect((await run()).printed).toHaveLength(2)
    renameSync(kinds, `${kinds}-weg`)
    expect((await run()).printed).toEqual([])
    rmSync(join(root, 'collegevoorstel.yaml'))
    expect(rules((await run()).made)).toContain('configuratie/ontbreekt')
  })

  it('says what is wrong instead of failing, whatever becomes of its files', async () => {
    const { run, put, root } = await project()
    for (const text of ['', '---\n', '\u0000', 'zonder voormatter', '---\nzaak: [\n---\n']) {
      put('voorstel.md', text)
      const { made } = await run()
      expect([text, made.pdfs]).toEqual([text, undefined])
      expect(made.diagnostics.length).toBeGreaterThan(0)
      expect(made.marks.has(join(root, 'voorstel.md'))).toBe(true)
    }
    rmSync(join(root, 'voorstel.md'))
    expect(rules((await run()).made)).toEqual(['bestand/ontbreekt'])
  })
})

describe('the places of a source on paper', () => {
  it('finds each block, in the order of the form, with redactions and notes, over pages', async () => {
    const long = 'Een zin die een paar keer terugkomt om een bladzijde te vullen. '.repeat(90)
    const text = `Alinea een met een noot.[^1]\n\n- eerste punt\n- tweede punt\n\n| wijk | aantal |\n| --- | --- |\n| Noord | 12 |\n\n![Kaart van de wijk](kaart.png "Bijschrift van de kaart")\n\n${long}\n\n[^1]: De noot zelf.`
    const source = proposal({ text, end: '' })
    const { run } = await project({ 'voorstel.md': source, 'kaart.png': picture(200, 100) })
    const { made } = await run()
    const rendered = made.pdfs?.[0]
    const places = rendered ? sourcePlaces(rendered.bytes, rendered.documents()) : []
    const lines = source.split('\n')
    const on = (words: string) =>
      places.filter(({ regel }) => regel === lines.findIndex((line) => line.includes(words)) + 1)
    for (const words of [
      'De raad te informeren',
      'Alinea een',
      'eerste punt',
      'tweede punt',
      '| Noord',
      '| wijk',
      'De noot zelf',
      'Kernboodschap',
      'Een proef.',
    ])
      expect([words, on(words).length]).toEqual([words, 1])
    expect(on('![Kaart')).toHaveLength(2)
    expect(on('Een zin die').map(({ pagina }) => pagina).length).toBeGreaterThan(1)
    expect(on('## Samenvatting')).toHaveLength(1)
    const [first, second] = [on('eerste punt')[0], on('tweede punt')[0]]
    expect(first?.pagina).toBe(second?.pagina)
    expect((second?.y ?? 0) - (first?.y ?? 0)).toBeGreaterThan(8)
    for (const { x, y, breedte, hoogte, bestand } of places) {
      expect(bestand).toBe('voorstel.md')
      expect(x).toBeGreaterThan(20)
      expect(x + breedte).toBeLessThan(600)
      expect(y).toBeGreaterThan(20)
      expect(y + hoogte).toBeLessThan(830)
    }
  })
})
