import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { failing, proposal, trialProject } from '../trial-project.ts'

const config = 'gemeente: {naam: Proefstad}\ncollege: {portefeuillehouders: [A. Proef, C. Proef]}\n'

test('makes a proposal that check --fix makes of an empty file too, byte for byte', async () => {
  const project = await trialProject({
    'collegevoorstel.yaml': config,
    'b/voorstel.md': '',
    'c/voorstel.md': '---\n---\n',
  })
  const made = await project.run('new', 'collegevoorstel', 'a')
  expect({ code: made.code, out: made.out }).toEqual({ code: 0, out: '<map>/a/voorstel.md\n' })
  expect(made.err).toBe('Vul het in, en kijk mee in uw browser: collegevoorstel watch a/voorstel.md\n')
  await project.run('check', '--fix', 'b/voorstel.md', 'c/voorstel.md')
  const text = (folder: string) => readFileSync(join(project.root, folder, 'voorstel.md'), 'utf8')
  expect(text('a')).toContain('Kies uit: A. Proef, C. Proef.')
  expect(text('b')).toBe(text('a'))
  expect(text('c')).toBe(text('a'))
})

test('gives a proposal without sections those of a new one', async () => {
  const [front = ''] = proposal().split('## ')
  const project = await trialProject({ 'voorstel.md': front })
  await project.run('new', 'collegevoorstel', 'a')
  await project.run('check', '--fix', 'voorstel.md')
  const body = (path: string) => readFileSync(join(project.root, path), 'utf8').split('\n---\n')[1]?.trim()
  expect(body('voorstel.md')).toBe(body('a/voorstel.md'))
})

test('makes an attachment, and says how its proposal names it', async () => {
  const project = await trialProject({ 'a/voorstel.md': proposal() })
  const made = await project.run('new', 'brief-raad', 'a/bijlagen')
  expect(made.out).toBe('<map>/a/bijlagen/brief-raad.md\n')
  expect(made.err).toBe(
    'Noem het in het voorstel, bij bijlagen: - {soort: brief-raad, bestand: bijlagen/brief-raad.md}\n',
  )
})

test.each(['raadsvoorstel', 'collegevoorstel-kort', 'spoedvoorstel'])(
  'makes a %s as a proposal: the one file of its folder that patterns find and that names its output',
  async (soort) => {
    const project = await trialProject({
      'templates/documenten/spoedvoorstel/soort.yaml': 'basis: collegevoorstel\ntitel: Spoedvoorstel\n',
    })
    const made = await project.run('new', soort, 'voorstellen/a')
    expect(made.out).toBe('<map>/voorstellen/a/voorstel.md\n')
    const attached = await project.run('new', 'raadsbesluit', 'voorstellen/a/bijlagen')
    expect(attached.out).toBe('<map>/voorstellen/a/bijlagen/raadsbesluit.md\n')
    expect(attached.err).toBe(
      'Noem het in het voorstel, bij bijlagen: - {soort: raadsbesluit, bestand: bijlagen/raadsbesluit.md}\n',
    )
    expect(await failing(project, 2, 'new', soort, 'voorstellen/a')).toContain('voorstellen/a/voorstel.md bestaat al')
  },
)

test('makes a proposal that is attached to another', async () => {
  const project = await trialProject({ 'a/voorstel.md': proposal() })
  const made = await project.run('new', 'raadsvoorstel', 'a/bijlagen')
  expect(made.out).toBe('<map>/a/bijlagen/raadsvoorstel.md\n')
  expect(made.err).toBe(
    'Noem het in het voorstel, bij bijlagen: - {soort: raadsvoorstel, bestand: bijlagen/raadsvoorstel.md}\n',
  )
})

test('makes a document of a kind of the project, under the name that the kind states', async () => {
  const project = await trialProject({
    'templates/documenten/uitnodiging/soort.yaml':
      'titel: Uitnodiging\nbestandsnaam: kaart\nbasis: overig\nvelden:\n  - {veld: plaats, type: tekst, verwacht: ja, toelichting: Waar het is.}\nonderdelen:\n  - {id: wie, kop: Wie komt er?, verplicht: ja}\n',
  })
  const made = await project.run('new', 'uitnodiging')
  expect(made.out).toBe('<map>/kaart.md\n')
  const text = readFileSync(join(project.root, 'kaart.md'), 'utf8')
  expect(text).toBe(
    '---\nsoort: uitnodiging\nplaats:  # Waar het is. Bijvoorbeeld: tekst\n---\n\n## Wie komt er?\n\n<!-- Schrijf hier de tekst. -->\n',
  )
})

test('never replaces a file', async () => {
  const project = await trialProject({ 'a/voorstel.md': 'van mij' })
  expect(await failing(project, 2, 'new', 'collegevoorstel', 'a')).toBe(
    'a/voorstel.md bestaat al, en is niet veranderd. Kies een andere map, of geef dat bestand een andere naam.\n',
  )
  expect(readFileSync(join(project.root, 'a/voorstel.md'), 'utf8')).toBe('van mij')
})

test('names the kinds when there is none of that name', async () => {
  const project = await trialProject({})
  expect(await failing(project, 2, 'new', 'brief-raat')).toBe(
    'De soort “brief-raat” bestaat niet. Bedoelde u “brief-raad”? Alles wat hier kan: collegevoorstel explain soorten\n',
  )
})

test('takes the front matter of an earlier proposal along, and says what not', async () => {
  const project = await trialProject({ 'a/voorstel.md': proposal({ front: 'programma: Wonen' }) })
  const made = await project.run('new', 'collegevoorstel', 'b', '--from', 'a/voorstel.md')
  expect(made.err).toContain(
    'Niet overgenomen, want dat geldt voor één stuk: zaaknummer, datum, status en behandeling.\n',
  )
  const text = readFileSync(join(project.root, 'b/voorstel.md'), 'utf8')
  expect(text).toContain('\nauteur: E. Voorbeeld\n')
  expect(text).toContain('\nprogramma: Wonen\n')
  expect(text).toMatch(/^status: {2}#/m)
  expect(await failing(project, 1, 'new', 'collegevoorstel', 'c', '--from', 'nergens.md')).toContain(
    'Het bestand nergens.md bestaat niet.',
  )
})

test('makes nothing where the settings are wrong', async () => {
  const project = await trialProject({ 'collegevoorstel.yaml': 'huisstil: x\n' })
  expect(await failing(project, 2, 'new', 'collegevoorstel')).toContain('De sleutel “huisstil” is onbekend.')
})
