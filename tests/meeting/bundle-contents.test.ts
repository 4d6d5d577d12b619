import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { proposal, trialProject } from '../cli/trial-project.ts'
import { textOf } from '../print/read-printed.ts'

const points = (count: number) => Array.from({ length: count }, (_, at) => `  - titel: Punt ${at}\n`).join('')
const agenda = (count: number) =>
  `naam: week\nvergadering: College\ndatum: 2026-11-24\npunten:\n${points(count)}  - voorstel: een/voorstel.md\n`
const template = 'bundelvoorblad'
const cover = (row: string) => ({
  [`templates/documenten/${template}/soort.yaml`]: 'titel: Vergaderbundel\nomschrijving: Kort voorblad.\n',
  [`templates/documenten/${template}/document.hbs`]: `<article><h1>{{titel}}</h1>{{#each rubrieken}}{{#each punten}}${row}{{/each}}{{/each}}</article>\n`,
})
const plainRow = '<p>{{nummer}} {{titel}} op {{pagina}}.</p>'

it.each([
  ['a cover of one page', cover(plainRow), 3, 1],
  ['a very long agenda', {}, 300, 6],
])('%s: the contents name the page on which a proposal begins', async (_name, templates, count, least) => {
  const project = await trialProject({ ...templates, 'agenda.yaml': agenda(count), 'een/voorstel.md': proposal({}) })
  const { code, err } = await project.run('agenda', 'agenda.yaml')
  expect(code, err).toBe(0)
  const pages = await textOf(readFileSync(join(project.root, 'uitvoer/week/intern/bundel.pdf')))
  const first = pages.findIndex((text) => text.includes(`Agendapunt ${count + 1} `)) + 1
  expect(first).toBeGreaterThan(least)
  const contents = pages
    .slice(0, first - 1)
    .join(' ')
    .replace(/\s+/g, ' ')
  expect(contents).toMatch(new RegExp(`proef.*\\b${first}\\b`, 'i'))
  expect(contents).not.toMatch(new RegExp(`Proef.*\\b(${first - 1}|${first + 1})\\.? ?$`, 'i'))
})

it('says so when a cover grows with the numbers on it (agenda/bundel)', async () => {
  const growing = cover(`${plainRow}{{#if pagina}}${'<p style="height:{{pagina}}00mm">.</p>'.repeat(4)}{{/if}}`)
  const project = await trialProject({ ...growing, 'agenda.yaml': agenda(1), 'een/voorstel.md': proposal({}) })
  const { code, err } = await project.run('agenda', 'agenda.yaml')
  expect([code, err]).toEqual([1, expect.stringContaining('de lengte van het voorblad verandert')])
})
