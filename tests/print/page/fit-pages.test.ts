import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { trialProject } from '../../cli/trial-project.ts'
import { type PlacedText, placedTexts } from '../../pdf/placed-text.ts'

const sentence = 'Het college legt in deze alinea uit wat er gebeurt en wat de inwoners daarvan merken. '

/** A letter of so many paragraphs of three lines. */
const letter = (paragraphs: number, more = ''): string => `---
soort: brief-college
zaaknummer: Z-2026-1
datum: 2026-11-24
onderwerp: Een brief van ${paragraphs} alinea’s
geadresseerde: [De heer A. Voorbeeld]
adres: [Dorpsstraat 1, 1234 AB Voorbeeldstad]
behandelaar: B. Voorbeeld
aanhef: Geachte heer Voorbeeld,
slot: Met vriendelijke groet,
${more}---

${Array.from({ length: paragraphs }, (_, index) => (index % 4 === 3 ? `## Kop ${index}\n\n` : '') + sentence.repeat(3)).join('\n\n')}
`

const bottom = 272

/** Of each page, how far down its text goes, in millimetres; the foot does not count. */
const depths = (pieces: readonly PlacedText[]): readonly number[] =>
  Array.from({ length: Math.max(...pieces.map(({ page }) => page)) }, (_, index) =>
    Math.max(...pieces.filter(({ page, down }) => page === index + 1 && down < bottom).map(({ down }) => down)),
  )

describe('a letter', { timeout: 240_000 }, () => {
  it('never spills its ending to a page of its own while the first page has room', async () => {
    const lengths = Array.from({ length: 18 }, (_, index) => index + 2)
    const named = [
      ...lengths.map((count) => [`brief-${count}`, letter(count)] as const),
      ...lengths.slice(7, 13).map((count) => [`geheim-${count}`, letter(count, 'status: geheim\n')] as const),
    ]
    const { root, run } = await trialProject(
      Object.fromEntries(named.map(([name, text]) => [`${name}/voorstel.md`, text])),
    )
    await run('build', ...named.map(([name]) => `${name}/voorstel.md`))
    const sizes = new Set<number>()
    let fitted = 0
    for (const [name] of named) {
      const pieces = await placedTexts(readFileSync(join(root, 'uitvoer', name, 'intern/brief-college.pdf')))
      const [first = 0, ...rest] = depths(pieces)
      const last = rest.at(-1)
      const spills = last !== undefined && last - 27 < 70 && bottom - first > 35
      expect([name, depths(pieces), spills]).toEqual([name, depths(pieces), false])
      sizes.add(rest.length + 1)
      // The label of the subject stands beside it in a letter that is fitted, and above it otherwise.
      const label = pieces.find(({ text }) => text === 'Onderwerp')
      const subject = pieces.find(({ text, page }) => page === 1 && text.startsWith('Een brief van'))
      if (label && subject && Math.abs(label.down - subject.down) < 1) fitted += 1
      // The address stays in the window of the envelope.
      const address = pieces.find(({ text }) => text.includes('A. Voorbeeld'))
      expect([name, Math.round(address?.down ?? 0)]).toEqual([name, 54])
    }
    expect(sizes).toEqual(new Set([1, 2, 3]))
    // Some are fitted, but not those that fit as they are, nor those that need the page.
    expect(fitted).toBeGreaterThan(1)
    expect(fitted).toBeLessThan(named.length / 2)
  })
})
