import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { inspectPrivacy } from '../../../src/pdf/clean/inspect-privacy.ts'
import { build } from '../../../src/pipeline/build.ts'
import { openPrinter } from '../../../src/print/printer.ts'
import type { Report } from '../../../src/report/report.ts'
import { verdict } from '../../conformance/verdict.ts'
import { editionsExample, examplesFolder } from './built-examples.ts'
import { differenceOf } from './picture-difference.ts'

const out = mkdtempSync(join(tmpdir(), 'edities-'))
const folder = join(out, editionsExample)
afterAll(() => rmSync(out, { recursive: true, force: true }))

let report: Report
beforeAll(async () => {
  const printer = openPrinter({ browser: 'meegeleverd', jobs: 2 })
  try {
    report = await build(
      {
        files: [join(editionsExample, 'voorstel.md')],
        cwd: examplesFolder,
        out,
        strictness: 'lenient',
        html: 'discard',
        jobs: 2,
        editions: ['intern', 'raad', 'openbaar'],
      },
      { printer },
    )
  } finally {
    await printer.close()
  }
}, 120_000)

/** A ground as a bar with it is copied: in full, or in a table briefly. */
function spokenIn(ground: string): RegExp {
  const [article, section, paragraph, letter] = ground.split('.')
  const ordinal = paragraph === '1' ? 'eerste' : 'tweede'
  const inFull = `artikel ${article}\\.${section}, ${ordinal} lid, onder ${letter}, Woo`
  const briefly = `gelakt, (?:[\\w.]+, )*${ground.replaceAll('.', '\\.')}`
  return new RegExp(`${inFull}|${briefly}`.replaceAll(' ', '\\s+'), 'g')
}

const textOf = (path: string, ...options: readonly string[]): string =>
  execFileSync('pdftotext', [...options, join(folder, path), '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')
const pdfs = (): readonly string[] =>
  (readdirSync(folder, { recursive: true }) as string[]).filter((path) => path.endsWith('.pdf')).sort()

describe('the example of editions', () => {
  it('is made in all three, the secret attachment in two', () => {
    expect(report.documents[0]?.outcome, JSON.stringify(report.documents[0]?.diagnostics)).toBe('gemaakt')
    expect(pdfs()).toEqual([
      'intern/bijlagen/01-brief-verkoper.pdf',
      'intern/bijlagen/02-onderhandeling.pdf',
      'intern/bijlagen/03-bodemonderzoek.pdf',
      'intern/voorstel.pdf',
      'openbaar/bijlagen/01-brief-verkoper.pdf',
      'openbaar/bijlagen/03-bodemonderzoek.pdf',
      'openbaar/voorstel.pdf',
      'raad/bijlagen/01-brief-verkoper.pdf',
      'raad/bijlagen/02-onderhandeling.pdf',
      'raad/bijlagen/03-bodemonderzoek.pdf',
      'raad/voorstel.pdf',
    ])
  })

  it('says to the council and hides from the public, in every kind of place', () => {
    const secrets = [
      ...['Duinkerk', '1.385.000', 'zieke broer', 'Kruithof', '905.000', 'Oosterling', 'Spaanstra', '1.310.000'],
      ...['611.000'],
    ]
    const [raad, openbaar] = [textOf('raad/voorstel.pdf'), textOf('openbaar/voorstel.pdf')]
    for (const secret of secrets) {
      expect(raad).toContain(secret)
      expect(openbaar).not.toContain(secret)
    }
    const letter = textOf('openbaar/bijlagen/01-brief-verkoper.pdf')
    for (const secret of ['Duinkerk', 'Kruisweg 218', 'RD/2026-09', '1.240.000', 'NL91']) {
      expect(textOf('raad/bijlagen/01-brief-verkoper.pdf')).toContain(secret)
      expect(letter).not.toContain(secret)
    }
    expect(openbaar).toContain('Wat is gelakt')
    expect(openbaar).toContain('Ruimte in de onderhandeling')
    expect(openbaar).not.toContain('G. Voorbeeld')
  })

  it('marks and hides a redaction in a caption like any other, and counts it', () => {
    // In the order of the content: poppler's own puts the margin beside a line in it.
    const raad = textOf('raad/voorstel.pdf', '-raw').replaceAll(' te lakken: 5.1.2.e', '')
    expect(raad).toContain('het huis van de familie Duinkerk blijft buiten de koop')
    expect(textOf('openbaar/voorstel.pdf', '-raw')).toMatch(
      /het huis van gelakt, (?:artikel 5\.1, tweede lid, onder e, Woo|5\.1\.2\.e) +blijft buiten de koop/,
    )
    const [text, places] = textOf('openbaar/voorstel.pdf').split('Wat is gelakt')
    const counted = [...(places ?? '').matchAll(/(5\.1\.\d\.\w) .*? (\d+) plaats/g)]
    expect(counted.length).toBe(4)
    for (const [, ground = '', number] of counted)
      expect([ground, text?.match(spokenIn(ground))?.length]).toEqual([ground, Number(number)])
  })

  it('names the ground in words beside the text, and in brief in a heading or a cell', () => {
    const raad = textOf('raad/voorstel.pdf')
    expect(raad).toContain('Afspraken met mevrouw Duinkerk te lakken: 5.1.2.e')
    expect(raad).toContain('€ 611.000 te lakken: 5.1.2.b')
    expect(raad).toContain('te lakken: art. 5.1 lid 2 onder b Woo (economische of financiële belangen)')
  })

  it('prints what is marked as large as what is redacted: nothing stands out of the page', () => {
    const sizes = (path: string) => {
      const words = execFileSync('pdftotext', ['-bbox', join(folder, path), '-'], { encoding: 'utf8' })
      const found = /yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">Samenvatting</.exec(words)
      return Number(found?.[2]) - Number(found?.[1])
    }
    const [intern, raad, openbaar] = ['intern', 'raad', 'openbaar'].map((edition) => sizes(`${edition}/voorstel.pdf`))
    expect(openbaar).toBeGreaterThan(13)
    expect(raad).toBeCloseTo(openbaar ?? 0, 2)
    expect(intern).toBeCloseTo(openbaar ?? 0, 2)
  })

  it('strips the maker from the PDF that is passed on to the public, and from no other', () => {
    const kinds = (edition: string) => {
      const read = inspectPrivacy(readFileSync(join(folder, edition, 'bijlagen', '03-bodemonderzoek.pdf')))
      return read.ok ? read.traces.map(({ sentence }) => sentence).join(' ') : read.reason
    }
    expect(kinds('intern')).toContain('wie hem maakte')
    expect(kinds('openbaar')).not.toContain('wie hem maakte')
  })

  it('has the band of secrecy on every page of the secret attachment', () => {
    for (const edition of ['intern', 'raad'])
      expect(textOf(`${edition}/bijlagen/02-onderhandeling.pdf`)).toMatch(
        /Geheim.*opgelegd door het college op 24 november 2026.*tot en met 31 december 2028/i,
      )
  })

  it('passes 2a and ua1 in every edition', { timeout: 120_000 }, async () => {
    const files = pdfs().map((path): [string, Uint8Array] => [
      path.replaceAll('/', '_'),
      readFileSync(join(folder, path)),
    ])
    expect(await verdict(new Map(files))).toBe('')
  })
})

const goldens = join(import.meta.dirname, 'goldens')
it.each([
  ['openbaar-voorstel', 'openbaar/voorstel.pdf', 1],
  ['openbaar-beschrijving', 'openbaar/voorstel.pdf', 2],
  ['openbaar-brief', 'openbaar/bijlagen/01-brief-verkoper.pdf', 1],
  ['raad-voorstel', 'raad/voorstel.pdf', 1],
  ['raad-band', 'raad/bijlagen/02-onderhandeling.pdf', 1],
] as const)('%s looks as it did', (name, path, page) => {
  const to = join(out, name)
  const only = ['-f', `${page}`, '-l', `${page}`, '-singlefile']
  execFileSync('pdftoppm', ['-r', '100', ...only, '-gray', '-png', join(folder, path), to])
  const made = PNG.sync.read(readFileSync(`${to}.png`))
  const golden = join(goldens, `${name}.png`)
  if (inject('updating')) writeFileSync(golden, PNG.sync.write(made, { colorType: 0, deflateLevel: 9 }))
  const kept = PNG.sync.read(readFileSync(golden))
  expect([made.width, made.height]).toEqual([kept.width, kept.height])
  const difference = differenceOf(kept, made)
  if (difference.pixels > 12) {
    const shown = join(tmpdir(), 'collegevoorstel-verschil')
    mkdirSync(shown, { recursive: true })
    writeFileSync(join(shown, `${name}-nu.png`), PNG.sync.write(made))
  }
  expect(difference.pixels, `at ${difference.x},${difference.y}`).toBeLessThanOrEqual(12)
})
