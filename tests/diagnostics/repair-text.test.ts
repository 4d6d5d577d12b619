import { describe, expect, it } from 'vitest'
import { type Diagnostic, diagnostic, type Fix } from '../../src/diagnostics/diagnostic.ts'
import { repairText } from '../../src/diagnostics/repair-text.ts'
import { allRules, type RuleId } from '../../src/rules/catalogue.ts'

function found(id: RuleId, fix?: Fix): Diagnostic {
  const rule = allRules.find((one) => one.id === id)
  if (rule === undefined) throw new Error(`no rule ${id}`)
  return diagnostic({ rule, file: 'a.md', reason: 'x', advice: 'y', fix })
}

/** Every word that is in the list, with what it should be. */
function wordsIn(text: string, words: Readonly<Record<string, string>>, rule: RuleId): readonly Diagnostic[] {
  return Object.entries(words).flatMap(([word, right]) =>
    [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) =>
      found(rule, [{ from: index, to: index + word.length, replacement: [right] }]),
    ),
  )
}

describe('a text is repaired until it stays as it is', () => {
  it('in as many turns as it takes', () => {
    const findings = (text: string) => wordsIn(text, { a: 'b', b: 'c' }, 'onderdelen/volgorde').slice(0, 1)
    expect(findings('a')).toHaveLength(1)
    // Each turn leaves as many findings as it answers but for the last, so nothing is better until all are gone.
    expect(repairText('a', findings).text).toBe('a')
    const honest = (text: string) => [
      ...wordsIn(text, { a: 'b' }, 'yaml/datum'),
      ...wordsIn(text, { b: 'c' }, 'yaml/hekje'),
    ]
    const { text, repaired } = repairText('a a', honest)
    expect([text, repaired.length]).toEqual(['c c', 4])
  })

  it('without a repair that leaves its finding, or brings an error', () => {
    const stubborn = (text: string) => [
      found('yaml/datum', [{ from: 0, to: 1, replacement: [text === 'a' ? 'b' : 'a'] }]),
    ]
    expect(repairText('a', stubborn)).toEqual({ text: 'a', repaired: [] })
    const harmful = (text: string) =>
      text === 'a' ? [found('yaml/hekje', [{ from: 0, to: 1, replacement: ['b'] }])] : [found('html/verboden')]
    expect(repairText('a', harmful)).toEqual({ text: 'a', repaired: [] })
  })

  it('with the repairs that help by themselves, where one spoils it for all', () => {
    const findings = (text: string) => [
      ...wordsIn(text, { slecht: 'erger' }, 'yaml/hekje'),
      ...(text.includes('erger') ? [found('html/verboden')] : []),
      ...wordsIn(text, { fout: 'goed' }, 'yaml/datum'),
    ]
    const { text, repaired } = repairText('slecht fout slecht fout', findings)
    expect([text, repaired.length]).toEqual(['slecht goed slecht goed', 2])
  })
})
