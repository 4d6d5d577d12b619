import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { run } from '../../src/cli/program.ts'
import { fakeTerminal } from '../cli/fake-terminal.ts'
import { proposal, type TrialProject, trialProject } from '../cli/trial-project.ts'
import { onePage } from '../pdf/handmade.ts'

/** As somebody's program makes it: with a script that starts when it is opened, and a file in it. */
const lively = onePage(
  { content: 'BT /F1 12 Tf 50 700 Td (Cijfers) Tj ET' },
  ['<</Names[(bron)<</Type/Filespec/F(bron.xlsx)>>]>>', '<</S/JavaScript/JS(app.alert\\(1\\))>>'],
  '/Names<</EmbeddedFiles 6 0 R>>/OpenAction 7 0 R',
)

function meeting(): Promise<TrialProject> {
  const front = 'bijlagen:\n  - {soort: overig, titel: Cijfers, bestand: cijfers.pdf}'
  return trialProject({
    'agenda.yaml': `naam: week
vergadering: College
datum: 2026-11-24
bundel: alles
punten:
  - voorstel: een/voorstel.md
  - voorstel: twee/voorstel.md
`,
    'een/voorstel.md': proposal({ front, text: 'Zie bijlage 1.' }),
    'een/cijfers.pdf': lively,
    'twee/voorstel.md': proposal({}),
  })
}

interface Told {
  readonly documenten: readonly {
    readonly bestand: string
    readonly hergebruikt: boolean
    readonly meldingen: readonly { readonly regel: string; readonly reden: string; readonly regelnummer?: number }[]
  }[]
}

async function made({ root }: TrialProject, ...more: string[]): Promise<Told['documenten']> {
  const terminal = fakeTerminal(root)
  const env = { ...terminal.env, COLLEGEVOORSTEL_CACHE: join(root, '..', 'cache'), SOURCE_DATE_EPOCH: '1795392000' }
  await run(['agenda', 'agenda.yaml', '--reporter', 'json', ...more], { ...terminal, env })
  return (JSON.parse(terminal.out()) as Told).documenten
}

it('tells what a PDF has lost in the bundle, made or taken from the cache (agenda/weggevallen-in-bundel)', async () => {
  const here = await meeting()
  const first = await made(here)
  const lost = (told: Told['documenten']) =>
    told[0]?.meldingen.filter(({ regel }) => regel === 'agenda/weggevallen-in-bundel')
  expect(lost(first)).toMatchObject([
    {
      ernst: 'warning',
      bestand: 'agenda.yaml',
      regel: 'agenda/weggevallen-in-bundel',
    },
  ])
  const words = JSON.stringify(lost(first))
  expect(words).toContain('Bijlage 1: Cijfers (punt 1)')
  expect(words).toContain('De bestanden, geluiden of films die in de PDF zitten, zijn weggelaten.')
  expect(words).toContain('De scripts in de PDF zijn weggelaten.')
  const manifest = () => readFileSync(join(here.root, 'uitvoer/week/intern/manifest.json'), 'utf8')
  const bundle = JSON.parse(manifest()).uitvoer.find(({ bestand }: { bestand: string }) => bestand === 'bundel.pdf')
  expect(bundle.weggevallen).toEqual([
    expect.stringMatching(/^Bijlage 1: Cijfers \(punt 1\): De bestanden/),
    'Bijlage 1: Cijfers (punt 1): De scripts in de PDF zijn weggelaten.',
  ])
  const before = manifest()

  // What the first run made, with a cache that had nothing yet, is all that the second needs.
  const second = await made(here)
  expect(first.map(({ hergebruikt }) => hergebruikt)).toEqual([false, false, false])
  expect(second.map(({ hergebruikt }) => hergebruikt)).toEqual([true, true, true])
  expect(lost(second)).toEqual(lost(first))
  expect(manifest()).toBe(before)

  writeFileSync(join(here.root, 'twee/voorstel.md'), proposal({ text: 'Anders.' }))
  expect((await made(here)).map(({ hergebruikt }) => hergebruikt)).toEqual([false, true, false])

  // A town that knows may set the rule softer, or off.
  writeFileSync(
    join(here.root, 'collegevoorstel.yaml'),
    'gemeente: {naam: Proefstad}\nregels: {agenda/weggevallen-in-bundel: off}\n',
  )
  expect(lost(await made(here))).toEqual([])
})
