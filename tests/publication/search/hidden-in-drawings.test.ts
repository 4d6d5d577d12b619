import { expect, test } from 'vitest'
import { proposal, trialProject } from '../../cli/trial-project.ts'

const field = '<rect width="200" height="100" fill="#eee"/>'
const name = '<text x="20" y="40" font-size="12">Jansen</text>'

function drawing(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="200" height="100">${field}${content}</svg>`
}

const hidden = {
  'under a surface': `${name}<rect x="10" y="20" width="120" height="30" fill="#123"/>`,
  'under a group of shapes': `${name}<g transform="translate(5 5)"><path d="M0 10H120V45H0Z" fill="#fff"/></g>`,
  'in the colour of what is under it': name.replace('<text', '<text fill="#eee"'),
  'under another text’s field': `${name}<circle cx="40" cy="36" r="35"/><text x="20" y="40" fill="#fff">Koper</text>`,
}

const visible = {
  'beside a surface': `${name}<rect x="10" y="60" width="120" height="30" fill="#123"/>`,
  'on a surface': `<rect x="10" y="20" width="120" height="30" fill="#123"/>${name.replace('<text', '<text fill="#fff"')}`,
  'in a frame': `${name}<rect x="10" y="20" width="120" height="30" fill="none" stroke="#123"/>`,
}

/** All drawings in one document each: a browser prints them in one run. */
function project(drawings: Readonly<Record<string, string>>) {
  const entries = Object.values(drawings).map((content, index) => {
    const body = `![Plattegrond met de kavels van de wijk](plat.svg)`
    return [
      [`stuk-${index}/plat.svg`, drawing(content)],
      [
        `stuk-${index}/stuk.md`,
        `---\nsoort: overig\ntitel: Stuk ${index}\nstatus: openbaar\nnaam: stuk-${index}\n---\n\n## Kaart\n\n${body}\n`,
      ],
    ] as const
  })
  return trialProject(Object.fromEntries(entries.flat()))
}

test('text that a drawing hides is an error in a public edition, at the drawing, without its words', async () => {
  const { run, output } = await project(hidden)
  const { code, err } = await run('build', 'stuk-*/stuk.md', '--edition', 'openbaar')
  expect(code).toBe(1)
  expect(err.match(/afbeeldingen\/verborgen/g)).toHaveLength(Object.keys(hidden).length)
  expect(err).toContain('stuk-0/stuk.md:10:1')
  expect(err).not.toContain('Jansen')
  expect(Object.keys(await output()).filter((path) => path.endsWith('.pdf'))).toEqual([])
})

test('text that a drawing shows is public', async () => {
  const { run, output } = await project(visible)
  const { code, err } = await run('build', 'stuk-*/stuk.md', '--edition', 'openbaar')
  expect([code, err.includes('afbeeldingen/verborgen')]).toEqual([0, false])
  expect(Object.keys(await output()).filter((path) => path.endsWith('.pdf'))).toHaveLength(Object.keys(visible).length)
})

test('a drawing that is an attachment is told of at its line of the front matter, and only in public', async () => {
  const front = 'bijlagen: [{soort: overig, titel: Plattegrond, bestand: plat.svg}]'
  const { run } = await trialProject({
    'voorstel.md': proposal({ front, text: 'Zie bijlage 1.' }),
    'plat.svg': drawing(hidden['under a surface']),
  })
  const { code, err } = await run('build', 'voorstel.md', '--edition', 'intern,openbaar')
  expect(code).toBe(1)
  expect(err).toMatch(/voorstel\.md:14:\d+ .*[\s\S]*\[afbeeldingen\/verborgen\]/)
  expect(await run('build', 'voorstel.md')).toMatchObject({ code: 0 })
})
