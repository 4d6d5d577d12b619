import { describe, expect, it } from 'vitest'
import { namesOrOffer, requestedNames } from '../../../src/cli/terminal/requested-names.ts'
import { fakeTerminal } from '../fake-terminal.ts'
import { proposal, trialProject } from '../trial-project.ts'

const text = proposal()

describe('a pattern', () => {
  it('stands for the files it matches, in order; a file of that very name comes first', async () => {
    const names = [
      'b/voorstel.md',
      'a/voorstel.md',
      'a/brief.md',
      'voorstel (1).md',
      'node_modules/x/voorstel.md',
      '[nee].md',
    ]
    const { root } = await trialProject(Object.fromEntries(names.map((name) => [name, text])))
    expect(await requestedNames(['*/voorstel.md', 'weg.md'], root)).toEqual([
      'a/voorstel.md',
      'b/voorstel.md',
      'weg.md',
    ])
    expect(await requestedNames(['**/voorstel.md'], root)).toEqual(['a/voorstel.md', 'b/voorstel.md'])
    expect(await requestedNames(['voorstel (1).md', '[nee].md'], root)).toEqual(['voorstel (1).md', '[nee].md'])
    expect(await requestedNames(['./{a,b}/voorstel.md'], root)).toHaveLength(2)
  })

  it('that matches nothing is a mistake', async () => {
    const project = await trialProject({})
    const { code, err } = await project.run('check', 'voorstellen/*/voorstel.md')
    expect({ code, err }).toEqual({
      code: 2,
      err: 'Bij voorstellen/*/voorstel.md past geen enkel bestand. Kijk het patroon na, en de map waarin u werkt.\n',
    })
  })

  it('is expanded by each command that takes files', async () => {
    const project = await trialProject({ 'a/voorstel.md': text, 'b/voorstel.md': text })
    expect((await project.run('check', '*/voorstel.md', '--reporter', 'json=verslagen/a.json')).code).toBe(0)
    const merged = await project.run('merge-reports', 'verslagen/*.json', '--reporter', 'json')
    expect(JSON.parse(merged.out).samenvatting.documenten).toBe(2)
  })
})

describe('without a file', () => {
  const said = async (files: Readonly<Record<string, string>>, answer?: string) => {
    const { root } = await trialProject(files)
    const terminal = fakeTerminal(root)
    const ask = answer === undefined ? {} : { ask: async () => answer }
    return namesOrOffer([], 'build', { ...terminal, ...ask }).catch((error: Error) => error.message)
  }

  it('offers the one proposal to who can answer, and says to others what to type', async () => {
    for (const name of ['voorstel.md', 'parkeren/voorstel.md', 'voorstellen/parkeren/voorstel.md']) {
      expect(await said({ [name]: text }, 'ja')).toEqual([name])
      expect(await said({ [name]: text }, 'nee')).toContain('Er is niets gedaan.')
      expect(await said({ [name]: text })).toBe(
        `Zeg welk bestand. Hier staat één voorstel: collegevoorstel build ${name}`,
      )
    }
  })

  it('chooses none of several, and says how to begin when there is none', async () => {
    expect(await said({ 'a/voorstel.md': text, 'b/voorstel.md': text }, 'ja')).toBe(
      'Zeg welk bestand: collegevoorstel build <bestand>. Hier staan 2 voorstellen, bijvoorbeeld a/voorstel.md.',
    )
    expect(await said({}, 'ja')).toContain('begin er een met: collegevoorstel new collegevoorstel <map>')
  })
})
