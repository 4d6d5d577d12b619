import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { failing, proposal, trialProject } from '../cli/trial-project.ts'

// What a clerk sees of editions: what is refused, what is told, and what the law of the day is called on the pages.

const without = ['status', 'datum'] as const
const day = (datum: string, more: string) => `datum: ${datum}\n${more}`

it.each(['geheim', 'besloten'])('of a proposal that is %s the other two editions are made', async (status) => {
  const secrecy =
    status === 'geheim' ? '\ngeheimhouding: [{op: voorstel, grondslag: [Woo 5.1.2.b], tot: 2030-01-01}]' : ''
  const project = await trialProject({
    'voorstel.md': proposal({ without: ['status'], front: `status: ${status}${secrecy}` }),
  })
  const { code, err } = await project.run('build', 'voorstel.md', '--edition', 'alle')
  expect(code).toBe(1)
  expect(err).toContain(`Dit voorstel is ${status}: er is geen openbare editie van.`)
  expect(err).toContain('--edition intern,raad')
  const made = Object.keys(await project.output())
  expect(made).toEqual(expect.arrayContaining(['proef/intern/voorstel.pdf', 'proef/raad/voorstel.pdf']))
  expect(made.filter((path) => path.includes('openbaar'))).toEqual([])
})

it('an embargo refuses the public edition, names the moment and can be passed over', async () => {
  const project = await trialProject({ 'voorstel.md': proposal({ front: 'embargo: 2099-07-01T09:00' }) })
  const err = await failing(project, 1, 'build', 'voorstel.md', '--edition', 'openbaar')
  expect(err).toContain('Op dit voorstel rust embargo tot 1 juli 2099, 09.00 uur.')
  expect((await project.run('build', 'voorstel.md', '--edition', 'openbaar', '--ignore-embargo')).code).toBe(0)
})

it('a name of three letters that is redacted is not in the name of a folder either', async () => {
  const text = ':lak[Pym]{grond="5.1.2.e"} kwam langs.'
  const project = await trialProject({ 'klacht-pym/voorstel.md': proposal({ text }) })
  const err = await failing(project, 1, 'build', 'klacht-pym/voorstel.md', '--edition', 'openbaar')
  expect(err).toContain('[lakken/ook-elders]')
  expect(err).not.toMatch(/Wat in .*pym/i)
  expect(await project.output()).toEqual({})
})

it('a name that is an ordinary word gives a warning there, which in a public log does not say where', async () => {
  const text = ':lak[Bos]{grond="5.1.2.e"} kwam langs.'
  const project = await trialProject({ 'klacht-bos/voorstel.md': proposal({ text }) })
  const { code, err } = await project.run('build', 'klacht-bos/voorstel.md', '--edition', 'openbaar')
  expect(code, err).toBe(0)
  expect(err).toContain('[lakken/woord-elders]')
  expect(err).not.toMatch(/lak 1|naam van de map/)
  expect((await project.run('check', 'klacht-bos/voorstel.md')).err).toMatch(
    /uit lak 1 staat ook in de naam van de map/,
  )
})

it('what the routing sheet names may stand in a PDF that the author made public', async () => {
  const folder = join(import.meta.dirname, '../../examples/parkeren-centrum')
  const pdf = readFileSync(join(folder, 'bijlagen/cijfers-parkeeronderzoek.pdf'))
  const said = execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' })
  const team = 'Verkeer en Openbare Ruimte'
  expect(said.replace(/\s+/g, ' ')).toContain(team)
  const front = `team: ${team}\nbijlagen: [{soort: overig, titel: Cijfers, bestand: cijfers.pdf}]`
  const project = await trialProject({
    'voorstel.md': proposal({ without: ['team'], front, text: 'Zie bijlage 1.' }),
    'cijfers.pdf': pdf,
  })
  expect((await project.run('build', 'voorstel.md', '--edition', 'openbaar')).code).toBe(0)
})

it.each([
  ['titelloos', 'yaml/onbekende-sleutel'],
  ['Zonneveldstra', 'yaml/onbekende-sleutel'],
  ['embargo', 'yaml/datum'],
])('the log of a public run holds nothing of what is redacted, in whatever form: %s', async (front, rule) => {
  const name = 'Zonneveldstra'
  // A rule quotes the number, another a key, a third the line on which the name stands.
  const text = `De heer :lak[Bo ${name}]{grond="5.1.2.e"} met nummer :lak[111222333]{grond="5.1.1.e"}.`
  const project = await trialProject({ 'voorstel.md': proposal({ text, front: `${front}: Bo ${name}` }) })
  const forms = ['json=r.json', 'sarif=r.sarif', 'junit=r.xml', 'github=r.txt']
  const { out, err } = await project.run(
    ...['build', 'voorstel.md', '--edition', 'openbaar', '--reporter', 'pretty'],
    ...forms.flatMap((form) => ['--reporter', form]),
  )
  const files = forms.map((form) => readFileSync(join(project.root, form.split('=')[1] ?? ''), 'utf8'))
  for (const said of [out, err, ...files]) expect(said).not.toMatch(/zonneveldstra|111222333/i)
  expect(files.every((said) => said.includes(rule))).toBe(true)
  // Inside the town hall the same message says it.
  expect((await project.run('build', 'voorstel.md')).err).toContain(name)
})

it.each([
  ['2022-04-30', 'Wob 10.2.g', 'ja', 'tot opheffing', /art\. 10 lid 2 onder g Wob/],
  ['2022-05-01', 'Woo 5.1.2.b', 'ja', 'tot opheffing', /art\. 5\.1 lid 2 onder b Woo/],
  ['2023-03-31', 'Woo 5.1.2.b', 'ja', 'tot opheffing', /art\. 5\.1 lid 2 onder b Woo/],
  ['2023-04-01', 'Woo 5.1.2.b', 'nee', 'tot het college of de raad haar opheft', /art\. 5\.1 lid 2 onder b Woo/],
])('secrecy of %s is checked and printed by the law of that day', async (datum, ground, confirm, until, inWords) => {
  const secrecy = (by: string, bekrachtiging: string) =>
    day(
      datum,
      `status: openbaar\nbijlagen: [{soort: overig, titel: Raming, bestand: raming.md}]\ngeheimhouding: [{op: bijlage 1, grondslag: [${by}], bekrachtiging: ${bekrachtiging}}]`,
    )
  const of = (by: string, bekrachtiging: string) =>
    proposal({ without, front: secrecy(by, bekrachtiging) }).replace(
      '## Juridisch kader\n\nn.v.t.',
      '## Juridisch kader\n\nGeheimhouding is nodig omdat bekendmaking de gemeente geld kost.',
    )
  const project = await trialProject({
    'voorstel.md': of(ground, confirm),
    'raming.md': '---\nsoort: overig\ntitel: Raming\n---\n\nEen ton.\n',
  })
  const { code, err } = await project.run('build', 'voorstel.md', '--edition', 'alle')
  expect(code, err).toBe(0)
  const read = (path: string) =>
    execFileSync('pdftotext', [join(project.root, 'uitvoer', 'proef', path), '-'], { encoding: 'utf8' })
      .replace(/\s+/g, ' ')
      .trim()
  for (const edition of ['intern', 'raad']) {
    const secret = read(`${edition}/bijlagen/01-raming.pdf`)
    expect(secret).toContain(until)
    expect(secret).toMatch(inWords)
  }
  expect(read('intern/voorstel.pdf')).toMatch(inWords)
  expect(read('openbaar/voorstel.pdf')).toMatch(inWords)
  expect(read('openbaar/voorstel.pdf')).not.toContain('Een ton')
  // A ground of the old law that is gone is an error, one of a law to come a warning.
  const isOld = ground.startsWith('Wob')
  await project.put({ 'voorstel.md': of(isOld ? 'Woo 5.1.2.b' : 'Wob 10.2.g', confirm) })
  const told = isOld
    ? await project.run('build', 'voorstel.md', '--edition', 'raad')
    : { err: await failing(project, 1, 'build', 'voorstel.md', '--edition', 'alle') }
  expect(told.err).toContain(isOld ? 'geheimhouding/woo-te-vroeg' : 'geheimhouding/wob-vervallen')
})

it('redactions in the fields of a letter with questions hold in a template of the project too', async () => {
  const lak = (text: string) => `:lak[${text}]{grond="5.1.2.e"}`
  const field = (text: string) => JSON.stringify(lak(text))
  const letter = [
    '---\nsoort: beantwoording-vragen\nonderwerp: Vragen over het plein',
    `geadresseerde: ${field('Mevrouw Appelhof')}`,
    `adres: [${field('Kersenlaan 7')}, 1234 AB Voorbeeldstad]`,
    `ondertekening: [{functie: wethouder, naam: ${field('Perenboom')}}]`,
    `vragensteller: ${field('Lid Bessenveld')}\nfractie: Lokaal\ningekomen: 2026-11-01`,
    `vragen: [${JSON.stringify(`Waarom woont ${lak('Druivenstein')} daar?`)}]`,
    '---\n\n## Antwoord\n\nDat mag.\n',
  ].join('\n')
  const own = '{{inhoud}}<p title="{{veld.onderwerp.tekst}}">Over: {{veld.onderwerp.tekst}}</p>'
  const project = await trialProject({
    'voorstel.md': proposal({
      front: 'bijlagen: [{soort: beantwoording-vragen, bestand: brief.md}, {soort: memo, bestand: memo.md}]',
    }),
    'brief.md': letter,
    'templates/documenten/memo/soort.yaml': 'titel: Memo\nvelden:\n  - {veld: onderwerp, label: Onderwerp}\n',
    'templates/documenten/memo/document.hbs': own,
    'memo.md': `---\nsoort: memo\nonderwerp: ${JSON.stringify(`Gesprek met ${lak('Moerbeikamp')}`)}\n---\n\nTekst.\n`,
  })
  const { code, err } = await project.run('build', 'voorstel.md', '--edition', 'raad,openbaar')
  expect(code, err).toBe(0)
  const files = Object.keys(await project.output()).filter((path) => path.endsWith('.pdf'))
  const textsOf = (edition: string) =>
    files
      .filter((path) => path.startsWith(`proef/${edition}/`))
      .map((path) => execFileSync('pdftotext', [join(project.root, 'uitvoer', path), '-'], { encoding: 'utf8' }))
      .join(' ')
  for (const secret of ['Appelhof', 'Kersenlaan', 'Perenboom', 'Bessenveld', 'Druivenstein', 'Moerbeikamp']) {
    expect(textsOf('raad')).toContain(secret)
    expect(textsOf('openbaar')).not.toContain(secret)
  }
})
