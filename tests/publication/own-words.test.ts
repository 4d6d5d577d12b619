import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { textsOfFiles, textsOfManifest } from '../../src/publication/search/texts-of-files.ts'
import { proposal, type TrialProject, trialProject } from '../cli/trial-project.ts'
import { filesBelow } from '../files-below.ts'

// What the program itself writes in every public file is no secret, also when a document that is left out contains the same words.

/** The words of four letters or more in the public files of a project. */
async function wordsIn({ root }: TrialProject): Promise<readonly string[]> {
  const names = (await filesBelow(join(root, 'uitvoer'))).filter((name) => name.includes('openbaar/'))
  const files = await Promise.all(
    names.map(async (path) => ({ path, title: '', bytes: await readFile(join(root, 'uitvoer', path)) })),
  )
  const read = await textsOfFiles(files.filter(({ path }) => /\.(pdf|html)$/.test(path)))
  const manifests = files.filter(({ path }) => path.endsWith('.json'))
  const texts = [...read, ...manifests.map(({ bytes }) => textsOfManifest(bytes.toString('utf8')))]
  const all = texts.flatMap((file) =>
    file.texts
      // Names in the structure hold bytes that are no text.
      .filter(({ place }) => place !== 'naam in de structuur')
      .flatMap(({ text }) => text.toLowerCase().match(/(?<!\p{L})[a-zë]{4,}(?!\p{L})/gu) ?? []),
  )
  const words = [...new Set(all)]
  // Where a text runs on in the next cell, two words are read as one as well.
  return words.filter((word) => !words.some((part) => part !== word && (word.startsWith(part) || word.endsWith(part))))
}

const secrecy = (op: string) => `geheimhouding: [{op: ${op}, grondslag: [Woo 5.1.2.b], tot: 2030-01-01}]`
const map = '---\nsoort: overig\ntitel: Kaart\n---\n\nEen kaart.\n'
const attached = (more = '') =>
  `bijlagen:\n  - {soort: overig, titel: Kaart, bestand: kaart.md}\n  - {soort: overig, titel: Cijfers, bestand: cijfers.md}\n${more}`

/** What a municipality states is in every file: its address in a letterhead, the description of its logo in tags. */
const places = [
  ['a municipality with a name alone', {}],
  [
    'a municipality with a logo, a letterhead and an address',
    {
      'collegevoorstel.yaml':
        'gemeente:\n  naam: Proefstad\n  adres: {straat: Waterweg 12, postcode: 1234 AB, plaats: Proefdorp, postbus: Postbus 9876}\n  telefoon: 14 0123\n  email: griffie@proefstad.example\n  website: www.proefstad.example\nhuisstijl: ./stijl\n',
      'stijl/huisstijl.yaml':
        'naam: Proefhuis\nlogo: beeld.svg\nlogotekst: Drie gevels aan het water, en een ’s-Gravenbrug & sluis\n',
      'stijl/beeld.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#123456"/></svg>',
    },
  ],
] as const

it.each(places)('in the files of a proposal with a secret attachment, of %s', async (_, files) => {
  const secret = (text: string) => ({ 'cijfers.md': `---\nsoort: overig\ntitel: Cijfers\n---\n\n${text}\n` })
  const project = await trialProject({
    ...files,
    'voorstel.md': proposal({ front: attached(secrecy('bijlage 2')), text: 'Zie bijlage 1 en bijlage 2.' }),
    'kaart.md': map,
    ...secret('Geheim.'),
  })
  const run = () => project.run('build', 'voorstel.md', '--edition', 'openbaar', '--html')
  expect(await run()).toMatchObject({ code: 0 })
  const words = await wordsIn(project)
  expect(words.length).toBeGreaterThan(80)
  await project.put(secret(words.join('\n\n')))
  const { code, err } = await run()
  expect({ code, leaks: err.match(/In \S+ \([^)]*\)/g) }).toEqual({ code: 0, leaks: null })
})

it.each(places)('in the files of a meeting with a secret proposal, of %s', async (_, files) => {
  const secret = (text: string) => ({
    'dicht/voorstel.md': proposal({ without: ['status'], front: `status: geheim\n${secrecy('voorstel')}`, text }),
  })
  const project = await trialProject({
    ...files,
    'agenda.yaml':
      'vergadering: College\nnummer: 48\ndatum: 2026-11-24\naanvang: "09:30"\nlocatie: Collegekamer\nvoorzitter: A. Voorbeeld\nsecretaris: B. Voorbeeld\naanwezig: [A. Voorbeeld]\npunten:\n  - titel: Opening\n  - rubriek: Hamerstukken\n    punten:\n      - {voorstel: open/voorstel.md, besluit: conform}\n      - {voorstel: dicht/voorstel.md, besluit: akkoord}\n',
    'open/voorstel.md': proposal({ front: attached(secrecy('bijlage 2')), text: 'Zie bijlage 1 en bijlage 2.' }),
    'open/kaart.md': map,
    'open/cijfers.md': map.replace('Een kaart', 'Drie getallen'),
    ...secret('Geheim.'),
  })
  const run = () => project.run('agenda', 'agenda.yaml', '--edition', 'openbaar', '--html')
  expect(await run()).toMatchObject({ code: 0 })
  const words = await wordsIn(project)
  expect(words.length).toBeGreaterThan(80)
  await project.put(secret(words.join('\n\n')))
  const { code, err } = await run()
  expect({ code, leaks: err.match(/In \S+ \([^)]*\)/g) }).toEqual({ code: 0, leaks: null })
})
