import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Agenda } from '../../src/meeting/agenda.ts'
import { checkAgenda } from '../../src/meeting/agenda-rules.ts'
import { readAgenda } from '../../src/meeting/read-agenda.ts'
import { openContext } from '../../src/pipeline/context.ts'
import { showDiagnostics } from '../diagnostics/show-diagnostics.ts'

const cwd = join(import.meta.dirname, 'fixtures', 'lezen')
const agendas = readdirSync(cwd).filter((name) => name.endsWith('.yaml') && name !== 'collegevoorstel.yaml')

/** Before the meeting of all of them. */
const day = '2026-11-23'

function shown({ rubrieken }: Agenda): string {
  const lines = rubrieken.flatMap(({ nummer, titel, buitenvergadering, punten }) => [
    ...(titel === undefined ? [] : [`${nummer} ${titel}${buitenvergadering ? ' (buiten vergadering)' : ''}`]),
    ...punten.map((punt) => `  ${punt.nummer} ${punt.titel ?? punt.voorstel?.file ?? '?'}: ${punt.besluit ?? '-'}`),
  ])
  return `${lines.join('\n')}\n`
}

describe('an agenda', () => {
  it.each(agendas)('%s is read with its numbers, and told what is wrong with it where it stands', async (name) => {
    const context = openContext({ cwd, strictness: 'lenient' })
    const { agenda, diagnostics } = readAgenda(name, context)
    const { config } = context.projectOf(join(cwd, name))
    const found = agenda ? [...diagnostics, ...checkAgenda(agenda, config, day)] : diagnostics
    const text = `${agenda ? shown(agenda) : 'geen agenda\n'}\n${showDiagnostics(found)}`
    await expect(text).toMatchFileSnapshot(join(cwd, 'verwacht', name.replace('.yaml', '.txt')))
  })

  it('takes its name from its file, or of agenda.yaml from its folder', () => {
    expect(readAgenda('goed.yaml', openContext({ cwd, strictness: 'lenient' })).agenda?.naam).toBe('goed')
    const examples = join(import.meta.dirname, '..', '..', 'examples')
    const { agenda } = readAgenda('agenda-week-48/agenda.yaml', openContext({ cwd: examples, strictness: 'lenient' }))
    expect(agenda?.naam).toBe('agenda-week-48')
  })
})
