import fc from 'fast-check'
import matter from 'gray-matter'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { splitFence } from '../../../src/document/front-matter/split-fence.ts'

afterEach(() => vi.restoreAllMocks())

describe('the body', () => {
  it.each(['', ' ', '\t ', '\uFEFF'])('begins at the start of a line, with %j behind the fence', (behind) => {
    for (const end of ['\n', '\r\n']) {
      const text = `---${end}zaak: Proef${end}---${behind}${end}Tekst.${end}`
      expect(text.slice(splitFence(text, 'voorstel.md').split?.body)).toBe(`Tekst.${end}`)
    }
    const bare = `---\nzaak: Proef\n---${behind}`
    expect(bare.slice(splitFence(bare, 'voorstel.md').split?.body)).toBe('')
  })
})

describe('the front matter', () => {
  it.each([
    ['---\na: b\n---\nc', '\na: b\n'],
    ['---\n---\nc', '\n'],
    ['---  \n\n\n---\n', '\n\n\n'],
    ['--- YAML\r\na: b\r\n\r\n---\r\n', '\r\na: b\r\n\r\n'],
    ['---\na: |\n  ---\n---', '\na: |\n  ---\n'],
    ['---\ra: b\r---\rc', '\ra: b\r'],
    ['a\n---\nb: c\n---\n', undefined],
    ['----\na: b\n---\n', undefined],
    ['\uFEFF---\na: b\n---\n', undefined],
    ['', undefined],
  ])('of %j is %j', (text, front) => {
    const { split } = splitFence(text, 'voorstel.md')
    expect(split?.yaml && text.slice(split.yaml.from, split.yaml.to)).toBe(front)
  })

  it.each([
    ['---\na: b\n', 'voormatter/geen-einde', '1:1-1:4'],
    ['---', 'voormatter/geen-einde', '1:1-1:4'],
    ['---yaml', 'voormatter/geen-einde', '1:1-1:8'],
    ['---\na: b\n--- c\n', 'voormatter/einde', '3:1-3:6'],
    ['---\na: b\n----\n', 'voormatter/einde', '3:1-3:5'],
    ['---js', 'voormatter/taal', '1:1-1:6'],
    ['---toString\na\n---\n', 'voormatter/taal', '1:1-1:12'],
    ['---__proto__\na\n---\n', 'voormatter/taal', '1:1-1:13'],
  ])('of %j has %s', (text, rule, place) => {
    const { split, diagnostics } = splitFence(text, 'voorstel.md')
    expect(split).toBeUndefined()
    expect(diagnostics.map(({ ruleId, name }) => [ruleId, name])).toEqual([[rule, place]])
  })

  it('is never read by gray-matter, whatever it says it is in', () => {
    const engines = Object.values((matter as unknown as { readonly engines: Record<string, Engine> }).engines)
    const spies = engines.map((engine) => vi.spyOn(engine, 'parse'))
    expect(spies).toHaveLength(3)
    const language = fc.constantFrom('', ' ', 'yaml', 'YML', 'json', 'js', 'javascript', 'coffee', 'toml', '__proto__')
    const front = fc.constantFrom('a: b', '{"a": 1}', 'module.exports = 1', '# a', '', '---', '\r', '\uFEFF')
    fc.assert(
      fc.property(language, fc.array(front), fc.constantFrom('\n---\n', '\n---x', ''), (first, lines, end) => {
        splitFence(`---${first}\n${lines.join('\n')}${end}`, 'voorstel.md')
      }),
    )
    for (const spy of spies) expect(spy).not.toHaveBeenCalled()
  })

  it('is split in time that grows with its length, where it is blank as well', () => {
    const began = performance.now()
    for (const end of ['\n---\n', '']) splitFence(`---\n${'\n'.repeat(250_000)}a: b${end}`, 'voorstel.md')
    // What gray-matter does with blank lines as they are takes minutes.
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})

interface Engine {
  readonly parse: (text: string) => object
}
