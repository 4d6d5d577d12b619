import { describe, expect, it } from 'vitest'
import { run } from '../../../src/cli/program.ts'
import { allRules } from '../../../src/rules/catalogue.ts'
import { fakeTerminal } from '../fake-terminal.ts'
import { failing, trialProject } from '../trial-project.ts'

async function explained(topic: string, columns = 80) {
  const terminal = fakeTerminal()
  const code = await run(['explain', topic], { ...terminal, stdout: { write: terminal.stdout.write, columns } })
  return { code, out: terminal.out(), err: terminal.err() }
}

describe('explain', () => {
  it.each(allRules.map(({ id, guards }) => [id, guards] as const))('prints the page of %s', async (id, guards) => {
    const { code, out, err } = await explained(id)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.startsWith(`${id}\n\n`)).toBe(true)
    expect(out.replace(/\s+/g, ' ')).toContain(guards)
    // An example is printed as it is written.
    expect(out.replace(/^ {4}.*/gm, '')).not.toMatch(/```|^#|\]\(/m)
  })

  it.each([40, 60, 80, 200])('fits in a terminal of %i columns', async (columns) => {
    for (const topic of ['collegevoorstel', 'gronden', 'regels']) {
      const { out } = await explained(topic, columns)
      const widest = Math.max(...out.split('\n').map((line) => line.length))
      expect(widest).toBeLessThanOrEqual(Math.max(columns, 70))
    }
  })

  it('has the keys and the sections of a kind of the project', async () => {
    const project = await trialProject({
      'templates/documenten/kaart/soort.yaml':
        'titel: Kaart\nbasis: overig\nvelden:\n  - {veld: plaats, type: keuze, waarden: [Noord, Zuid], verplicht: ja, toelichting: Waar het is.}\nonderdelen:\n  - {id: wie, kop: Wie komt er?, toelichting: Noem alle gasten.}\n',
    })
    const { code, out } = await project.run('explain', 'kaart')
    expect(code).toBe(0)
    expect(out.replace(/\s+/g, ' ')).toContain(
      ' plaats Waar het is. Kies uit: Noord, Zuid. Bijvoorbeeld: Noord (verplicht) ',
    )
    expect(out).toMatch(/^ {2}## Wie komt er\? +Noem alle gasten\. id: wie\.$/m)
    expect((await project.run('explain')).out).toContain('kaart')
  })

  it('says what resembles a topic that there is not', async () => {
    const project = await trialProject({})
    expect(await failing(project, 2, 'explain', 'langezin')).toBe(
      'Over “langezin” is er geen uitleg.\nHet meest lijken hierop: taal/lange-zin, lakken, aanwijzingen. Alle onderwerpen ziet u met: collegevoorstel explain\n',
    )
  })
})
