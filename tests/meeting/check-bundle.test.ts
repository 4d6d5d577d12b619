import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli/program.ts'
import { fakeTerminal } from '../cli/fake-terminal.ts'
import { proposal, type TrialProject, trialProject } from '../cli/trial-project.ts'
import { brokenFile, brokenFiles } from '../pdf/conformance/broken-files.ts'
import { handmade, onePage, stream } from '../pdf/handmade.ts'

const scan = onePage({ content: 'BT /F1 12 Tf 50 700 Td (Rapport) Tj ET' })
const damaged = handmade([
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>',
  stream('geen zlib', '/Filter/FlateDecode'),
])
const skipped = brokenFile(brokenFiles.find(({ what }) => what === 'a level of headings skipped')?.change)

function meeting(bundel: 'alles' | 'conform', pdf: Uint8Array): Promise<TrialProject> {
  const front = 'bijlagen:\n  - {soort: overig, titel: Rapport, bestand: rapport.pdf}'
  return trialProject({
    'agenda.yaml': `naam: week\nvergadering: College\ndatum: 2026-11-24\nbundel: ${bundel}\npunten:\n  - voorstel: een/voorstel.md\n  - voorstel: twee/voorstel.md\n`,
    'een/voorstel.md': proposal({}),
    'twee/voorstel.md': proposal({ front, text: 'Zie bijlage 1.' }).replace('Een proef', 'Een tweede proef'),
    'twee/rapport.pdf': Buffer.from(pdf),
  })
}

interface Finding {
  readonly regel: string
  readonly ernst: string
  readonly melding: string
  readonly plaats?: { readonly begin: { readonly regel: number } }
}

/** What a command says of the agenda itself, without that it has no config. */
async function told({ root }: TrialProject, ...command: string[]): Promise<readonly Finding[]> {
  const terminal = fakeTerminal(root)
  const env = { ...terminal.env, COLLEGEVOORSTEL_CACHE: 'uit', SOURCE_DATE_EPOCH: '1795392000' }
  await run([...command, '--reporter', 'json'], { ...terminal, env })
  const { documenten } = JSON.parse(terminal.out()) as { documenten: { bestand: string; meldingen: Finding[] }[] }
  const own = documenten.find(({ bestand }) => bestand === 'agenda.yaml')?.meldingen ?? []
  return own.filter(({ regel }) => regel.startsWith('agenda/'))
}

describe('what will not be in the bundle', () => {
  it('is told by the check as by the meeting, once, and the bundle is made (agenda/beschadigd-stuk)', async () => {
    const here = await meeting('alles', damaged)
    const before = await told(here, 'check', 'agenda.yaml')
    expect(before).toMatchObject([
      { regel: 'agenda/beschadigd-stuk', ernst: 'warning', plaats: { begin: { regel: 7 } } },
    ])
    expect(before[0]?.melding).toBe(
      'Bijlage 1: Rapport (punt 2) staat niet in de bundel, maar in een apart bestand. Een ingepakt deel van het PDF-bestand is beschadigd.',
    )
    expect(await told(here, 'agenda', 'agenda.yaml')).toEqual(before)
    const folder = join(here.root, 'uitvoer/week/intern')
    for (const file of ['bundel.pdf', '02-twee/bijlagen/01-rapport.pdf'])
      expect(existsSync(join(folder, file))).toBe(true)
  })

  it('is a PDF that breaks its promise, unless everything is asked for', async () => {
    const [found] = await told(await meeting('conform', skipped), 'check', 'agenda.yaml')
    expect(found).toMatchObject({ regel: 'agenda/niet-in-bundel', ernst: 'info' })
    expect(found?.melding).toContain(
      'voldoet, maar dat is niet zo. De koppen slaan een niveau over. Na kop 1 komt kop 5.',
    )
    expect(await told(await meeting('alles', skipped), 'check', 'agenda.yaml')).toEqual([])
  })

  it('is a PDF without tags, and none that is whole and keeps its promise', async () => {
    const found = await told(await meeting('conform', scan), 'check', 'agenda.yaml')
    expect(found).toMatchObject([{ regel: 'agenda/niet-in-bundel' }])
    expect(await told(await meeting('alles', scan), 'check', 'agenda.yaml')).toEqual([])
    expect(await told(await meeting('conform', brokenFile()), 'check', 'agenda.yaml')).toEqual([])
  })
})
