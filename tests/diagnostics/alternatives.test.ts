import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { alternatives, explained, mostAlternatives } from '../../src/diagnostics/nearest.ts'

// Never more than seven alternatives in a message: the three nearest, and where all of them are.

const tests = join(import.meta.dirname, '..')
const choice = explained('soorten')

describe('the alternatives of a word', () => {
  it.each([0, 1, 7])('are all named when there are %i', (count) => {
    const words = Array.from({ length: count }, (_, index) => `woord${index}`)
    expect(alternatives('zzz', words, choice)).toBe(count === 0 ? '' : `Kies uit: ${words.join(', ')}.`)
  })

  it('are the one that was meant, or the three nearest, when there are more', () => {
    const words = ['zaak', 'datum', 'team', 'auteur', 'status', 'datums', 'embargo', 'data']
    const all = 'Alles wat hier kan: collegevoorstel explain soorten'
    expect(alternatives('datm', words, choice)).toBe(`Bedoelde u “datum”? ${all}`)
    expect(alternatives('dxxxm', words, choice)).toMatch(
      /^Het meest lijken hierop: datum, \w+, \w+\. Alles wat hier kan: /,
    )
    expect(alternatives('datm', words, choice, '')).toBe(`Het meest lijken hierop: datum, data, datums. ${all}`)
  })

  it('are found for any word that was typed', () => {
    const words = Array.from({ length: 300 }, (_, index) => `woord${index}`)
    expect(alternatives('x'.repeat(1e6), words, choice).length).toBeLessThan(200)
  })
})

/** Reports of the tests of the rules, which provoke every message. */
const reports = ['rules/fixtures', 'document/fixtures', 'meeting/fixtures', 'pipeline/fixtures'].flatMap((folder) =>
  readdirSync(join(tests, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.txt'))
    .map((name) => join(folder, name)),
)

const lists =
  /(?:Kies uit|Wat hier kan staan|Wat bij deze soort hoort|In de configuratie staan|Het meest lijken hierop|Wat kan|ingebouwde \()[:]?([^.()]*)/g

it('no message of any rule names more', () => {
  const found = reports.flatMap((name) =>
    [...readFileSync(join(tests, name), 'utf8').matchAll(lists)].map(([, list = '']) => ({
      name,
      count: list.split(',').length,
    })),
  )
  expect(found.length).toBeGreaterThan(15)
  expect(found.filter(({ count }) => count > mostAlternatives)).toEqual([])
})
