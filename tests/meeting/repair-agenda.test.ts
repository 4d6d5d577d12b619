import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { repairableMeeting } from '../../src/meeting/repair-agenda.ts'
import { openContext } from '../../src/pipeline/context.ts'
import { proposal, trialProject } from '../cli/trial-project.ts'

const agenda = (...proposals: readonly string[]) =>
  `soort: agenda\nvergadering: College\ndatum: 2026-11-24\npunten:\n${proposals.map((file) => `  - {voorstel: ${file}}\n`).join('')}`

it('lists the agenda, its proposals and their Markdown attachments, by the names that findings have', async () => {
  const { root, put } = await trialProject({
    'week/agenda.yaml': agenda('../a/voorstel.md', '../b/voorstel.md', '../weg/voorstel.md'),
    'a/voorstel.md': proposal({
      front:
        'bijlagen: [{soort: overig, titel: Cijfers, bestand: cijfers.md}, {soort: overig, titel: Kaart, bestand: kaart.svg}]',
    }),
    'a/cijfers.md': '---\nsoort: overig\ntitel: Cijfers\n---\n\nTekst.\n',
    'a/kaart.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
    'b/voorstel.md': proposal(),
  })
  const files = () => repairableMeeting('week/agenda.yaml', openContext({ cwd: root, strictness: 'lenient' }))
  expect(files().map(({ name }) => name)).toEqual([
    'week/agenda.yaml',
    'a/voorstel.md',
    'a/cijfers.md',
    'b/voorstel.md',
  ])
  expect(files().map(({ path }) => path)).toEqual(files().map(({ name }) => join(root, name)))
  const [, own] = files()
  expect(
    own?.findings(proposal().replace('status: openbaar', 'status: Openbaar')).map(({ ruleId }) => ruleId),
  ).toContain('yaml/onbekende-waarde')
  await put({ 'collegevoorstel.yaml': 'gemeente: {nam: Proefstad}\n' })
  expect(files()).toEqual([])
})

it('lists no file outside the project', async () => {
  const { root } = await trialProject({
    'week/agenda.yaml': agenda('binnen.md', 'buiten.md'),
    'week/binnen.md': proposal(),
  })
  const elsewhere = join(root, '../elders')
  mkdirSync(elsewhere)
  writeFileSync(join(elsewhere, 'voorstel.md'), proposal())
  symlinkSync(join(elsewhere, 'voorstel.md'), join(root, 'week/buiten.md'))
  const names = repairableMeeting('week/agenda.yaml', openContext({ cwd: root, strictness: 'lenient' })).map(
    ({ name }) => name,
  )
  expect(names).toEqual(['week/agenda.yaml', 'week/binnen.md'])
})
