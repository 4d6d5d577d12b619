import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { PublishedAddresses } from '../../src/pipeline/html-pages.ts'
import { proposal, trialProject } from '../cli/trial-project.ts'
import { unpacked } from '../pictures/planted/inventory.ts'
import { secret } from '../pictures/planted/planted.ts'
import { plantedJpegs } from '../pictures/planted/planted-jpeg.ts'
import { plantedPngs } from '../pictures/planted/planted-png.ts'
import { beside, htmlEditionOf } from './html-edition-of.ts'

const name = 'Zonneveldstra'
const lak = (text: string) => `:lak[${text}]{grond="5.1.2.e"}`
const files = {
  'voorstel.md': proposal({
    without: ['onderwerp'],
    front: [
      `onderwerp: Koop van ${lak(`familie ${name}`)}`,
      'bijlagen: [{soort: overig, titel: Brief, bestand: brief.md}, {soort: overig, titel: Plan, bestand: plan.md}, {soort: overig, titel: Kaart, bestand: kaart.svg}]',
      'geheimhouding: [{op: bijlage 2, grondslag: [Woo 5.1.2.b], tot: 2030-01-01}]',
    ].join('\n'),
    text: `Zie bijlage 1, 2 en 3. Aldus ${lak(name)}.`,
  }).replace('## Juridisch kader\n\nn.v.t.', '## Juridisch kader\n\nGeheimhouding is nodig voor de onderhandeling.'),
  'brief.md': `---\nsoort: overig\ntitel: Brief\n---\n\nAan ${lak(name)}.\n`,
  'plan.md': '---\nsoort: overig\ntitel: Plan\n---\n\nWij bieden twaalfduizend gouden tientjes.\n',
  'kaart.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30" viewBox="0 0 60 30"><rect width="60" height="30" fill="#123456"/></svg>\n',
}

const links = (html = '') =>
  [...html.matchAll(/<a [^>]*href="(?!#)([^"]*)"[^>]*>([^<]*)/g)].map(([, to, text]) => `${to} ${text}`)

async function pagesOf(root: string, addresses?: PublishedAddresses) {
  const work = await htmlEditionOf('voorstel.md', root, addresses ? { addresses } : {})
  const pages = new Map(work.outputs.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('utf8')]))
  return { work, pages }
}

test('the proposal and what is composed of its attachments become pages that lead to each other and to their PDFs', async () => {
  const { root } = await trialProject(files)
  const { work, pages } = await pagesOf(root)
  expect(work.files, work.diagnostics.map(({ reason }) => reason).join('\n')).toBeDefined()
  expect([...pages.keys()]).toEqual(['voorstel.html', 'bijlagen/01-brief.html', 'bijlagen/03-kaart.html'])
  expect(links(pages.get('voorstel.html'))).toEqual([
    'voorstel.pdf Dit stuk als PDF',
    'bijlagen/01-brief.html Brief',
    'bijlagen/03-kaart.html Kaart',
  ])
  expect(links(pages.get('bijlagen/01-brief.html'))).toEqual([
    '../voorstel.html Koop van [gelakt]',
    '01-brief.pdf Dit stuk als PDF',
  ])
  expect(pages.get('voorstel.html')).toContain(
    '<title>Koop van [gelakt] – Collegevoorstel Z-1 – Gemeente Proefstad</title>',
  )
  expect(pages.get('bijlagen/01-brief.html')).toContain(
    '<title>Brief – Bijlage 1 bij collegevoorstel Z-1 – Gemeente Proefstad</title>',
  )
})

test('a file that is not published is no link, and a page can lead to others', async () => {
  const { root } = await trialProject(files)
  const { pages } = await pagesOf(root, {
    addressOf: (path) => (path === 'bijlagen/01-brief.pdf' ? 'https://voorbeeld.example/b1' : undefined),
    upFrom: (from) => [{ title: 'De vergadering', address: `index.html?van=${from}` }],
  })
  expect(links(pages.get('voorstel.html'))).toEqual([
    'index.html?van=voorstel.html De vergadering',
    'https://voorbeeld.example/b1 Brief',
  ])
  expect(pages.get('voorstel.html')).not.toContain('application/pdf"')
})

test('an attachment that a template does not list is above the document', async () => {
  const { root } = await trialProject({
    ...files,
    'templates/documenten/collegevoorstel/bijlagenlijst.hbs': '<p>{{#each bijlagen}}{{titel}} {{/each}}</p>\n',
    'templates/documenten/collegevoorstel/soort.yaml': 'basis: collegevoorstel\n',
  })
  const { pages } = await pagesOf(root)
  expect(links(pages.get('voorstel.html'))).toEqual([
    'bijlagen/01-brief.html Brief',
    'bijlagen/03-kaart.html Kaart',
    'voorstel.pdf Dit stuk als PDF',
  ])
})

test.each([
  ['an address of a file', { ...beside, addressOf: (path: string) => `/${name}/${path}` }],
  ['the title of another page', { ...beside, upFrom: () => [{ title: `Bij ${name}`, address: 'index.html' }] }],
  ['the address of another page', { ...beside, upFrom: () => [{ title: 'Meer', address: `/${name.toLowerCase()}` }] }],
] as const)('nothing is made when what is redacted is in %s', async (_, addresses) => {
  const { root } = await trialProject(files)
  const { work } = await pagesOf(root, addresses)
  expect(work.files).toBeUndefined()
  expect(work.outcome).toBe('fouten')
  expect(work.diagnostics.map(({ ruleId }) => ruleId)).toContain('editie/lek')
})

test('two secrets of other lengths and contents give the same bytes', async () => {
  const made = []
  const [short, long] = ['Ab', 'mevrouw Van den Berg-Klaverweide en haar vier kinderen']
  for (const words of [short, long]) {
    const { root } = await trialProject({
      ...files,
      'voorstel.md': files['voorstel.md'].replaceAll(`familie ${name}`, words).replaceAll(name, words),
      'brief.md': files['brief.md'].replaceAll(name, words),
      'plan.md': files['plan.md'].replace('twaalfduizend', words),
    })
    const { pages, work } = await pagesOf(root)
    expect(work.files, work.diagnostics.map(({ reason }) => reason).join('\n')).toBeDefined()
    made.push(Object.fromEntries(pages))
  }
  expect(Object.keys(made[0] ?? {})).toHaveLength(3)
  expect(made[1]).toEqual(made[0])
})

test('a picture on a page has nothing but what draws it', async () => {
  const png = readFileSync(join(import.meta.dirname, '../pictures/fixtures/pillow/kleur.png'))
  const jpeg = readFileSync(join(import.meta.dirname, '../pictures/fixtures/pillow/kleur.jpg'))
  const planted = [
    ...plantedPngs(png).map(({ bytes }, index) => [`p${index}.png`, bytes] as const),
    ...plantedJpegs(jpeg).map(({ bytes }, index) => [`j${index}.jpg`, bytes] as const),
  ]
  const text = planted.map(([path]) => `![Foto](${path})`).join('\n\n')
  const { root } = await trialProject({ 'voorstel.md': proposal({ text }), ...Object.fromEntries(planted) })
  const { pages, work } = await pagesOf(root)
  expect(work.files, work.diagnostics.map(({ reason }) => reason).join('\n')).toBeDefined()
  const pictures = [...(pages.get('voorstel.html') ?? '').matchAll(/<img [^>]*src="data:[^,]*,([^"]*)"/g)].map(
    ([, packed = '']) => Buffer.from(packed, 'base64'),
  )
  expect(pictures.length).toBe(planted.length)
  for (const picture of pictures) expect(unpacked(picture)).not.toContain(secret)
  expect(planted.some(([, bytes]) => unpacked(Buffer.from(bytes)).includes(secret))).toBe(true)
})
