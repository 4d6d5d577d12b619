import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { hiddenKey, isKeyOf, outputPlace, sourceKey, sourceOf } from '../../src/output/source-key.ts'

const home = realpathSync(mkdtempSync(join(tmpdir(), 'bronnen-')))
afterAll(() => rmSync(home, { recursive: true, force: true }))
const at = (path: string) => {
  mkdirSync(dirname(join(home, path)), { recursive: true })
  writeFileSync(join(home, path), '')
  return join(home, path)
}

describe('a source has a name that does not depend on the machine', () => {
  const source = at('project/a/voorstel.md')
  it.each([
    ['in the project', 'project/uitvoer', 'project', 'a/voorstel.md'],
    ['deep in the project', 'project/build/openbaar/uit', 'project', 'a/voorstel.md'],
    ['of a document without a config', 'project/uitvoer', 'project/a', 'a/voorstel.md'],
    ['beside the project', 'uitvoer', 'project', 'project/a/voorstel.md'],
    ['elsewhere', 'elders/uitvoer', 'project', 'elders:project/a/voorstel.md'],
  ])('for an output %s', (_, out, root, key) => {
    const place = outputPlace(join(home, out), join(home, root))
    expect(sourceKey(source, place)).toBe(key)
    expect(isKeyOf(key, source, place)).toBe(true)
    expect(sourceOf(key, place)).toBe(source)
    expect(isKeyOf(hiddenKey(key), source, place)).toBe(true)
    expect(isKeyOf(hiddenKey(key), join(home, 'project/b.md'), place)).toBe(false)
  })
})

describe('a hidden key leads to its file while that is there', () => {
  it.each([
    ['a document', 'hier/jansen-schade/voorstel.md', 'hier/uitvoer', 'hier'],
    ['an agenda', 'hier/week-jansen/agenda.yaml', 'hier/uitvoer', 'hier'],
    ['an attachment', 'hier/bijlagen/Brief Jansen (2).pdf', 'hier/uitvoer', 'hier'],
    ['a file whose name begins with a dot or has a bracket', 'hier/[jansen]/.voorstel.md', 'hier/uitvoer', 'hier'],
    ['a document deep in the project', 'hier/2026/11/24/b/c/d/jansen/voorstel.md', 'hier/uitvoer', 'hier'],
    ['with the output beside the project', 'daar/jansen/stuk.md', 'uit-daar', 'daar'],
    ['with the output elsewhere', 'ginds/project/jansen.md', 'verweg/uitvoer', 'ginds/project'],
    ['of another folder without a config', 'los/jansen/stuk.md', 'los/uitvoer', 'los/b'],
  ])('%s', (_, source, out, root) => {
    const path = at(source)
    at(`${root}/ander.md`)
    const place = () => outputPlace(join(home, out), join(home, root))
    const key = hiddenKey(sourceKey(path, place()))
    expect(sourceOf(key, place())).toBe(path)
    rmSync(path)
    expect(sourceOf(key, place())).toBeUndefined()
  })

  it('and not to what was made of it', () => {
    const made = at('project/uitvoer/a/openbaar/voorstel.pdf')
    const place = outputPlace(join(home, 'project/uitvoer'), join(home, 'project'))
    expect(sourceOf(hiddenKey(sourceKey(made, place)), place)).toBeUndefined()
  })
})

it('a hidden key shows no path', () => {
  const place = outputPlace(join(home, 'project/uitvoer'), join(home, 'project'))
  expect(hiddenKey('ontslag-jansen/voorstel.md')).not.toContain('jansen')
  expect(sourceOf('weg/voorstel.md', place)).toBeUndefined()
  expect(sourceOf('a\0', place)).toBeUndefined()
})
