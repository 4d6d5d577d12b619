import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { trialProject } from '../trial-project.ts'

describe('style', () => {
  it('writes the specimen of the house style of the settings, with its path on stdout', async () => {
    const project = await trialProject({})
    const { code, out, err } = await project.run('style')
    expect({ code, out }).toEqual({ code: 0, out: '<map>/uitvoer/proefblad-neutraal.pdf\n' })
    expect(err).toMatch(/^Het proefblad, \d+ pagina’s, staat in uitvoer\/proefblad-neutraal\.pdf\n$/)
    expect(readFileSync(join(project.root, 'uitvoer', 'proefblad-neutraal.pdf')).toString('latin1', 0, 5)).toBe('%PDF-')
  })

  it.each([
    ['a name that is none', ['nergens'], 2, 'De huisstijl “nergens” is niet gevonden.'],
    ['a style that cannot be read', ['./stijl'], 2, 'De variabele --blaw bestaat niet.'],
    ['an empty name', [''], 2, 'naam'],
  ])('refuses %s, and writes nothing', async (_, args, expected, words) => {
    const project = await trialProject({ 'stijl/tokens.css': ':root { --utrecht-link-color: var(--blaw) }' })
    const { code, out, err } = await project.run('style', ...args)
    expect({ code, out }).toEqual({ code: expected, out: '' })
    expect(err).toContain(words)
    expect(existsSync(join(project.root, 'uitvoer'))).toBe(false)
  })
})
