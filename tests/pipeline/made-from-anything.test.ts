import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { afterAll, describe, expect, it } from 'vitest'
import { type Files, failing, proposal, type TrialProject, trialProject } from '../cli/trial-project.ts'

const example = (path: string) => readFileSync(new URL(`../../examples/${path}`, import.meta.url))
const somePdf = example('parkeren-centrum/bijlagen/cijfers-parkeeronderzoek.pdf')
const folder = mkdtempSync(join(tmpdir(), 'gemaakt-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function pdftotext(path: string): string {
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
}

/** Names of the fonts in a PDF, without the tag of the subset; every one must be embedded. */
function fontsOf(path: string): readonly string[] {
  const rows = execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n').slice(2)
  expect(rows.filter((row) => !/ yes (yes|no ) +(yes|no) +\d+ +\d+ *$/.test(row))).toEqual([])
  return [...new Set(rows.map((row) => row.split(/\s/)[0]?.replace(/^[A-Z]{6}\+/, '') ?? ''))].sort()
}

/** Builds `voorstel.md` without a word that is not about success. */
async function built(files: Files, args: readonly string[] = []): Promise<TrialProject> {
  const project = await trialProject(files)
  const { code, err } = await project.run('build', 'voorstel.md', ...args)
  expect({ code, err }).toEqual({
    code: 0,
    err: expect.stringMatching(
      /^✓ voorstel\.md: \d+ PDF(’s)?, \d+ pagina(’s)? \(… s\)\n1 voorstel, \d+ PDF(’s)?, in uitvoer\/proef\/intern\/\n$/,
    ),
  })
  return project
}

const made = (project: TrialProject, path: string) => join(project.root, 'uitvoer/proef/intern', path)
const attached = (...entries: readonly string[]) =>
  proposal({
    front: `bijlagen:\n${entries.map((entry) => `  - {soort: overig, ${entry}}\n`).join('')}`.trimEnd(),
    end: `\n${entries.map((_, index) => `- Zie bijlage ${index + 1}.\n`).join('')}`,
  })

describe('attachments of every sort', () => {
  it('are made, passed on, numbered and listed, each picture with its title once', async () => {
    const png = PNG.sync.write(new PNG({ width: 40, height: 20, fill: true }))
    const project = await built({
      'voorstel.md': attached(
        'bestand: bijlagen/cijfers.pdf, titel: Cijfers per wijk',
        'bestand: bijlagen/kaart.svg, titel: Kaart van de wijk',
        'bestand: bijlagen/foto.jpg, titel: Foto van de garage',
        'bestand: "bijlagen/Schermafdruk één.PNG", titel: Afdruk van het scherm',
        'bestand: bijlagen/tekst.md',
      ),
      'bijlagen/cijfers.pdf': somePdf,
      'bijlagen/kaart.svg': example('parkeren-centrum/bijlagen/kaart-parkeerplaatsen.svg'),
      'bijlagen/foto.jpg': example('parkeren-centrum/afbeeldingen/marktgarage.jpg'),
      'bijlagen/Schermafdruk één.PNG': png,
      'bijlagen/tekst.md': '---\nsoort: overig\ntitel: Een toelichting\n---\n\nDe tekst van de toelichting.\n',
    })
    expect(Object.keys(await project.output()).sort()).toEqual([
      'proef/intern/bijlagen/01-cijfers.pdf',
      'proef/intern/bijlagen/02-kaart.pdf',
      'proef/intern/bijlagen/03-foto.pdf',
      'proef/intern/bijlagen/04-schermafdruk-een.pdf',
      'proef/intern/bijlagen/05-tekst.pdf',
      'proef/intern/manifest.json',
      'proef/intern/voorstel.pdf',
    ])
    expect(readFileSync(made(project, 'bijlagen/01-cijfers.pdf')).equals(somePdf)).toBe(true)
    const pictures = [
      ['bijlagen/02-kaart.pdf', 'Kaart van de wijk'],
      ['bijlagen/03-foto.pdf', 'Foto van de garage'],
      ['bijlagen/04-schermafdruk-een.pdf', 'Afdruk van het scherm'],
    ] as const
    for (const [path, title] of pictures) {
      const body = pdftotext(made(project, path))
      expect(body.split(title).length - 1, `${title} in:\n${body}`).toBe(1)
    }
    const list = pdftotext(made(project, 'voorstel.pdf'))
    // Of somebody's PDF it is known beforehand how many pages there are to read.
    expect(list.replace(/\s+/g, ' ')).toMatch(/Cijfers per wijk Overige bijlage, 2 pagina’s/)
    expect(list.replace(/\s+/g, ' ')).toMatch(/Kaart van de wijk Overige bijlage(?!,)/)
    for (const title of ['Cijfers per wijk', ...pictures.map(([, words]) => words), 'Een toelichting'])
      expect(list).toContain(title)
  })

  it('may be two hundred', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `stuk-${index + 1}`)
    const project = await built({
      'voorstel.md': attached(...names.map((name) => `bestand: b/${name}.pdf, titel: Titel ${name}`)),
      ...Object.fromEntries(names.map((name) => [`b/${name}.pdf`, somePdf])),
    })
    const paths = Object.keys(await project.output())
    expect(paths).toContain('proef/intern/bijlagen/001-stuk-1.pdf')
    expect(paths).toContain('proef/intern/bijlagen/200-stuk-200.pdf')
    expect(paths).toHaveLength(202)
    expect(pdftotext(made(project, 'voorstel.pdf'))).toMatch(/Titel stuk-200/)
  })

  it('are refused when they have a password, on the line that names them', async () => {
    const project = await trialProject({ 'voorstel.md': attached('bestand: cijfers.pdf'), 'cijfers.pdf': somePdf })
    const open = join(folder, 'open.pdf')
    const locked = join(project.root, 'cijfers.pdf')
    execFileSync('cp', [locked, open])
    execFileSync('qpdf', ['--encrypt', 'geheim', 'eigenaar', '256', '--', open, locked])
    expect(await failing(project, 1, 'build', 'voorstel.md')).toBe(`✗ voorstel.md: niet gemaakt, zie de fouten
voorstel.md:15:30  fout  Bijlage 1 (cijfers.pdf): het PDF-bestand is versleuteld (er zit een wachtwoord op).
  15 |   - {soort: overig, bestand: cijfers.pdf}
     |                              ^^^^^^^^^^^
  Haal het wachtwoord en de beveiliging van de PDF af, of vraag de maker om een PDF zonder.  [bijlagen/pdf]

1 fout
`)
  })

  it('are made when they open without a password, and say what they lose', async () => {
    const project = await trialProject({ 'voorstel.md': attached('bestand: cijfers.pdf'), 'cijfers.pdf': somePdf })
    const open = join(folder, 'zonder.pdf')
    execFileSync('cp', [join(project.root, 'cijfers.pdf'), open])
    execFileSync('qpdf', ['--encrypt', '', 'eigenaar', '256', '--', open, join(project.root, 'cijfers.pdf')])
    const { code, err } = await project.run('build', 'voorstel.md')
    expect(code).toBe(0)
    expect(err).toContain('[bijlagen/beveiliging]')
  })
})

describe('text as it comes', () => {
  it('may have a byte order mark and the line ends of Windows', async () => {
    const project = await built({ 'voorstel.md': `\uFEFF${proposal().replaceAll('\n', '\r\n')}` })
    expect(pdftotext(made(project, 'voorstel.pdf'))).toContain('Een proef')
  })

  it('may lie in a folder with spaces and accents', async () => {
    const project = await trialProject({ 'Café & crèche/mijn voorstel.md': proposal() })
    const { code, out } = await project.run('build', 'Café & crèche/mijn voorstel.md')
    expect({ code, out }).toEqual({
      code: 0,
      out: '<map>/uitvoer/mijn-voorstel/intern/voorstel.pdf\n<map>/uitvoer/mijn-voorstel/intern/manifest.json\n',
    })
  })

  it('may hold emoji and Arabic, in the text and in its title, set in our own fonts', async () => {
    const project = await built({
      'voorstel.md': proposal({
        without: ['onderwerp'],
        front: 'onderwerp: Welkom مرحبا 🎉',
        text: 'Wij zeggen مرحبا بالعالم tegen iedereen 👍🏽 en 👩‍👩‍👧.',
      }),
    })
    const fonts = fontsOf(made(project, 'voorstel.pdf'))
    expect(fonts.filter((name) => !/^(SourceSans3|SourceCodePro|NotoSans|NotoEmoji)/.test(name))).toEqual([])
    expect(fonts.join()).toMatch(/NotoSansArabic/)
    expect(fonts.join()).toMatch(/NotoEmoji/)
    const info = execFileSync('pdfinfo', [made(project, 'voorstel.pdf')], { encoding: 'utf8' })
    expect(info).toMatch(/^Title: .*مرحبا 🎉$/m)
  })
})

describe('a kind of the user’s own', () => {
  it('is a folder with its form, its layout and its style', async () => {
    const project = await built({
      'voorstel.md': '---\nsoort: memo\nonderwerp: Fietsenstalling\nafdeling: Wegen\n---\n\nDe tekst van het memo.\n',
      'templates/documenten/memo/soort.yaml':
        'titel: Memo\nvelden:\n  - {veld: onderwerp, label: Onderwerp, verplicht: ja}\n  - {veld: afdeling, label: Afdeling, type: tekst}\n',
      'templates/documenten/memo/document.hbs':
        '<h1>MEMO {{veld.onderwerp.tekst}}</h1>\n<p>{{veld.afdeling.label}}: {{veld.afdeling.tekst}}</p>\n<div>{{inhoud}}</div>\n',
      'templates/documenten/memo/document.css': 'h1 { color: #123456 }\n',
    })
    const text = pdftotext(made(project, 'memo.pdf'))
    expect(text).toMatch(/MEMO Fietsenstalling\s+Afdeling: Wegen\s+De tekst van het memo\./)
  })

  it('may build on another kind, and take its layout', async () => {
    const project = await built({
      'voorstel.md': proposal({ front: 'soort: spoedvoorstel\nspoed: Ja, vandaag nog' }),
      'templates/documenten/spoedvoorstel/soort.yaml':
        'titel: Spoedvoorstel\nbasis: collegevoorstel\nbestandsnaam: spoed\nvelden:\n  - {veld: spoed, label: Spoed, type: tekst}\n',
    })
    const text = pdftotext(made(project, 'spoed.pdf'))
    expect(text).toContain('Spoedvoorstel')
    expect(text).toMatch(/Spoed\s+Ja, vandaag nog/)
  })
})
