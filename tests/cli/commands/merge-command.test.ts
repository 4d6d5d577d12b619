import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { run } from '../../../src/cli/program.ts'
import { fakeTerminal } from '../fake-terminal.ts'
import { type Files, proposal, trialProject } from '../trial-project.ts'

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
/** Some with an error, some with a warning, one that shares a mistake in the settings. */
const files: Files = Object.fromEntries(
  names.map((name, index) => [
    `${name}.md`,
    proposal({
      ...(index % 3 === 0 ? { front: 'zaaknumer: fout' } : {}),
      ...(index % 3 === 1 ? { without: ['zaaknummer'] } : {}),
    }),
  ]),
)
const asked = Object.keys(files)

type Told = Readonly<Record<string, unknown>> & { readonly bestand: string }

function documentsIn(text: string): readonly Told[] {
  return JSON.parse(text.replace(/"duur": \d+/g, '"duur": 0')).documenten
}

it('checks every document once in the parts together, and merges the reports into that of the whole', async () => {
  const project = await trialProject(files)
  const whole = await project.run('check', ...asked, '--reporter', 'json')
  const reports = ['deel-1.json', 'deel-2.json', 'deel-3.json']
  for (const [index, report] of reports.entries()) {
    // The other end of the country may list them in another order.
    const order = index === 1 ? [...asked].reverse() : asked
    const part = await project.run('check', ...order, '--shard', `${index + 1}/3`, '--reporter', `json=${report}`)
    expect([0, 1]).toContain(part.code)
  }
  const merged = await project.run('merge-reports', ...[...reports].reverse(), '--reporter', 'json')
  expect(merged.code).toBe(whole.code)
  const sorted = (text: string) => [...documentsIn(text)].sort((a, b) => (a.bestand < b.bestand ? -1 : 1))
  expect(sorted(merged.out)).toEqual(sorted(whole.out))
  expect(JSON.parse(merged.out).samenvatting).toEqual(JSON.parse(whole.out).samenvatting)
  // The order is that of the parts, however they are given.
  const again = await project.run('merge-reports', ...reports, '--reporter', 'json')
  expect(again.out).toBe(merged.out)
  const [one] = documentsIn(readFileSync(join(project.root, 'deel-1.json'), 'utf8'))
  expect(documentsIn(merged.out)[0]).toEqual(one)

  for (const reporter of ['junit', 'sarif', 'github']) {
    expect((await project.run('merge-reports', ...reports, '--reporter', reporter)).out).toContain('zaaknumer')
  }
  const missing = await project.run('merge-reports', 'deel-1.json', 'deel-3.json', '--quiet')
  expect(missing.code).toBe(3)
  expect(missing.err).toContain('Van deel 2 van 3 is er geen verslag.')
})

it('refuses what is no report, and says what is wrong with it', async () => {
  const project = await trialProject({ 'geen.json': '{', 'ander.json': '{"documenten": []}' })
  const words = async (file: string) => {
    const { code, err } = await project.run('merge-reports', file)
    expect(code).toBe(2)
    return err
  }
  expect(await words('nergens.json')).toContain('Het verslag nergens.json bestaat niet.')
  expect(await words('geen.json')).toContain('het is geen JSON')
  expect(await words('ander.json')).toContain('het is geen verslag van deze versie (samenvatting)')
})

it('sees names that collide with a document of another part', async () => {
  const project = await trialProject({
    'voorstel.md': proposal(),
    'proef.md': proposal(),
    'x.md': proposal(),
  })
  const told: string[] = []
  for (const part of ['1/3', '2/3', '3/3']) {
    told.push((await project.run('check', 'voorstel.md', 'proef.md', 'x.md', '--shard', part)).err)
  }
  expect(told.filter((err) => err.includes('uitvoer/zelfde-naam'))).toHaveLength(2)
})

it('begins no document any more after a failure with --fail-fast, and counts those that were left', async () => {
  const project = await trialProject(files)
  const { code, out, err } = await project.run(
    'build',
    ...asked,
    '--fail-fast',
    '--jobs',
    '1',
    '--reporter',
    'junit',
    '--reporter',
    'json=verslag.json',
  )
  expect(code).toBe(1)
  expect(documentsIn(readFileSync(join(project.root, 'verslag.json'), 'utf8')).map(({ uitkomst }) => uitkomst)).toEqual(
    ['fouten', ...names.slice(1).map(() => 'overgeslagen')],
  )
  expect(out.match(/skipped="1"/g)).toHaveLength(names.length - 1)
  expect(err).toContain('– b.md: overgeslagen, want een ander document is niet gemaakt\n')
  expect(await project.output()).toEqual({})
})

it('puts a table on the page of the job where GitHub asks for one', async () => {
  const project = await trialProject({ ...files, 'h|<b>`x`.md': proposal() })
  const page = join(project.root, 'samenvatting.md')
  const terminal = fakeTerminal(project.root)
  const env = { ...terminal.env, GITHUB_STEP_SUMMARY: page }
  await project.put({ 'samenvatting.md': 'Van een eerdere stap.\n' })
  await run(['check', ...asked, 'h|<b>`x`.md', '--reporter', 'github'], { ...terminal, env })
  const text = readFileSync(page, 'utf8').replace(/\d+,\d s/g, '… s')
  expect(text).toMatchInlineSnapshot(`
    "Van een eerdere stap.
    ### Collegevoorstellen

    8 documenten, 3 fouten, 2 waarschuwingen

    | document | uitkomst | pagina’s | tijd | meldingen |
    | --- | --- | ---: | ---: | --- |
    | a.md | **fouten** |  | … s | 1 fout |
    | b.md | gemaakt |  | … s | 1 waarschuwing |
    | c.md | gemaakt |  | … s |  |
    | d.md | **fouten** |  | … s | 1 fout |
    | e.md | gemaakt |  | … s | 1 waarschuwing |
    | f.md | gemaakt |  | … s |  |
    | g.md | **fouten** |  | … s | 1 fout |
    | h\\|&#60;b&#62;\\\`x\\\`.md | gemaakt |  | … s |  |

    "
  `)
})
