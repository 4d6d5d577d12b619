import { describe, expect, it } from 'vitest'
import { earlier, type Files, failing, proposal, trialProject } from '../cli/trial-project.ts'

/** What is wrong (the name of the file with the whole of stderr), the exit code, and the project. */
type Case = readonly [name: string, code: 1 | 2, files: Files]

const config = (text: string, more: Files = {}): Files => ({
  'voorstel.md': proposal(),
  'collegevoorstel.yaml': text,
  ...more,
})
const ownStyle = (text: string, more: Files = {}): Files =>
  config('gemeente: {naam: Proefstad}\nhuisstijl: ./stijl\n', { 'stijl/huisstijl.yaml': text, ...more })
const ownKind = (text: string, template: string, more: Files = {}): Files => ({
  'voorstel.md': '---\nsoort: memo\nonderwerp: Een memo\n---\n\nTekst.\n',
  'templates/documenten/memo/soort.yaml': text,
  'templates/documenten/memo/document.hbs': template,
  ...more,
})
const memo = 'titel: Memo\nvelden:\n  - {veld: onderwerp, label: Onderwerp}\n'

const configs: readonly Case[] = [
  ['config-onbekende-sleutel', 2, config('gemeente: {naam: Proefstad}\nhuistijl: neutraal\n')],
  ['config-verkeerd-type', 2, config('gemeente: Proefstad\n')],
  ['config-yaml', 2, config('gemeente: {naam: Proefstad\nhuisstijl: neutraal\n')],
  ['config-onbekend-niveau', 2, config('regels: {html/verboden: uit}\n')],
  ['huisstijl-onbekend', 2, config('gemeente: {naam: Proefstad}\nhuisstijl: voorbeeldstat\n')],
  ['huisstijl-map-ontbreekt', 2, config('huisstijl: ./stijl\n')],
  ['huisstijl-onbekende-sleutel', 2, ownStyle('naam: Proef\nlogoo: logo.svg\n')],
  ['huisstijl-logo-ontbreekt', 2, ownStyle('naam: Proef\nlogo: logo.svg\n')],
  ['huisstijl-logo-beschadigd', 2, ownStyle('naam: Proef\nlogo: logo.svg\n', { 'stijl/logo.svg': '<svg><g></svg>' })],
  [
    'huisstijl-logo-met-script',
    2,
    ownStyle('naam: Proef\nlogo: logo.svg\n', {
      'stijl/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
    }),
  ],
  ['huisstijl-tokens-ontbreken', 2, ownStyle('naam: Proef\ntokens: [kleuren.css]\n')],
]

const kinds: readonly Case[] = [
  ['sjabloon-onbekende-naam', 1, ownKind(memo, '<h1>{{veld.onderwerp.tekst}}</h1>\n<p>{{onderwrp}}</p>\n')],
  ['sjabloon-onbekend-veld', 1, ownKind(memo, '<h1>{{veld.onderwrp.tekst}}</h1>\n')],
  ['sjabloon-onbekend-deel', 1, ownKind(memo, '<h1>{{veld.onderwerp.tekst}}</h1>\n{{> huismrk}}\n')],
  ['sjabloon-niet-gesloten', 1, ownKind(memo, '<h1>{{#if heeftinhoud}}{{inhoud}}</h1>\n')],
  ['soort-onbekende-sleutel', 1, ownKind('titel: Memo\nveldn: []\n', '<p>{{inhoud}}</p>\n')],
  ['soort-veld-zonder-type', 1, ownKind('titel: Memo\nvelden:\n  - {veld: ondrwerp}\n', '<p>{{inhoud}}</p>\n')],
  ['soort-onbekende-basis', 1, ownKind('titel: Memo\nbasis: brief-rad\n', '<p>{{inhoud}}</p>\n')],
  [
    'soort-zonder-sjabloon',
    1,
    {
      'voorstel.md': '---\nsoort: memo\n---\n\nTekst.\n',
      'templates/documenten/memo/soort.yaml': memo,
    },
  ],
]

describe.each([
  ['settings', configs],
  ['a kind of the user’s own', kinds],
] as const)('%s with an error', (_, cases) => {
  for (const [name, code, files] of cases)
    it(`${name} stops the document`, async () => {
      const project = await trialProject({ ...earlier, ...files })
      const err = await failing(project, code, 'build', 'voorstel.md')
      await expect(err).toMatchFileSnapshot(`fixtures/bad-input/${name}.txt`)
    })
})

describe('a config file given with --config', () => {
  it('must be there', async () => {
    const project = await trialProject({ ...earlier, 'voorstel.md': proposal() })
    expect(await failing(project, 2, 'build', 'voorstel.md', '--config', 'weg.yaml')).toBe(
      `✗ voorstel.md: niet gemaakt, de instellingen kloppen niet
weg.yaml  fout  Het bestand weg.yaml bestaat niet.
  Kijk de naam en de map na.  [bestand/ontbreekt]

1 fout
`,
    )
  })
})

describe('documents that would overwrite each other', () => {
  it('are both refused, by their names', async () => {
    const text = proposal({ front: 'naam: parkeren' })
    const project = await trialProject({ 'a.md': text, 'b/voorstel.md': text })
    expect(await failing(project, 1, 'build', 'a.md', 'b/voorstel.md', '--jobs', '1')).toMatchInlineSnapshot(`
      "✗ a.md: niet gemaakt, zie de fouten
      ✗ b/voorstel.md: niet gemaakt, zie de fouten
      a.md:14:7  fout  Dit document krijgt in de uitvoer de naam parkeren, net als b/voorstel.md.
        14 | naam: parkeren
           |       ^^^^^^^^
        Geef een van de documenten in de voormatter een eigen naam, bijvoorbeeld naam: parkeren-2026.  [uitvoer/zelfde-naam]

      b/voorstel.md:14:7  fout  Dit document krijgt in de uitvoer de naam parkeren, net als a.md.
        14 | naam: parkeren
           |       ^^^^^^^^
        Geef een van de documenten in de voormatter een eigen naam, bijvoorbeeld naam: parkeren-2026.  [uitvoer/zelfde-naam]

      2 fouten in 2 van 2 documenten
      "
    `)
  })

  it('are not those of two projects that each have a folder of their own for the output', async () => {
    const project = await trialProject({
      'a/voorstel.md': proposal({ front: 'naam: parkeren' }),
      'a/collegevoorstel.yaml': 'gemeente: {naam: Proefstad}\nuitvoer: uit\n',
      'b/voorstel.md': proposal({ front: 'naam: Parkeren' }),
      'b/collegevoorstel.yaml': 'gemeente: {naam: Proefstad}\nuitvoer: uit\n',
    })
    expect((await project.run('check', 'a/voorstel.md', 'b/voorstel.md')).err).toBe(
      'Geen fouten of waarschuwingen gevonden.\n',
    )
    const { code, out } = await project.run('build', 'a/voorstel.md', 'b/voorstel.md')
    expect(code).toBe(0)
    expect(out.split('\n').sort()).toEqual([
      '',
      '<map>/a/uit/parkeren/intern/manifest.json',
      '<map>/a/uit/parkeren/intern/voorstel.pdf',
      '<map>/b/uit/Parkeren/intern/manifest.json',
      '<map>/b/uit/Parkeren/intern/voorstel.pdf',
    ])
    const together = await project.run('build', 'a/voorstel.md', 'b/voorstel.md', '--out', 'samen')
    expect(together.code).toBe(1)
    expect(together.err).toContain('de naam parkeren, net als b/voorstel.md')
  })
})
