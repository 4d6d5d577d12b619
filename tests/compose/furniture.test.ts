import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { proposal, type TrialProject, trialProject } from '../cli/trial-project.ts'
import { joined, type PlacedText, placedTexts } from '../pdf/placed-text.ts'
import { structureText } from '../pdf/structure-text.ts'

const editions = ['intern', 'raad', 'openbaar'] as const
const config = `gemeente: {naam: Proefstad, telefoon: 14 0123}\nhuisstijl: voorbeeldstad\n`
const subject = 'Een nieuw onderwerp voor de proef met alles wat boven een bladzijde staat'
const long = 'Een alinea die de bladzijde vult met gewone woorden over niets in het bijzonder. '.repeat(9)
const source = (front = '', without: readonly string[] = []) =>
  proposal({
    front: `onderwerp: ${subject}\n${front}`.trim(),
    without: ['onderwerp', ...without],
    text: `${long}\n\n${long}\n\n${long}`,
  })

async function pdfOf({ root }: TrialProject, path: string): Promise<Uint8Array> {
  return readFileSync(join(root, 'uitvoer', path))
}

/** The types of the elements that have this text, by the lines of the tag tree. */
const linesOf = (pdf: Uint8Array) =>
  structureText(pdf)
    .split('\n')
    .map((line) => line.trim())
    // A section begins at its heading: the label before it is in the one around it.
    .filter((line) => line !== 'Sect')
const under = (lines: readonly string[], type: string) =>
  lines.flatMap((line, index) =>
    line.split(' ')[0] === type ? [/“(.*)”/.exec(lines[index + 1] ?? '')?.[1] ?? ''] : [],
  )

const onPage = (pieces: readonly PlacedText[], number: number) => pieces.filter(({ page }) => page === number)

describe('the head of a proposal', { timeout: 240_000 }, () => {
  it('is its subject, with the words of the form before it and one logo, in each edition', async () => {
    const project = await trialProject({ 'collegevoorstel.yaml': config, 'voorstel.md': source() })
    await project.run('build', 'voorstel.md', '--edition', 'alle')
    for (const edition of editions) {
      const pdf = await pdfOf(project, `proef/${edition}/voorstel.pdf`)
      const lines = linesOf(pdf)
      expect([edition, under(lines, 'H1')]).toEqual([edition, [subject]])
      const label = lines.indexOf('“COLLEGE VOORSTEL”')
      expect([edition, lines[label - 1]?.split(' ')[0], lines[label + 1]?.split(' ')[0]]).toEqual([edition, 'P', 'H1'])
      expect([edition, lines.filter((line) => /^Figure.*[Ll]ogo/.test(line)).length]).toEqual([edition, 1])
      // Every other heading is below it, and none is empty.
      const levels = lines.flatMap((line) => /^H(\d)/.exec(line)?.[1] ?? []).map(Number)
      expect(levels.filter((level) => level === 1)).toHaveLength(1)
      expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)).toBe(true)

      const pieces = await placedTexts(pdf)
      const title = pieces.find(({ text, size }) => subject.startsWith(text.trim()) && size > 15)
      expect([edition, Math.round(title?.size ?? 0)]).toEqual([edition, 18])
      const words = pieces.find(({ text }) => text === 'COLLEGE VOORSTEL')
      expect([edition, (words?.size ?? 0) >= 8.4 && (words?.size ?? 0) <= 10.6]).toEqual([edition, true])
      if (edition !== 'intern') continue
      const decision = onPage(pieces, 2).find(({ text, size }) => text === 'Voorstel' && size > 12)
      // The block begins above the baseline of its heading: 10 pt of padding and the rest of the line.
      expect((decision?.down ?? 99) - 8).toBeLessThan(75)
    }
  })

  it('has the title of a kind of the house, in each edition', async () => {
    const own = 'basis: collegevoorstel\ntitel: Voorstel aan het bestuur\n'
    const project = await trialProject({
      'collegevoorstel.yaml': config,
      'templates/documenten/bestuursvoorstel/soort.yaml': own,
      'templates/documenten/collegevoorstel/soort.yaml': 'basis: collegevoorstel\ntitel: B en W-voorstel\n',
      'een/voorstel.md': source('soort: bestuursvoorstel'),
      'twee/voorstel.md': source(),
    })
    await project.run('build', 'een/voorstel.md', 'twee/voorstel.md', '--edition', 'alle')
    for (const edition of editions) {
      const one = joined(await placedTexts(await pdfOf(project, `een/${edition}/bestuursvoorstel.pdf`)))
      const two = joined(await placedTexts(await pdfOf(project, `twee/${edition}/voorstel.pdf`)))
      expect([edition, one.includes('Voorstel aan het bestuur'), two.includes('B en W-voorstel')]).toEqual([
        edition,
        true,
        true,
      ])
      expect(`${one}${two}`).not.toMatch(/college ?voorstel/i)
    }
  })
})

describe('what stands above and below every page', { timeout: 240_000 }, () => {
  it('says each thing once, in type that can be read', async () => {
    const secret = 'geheimhouding: [{op: voorstel, grondslag: [Woo 5.1.2.b], tot: 2028-12-31}]\nstatus: geheim'
    const project = await trialProject({
      'collegevoorstel.yaml': config,
      'geheim/voorstel.md': source(secret, ['status']),
      'open/voorstel.md': source(
        'bijlagen: [{soort: overig, bestand: stuk.md}, {soort: brief-raad, bestand: brief.md}]',
      ),
      'open/stuk.md': `---\ntitel: Een stuk\n---\n\n${`${long}\n\n`.repeat(8)}`,
      'open/brief.md': `---\nonderwerp: Een brief\ngeadresseerde: [De raad]\n---\n\n${`${long}\n\n`.repeat(8)}`,
    })
    await project.run('build', 'geheim/voorstel.md', 'open/voorstel.md')
    const pages = async (path: string) => {
      const pieces = await placedTexts(await pdfOf(project, path))
      return Array.from({ length: Math.max(...pieces.map(({ page }) => page)) }, (_, at) => onPage(pieces, at + 1))
    }
    const secretPages = await pages('geheim/intern/voorstel.pdf')
    const openPages = await pages('open/intern/voorstel.pdf')
    expect(secretPages.length).toBeGreaterThan(2)
    for (const [index, pieces] of secretPages.entries()) {
      const band = pieces.filter(({ down }) => down < 15)
      expect(joined(band)).toBe('GEHEIM (voorgesteld) tot en met 31 december 2028')
      expect(Math.min(...band.map(({ size }) => size))).toBeGreaterThan(8.4)
      // On the first page the logo has room below the band.
      const first = pieces.filter(({ down }) => down > 15 && down < 22)
      expect([index, first.length > 0]).toEqual([index, index > 0])
    }
    for (const pieces of [...secretPages, ...openPages].slice(1)) {
      const [head, foot] = [
        pieces.filter(({ down }) => down > 15 && down < 25),
        pieces.filter(({ down }) => down > 273),
      ]
      expect(`${joined(head)} ${joined(foot)}`.match(/Z-1/g)?.length ?? 0).toBeLessThanOrEqual(1)
    }
    const headOf = (pieces: readonly PlacedText[] | undefined) =>
      joined((pieces ?? []).filter(({ down }) => down > 15 && down < 25))
    expect(headOf(openPages[1])).toBe(`${subject} Collegevoorstel`)
    expect(headOf((await pages('open/intern/bijlagen/01-stuk.pdf'))[1])).toBe('Een stuk Bijlage 1')
    const letter = await pages('open/intern/bijlagen/02-brief.pdf')
    expect(headOf(letter[1])).toBe('Een brief Brief aan gemeenteraad')
    expect(joined(letter[0] ?? [])).toContain('Telefoon 14 0123')
    const lines = linesOf(await pdfOf(project, 'open/intern/bijlagen/02-brief.pdf'))
    expect(under(lines, 'H1')).toEqual(['Een brief'])
    expect(lines[lines.findIndex((line) => line.startsWith('H1')) - 1]).toBe('“Onderwerp”')
  })

  it('never lets a subject run into the kind beside it', async () => {
    const subjects = ['W', 'Mm', 'i', 'Gemeente', 'ÉÉN'].map((word) => `${word} `.repeat(160).trim())
    const project = await trialProject(
      Object.fromEntries(
        subjects.map((words, index) => [`nr-${index}/voorstel.md`, source().replace(subject, words)] as const),
      ),
    )
    await project.run('build', ...subjects.map((_, index) => `nr-${index}/voorstel.md`), '--edition', 'raad')
    for (const index of subjects.keys()) {
      const pieces = await placedTexts(await pdfOf(project, `nr-${index}/raad/voorstel.pdf`))
      const head = onPage(pieces, 2).filter(({ down }) => down > 15 && down < 25)
      const kind = head.find(({ text }) => text === 'Collegevoorstel')
      const end = Math.max(...head.filter((piece) => piece !== kind).map(({ right }) => right))
      expect([index, end < (kind?.left ?? 0) - 3, end > 80]).toEqual([index, true, true])
    }
  })
})

describe('the words of a public edition', { timeout: 240_000 }, () => {
  it('leave out what may be empty, keep what is required, and do not speak to the author', async () => {
    const more =
      'basis: collegevoorstel\nonderdelen:\n  - {id: klimaat, kop: Klimaat (hooguit vijf regels), kop-openbaar: Klimaat}\n  - {id: extra, kop: Extra toelichting}\n'
    const project = await trialProject({
      'collegevoorstel.yaml': config,
      'templates/documenten/collegevoorstel/soort.yaml': more,
      'leeg/voorstel.md': source().replace('## Aanleiding\n\nEen proef.\n', '## Aanleiding\n'),
      'vol/voorstel.md': `${source('bisnummer: BIS-9')}\n## Klimaat\n\nGeen gevolgen.\n\n## Extra toelichting\n\nNog iets.\n`,
    })
    await project.run('build', 'leeg/voorstel.md', 'vol/voorstel.md', '--edition', 'alle')
    for (const edition of editions) {
      const empty = joined(await placedTexts(await pdfOf(project, `leeg/${edition}/voorstel.pdf`)))
      const full = joined(await placedTexts(await pdfOf(project, `vol/${edition}/voorstel.pdf`)))
      const isForm = edition === 'intern'
      const has = (text: string, words: string) => [edition, words, text.includes(words)]
      for (const optional of ['Klimaat', 'Extra toelichting', 'Bis-nummer'])
        expect(has(empty, optional)).toEqual([edition, optional, isForm])
      expect(empty).toMatch(/Aanleiding niet ingevuld/)
      for (const told of ['(circa 10 regels)', '(inclusief onderbouwing geheimhouding)', '(hooguit vijf regels)'])
        expect(has(full, told)).toEqual([edition, told, isForm])
      for (const always of [
        'Samenvatting',
        'Juridisch kader',
        'Klimaat',
        'Geen gevolgen.',
        'Extra toelichting',
        'BIS-9',
      ])
        expect(has(full, always)).toEqual([edition, always, true])
    }
  })
})
