import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { checkAgenda } from '../../src/meeting/agenda-rules.ts'
import { readAgenda } from '../../src/meeting/read-agenda.ts'
import { openContext } from '../../src/pipeline/context.ts'
import { meetingRules } from '../../src/rules/meeting-rules.ts'
import { showDiagnostics } from '../diagnostics/show-diagnostics.ts'
import { type ExampleFile, readRulePage } from '../rules/rule-page.ts'

/** Whole reports of what is wrong on the page of each rule: `<naam>.txt`. */
const expected = join(import.meta.dirname, 'fixtures', 'regels')

/** These speak when a meeting is made, not when it is read: other tests make it, with and without what they are about. */
const whenMade: readonly string[] = [
  'agenda/beschadigd-stuk',
  'agenda/besluiten-onvolledig',
  'agenda/bundel',
  'agenda/elders-gesloten',
  'agenda/map-bezet',
  'agenda/niet-in-bundel',
  'agenda/weggevallen-in-bundel',
]
const whenRead = Object.keys(meetingRules).filter((id) => !whenMade.includes(id))

/** The day of the meeting on every page. */
const day = '2026-11-24'

const proposal = '---\nzaaknummer: Z-1\ndatum: 2026-11-20\nonderwerp: Parkeren\n---\n\n## Voorstel\n\n1. Dit te doen.\n'
const project: Readonly<Record<string, string>> = {
  'collegevoorstel.yaml':
    'gemeente: {naam: Voorbeeldstad}\ncollege: {portefeuillehouders: [A. Voorbeeld, C. Voorbeeld, D. Voorbeeld]}\n',
  'voorstellen/parkeren/voorstel.md': proposal,
  'week/parkeren/voorstel.md': proposal,
  'week/wijken/voorstel.md': proposal.replace('Z-1', 'Z-2').replace('Parkeren', 'Wijken'),
}

/** What is said of an example: its files lie in a project where all is well, in the folder of the agenda. */
function checkExample(files: readonly ExampleFile[]): readonly Diagnostic[] {
  const cwd = mkdtempSync(join(tmpdir(), 'agenda-'))
  try {
    const own = files.map(({ name, text }) => [`week/${name}`, text] as const)
    for (const [path, text] of [...Object.entries(project), ...own]) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true })
      writeFileSync(join(cwd, path), text)
    }
    const context = openContext({ cwd, strictness: 'lenient' })
    const { agenda, diagnostics } = readAgenda('week/agenda.yaml', context)
    const { config } = context.projectOf(join(cwd, 'week/agenda.yaml'))
    return agenda ? [...diagnostics, ...checkAgenda(agenda, config, day)] : diagnostics
  } finally {
    rmSync(cwd, { recursive: true, force: true })
  }
}

describe('the examples on the pages about agendas', () => {
  it('have a whole report each, and there is no other', () => {
    expect(readdirSync(expected).toSorted()).toEqual(whenRead.map((id) => `${id.split('/')[1]}.txt`).toSorted())
  })

  it.each(whenRead)('%s is found in what is wrong, to the column, and not in what is right', async (id) => {
    const { wrong, right } = readRulePage(id)
    expect(right.map(({ name }) => name)).toContain('agenda.yaml')
    const found = checkExample(wrong)
    expect(found.map(({ ruleId }) => ruleId)).toContain(id)
    expect(checkExample(right).map(({ ruleId }) => ruleId)).not.toContain(id)
    await expect(showDiagnostics(found)).toMatchFileSnapshot(join(expected, `${id.split('/')[1]}.txt`))
  })
})
