import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../src/config/config.ts'
import { applyIgnoreComments, type Reached } from '../../src/diagnostics/apply-ignore-comments.ts'
import { type Diagnostic, diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { readSource } from '../../src/diagnostics/read-source.ts'
import { ignoreCommentsOf } from '../../src/document/front-matter/ignore-comments-of.ts'
import { readDocument } from '../../src/document/read-document.ts'
import { loadKinds } from '../../src/forms/load-kind.ts'
import { ruleCatalogue as rules } from '../../src/rules/catalogue.ts'
import { check, sortByPosition } from '../../src/rules/check.ts'
import { redactionRules } from '../../src/rules/redaction-rules.ts'
import { showDiagnostics } from './show-diagnostics.ts'

const fixtures = join(import.meta.dirname, 'fixtures', 'ignore-comments')
const kinds = loadKinds()
const yaml = 'college: {portefeuillehouders: [C. Voorbeeld]}\nregels: {taal/lange-zin: off}\n'

function applied(name: string, reached: 'checked' | 'printed') {
  const folder = join(fixtures, name)
  const { config } = parseConfig(yaml, join(folder, 'collegevoorstel.yaml'), 'collegevoorstel.yaml')
  const { source } = readSource(join(folder, 'voorstel.md'), 'voorstel.md')
  const { document, diagnostics } = source ? readDocument(source, kinds) : {}
  if (document === undefined) throw new Error(`${name} cannot be read`)
  const found = sortByPosition([...(diagnostics ?? []), ...check(document, { config, kinds })])
  return applyIgnoreComments(found, ignoreCommentsOf(document), { rules, reached })
}

/** Place, severity and rule: what the rules say is held elsewhere. */
function short(diagnostics: readonly Diagnostic[]): string {
  return showDiagnostics(diagnostics).replace(/^ {2}.*\n/gm, '')
}

describe('a comment allows one finding', () => {
  for (const name of readdirSync(fixtures)) {
    it(name, async () => {
      const { remaining: left, problems, ignored } = applied(name, 'checked')
      const allowed = ignored.map(
        ({ finding, reason, place }) => `${short([finding])}  opmerking op regel ${place?.start.line}: ${reason}\n`,
      )
      const report = `Toegestaan:\n${allowed.join('')}\nOver:\n${short(left)}\nOpmerkingen:\n${showDiagnostics(problems)}`
      await expect(report).toMatchFileSnapshot(join(fixtures, name, 'verwacht.txt'))
    })
  }

  it('misses one about the pages only once they have been made', () => {
    const about = (reached: 'checked' | 'printed') =>
      applied('verkeerd', reached).problems.filter((message) => message.reason.includes('onderdelen/te-lang'))
    expect(about('checked')).toEqual([])
    expect(about('printed')).toMatchObject([{ ruleId: 'negeren/ongebruikt' }])
  })

  it('misses one about a public edition only once that has been made', () => {
    const text =
      '---\nsoort: overig\n---\n\n<!-- collegevoorstel-negeer lakken/ook-elders: zij tekent zelf -->\n\nTekst.\n'
    const { document } = readDocument({ path: '/overig.md', name: 'overig.md', text }, kinds)
    if (document === undefined) throw new Error('cannot be read')
    const comments = ignoreCommentsOf(document)
    const about = (reached: Reached) =>
      applyIgnoreComments([], comments, { rules, reached }).problems.map(({ ruleId }) => ruleId)
    expect([about('checked'), about('printed'), about('public')]).toEqual([[], [], ['negeren/ongebruikt']])
    const offset = text.indexOf('Tekst')
    const place = { start: { line: 7, column: 1, offset }, end: { line: 7, column: 6, offset: offset + 5 } }
    const found = diagnostic({
      rule: redactionRules['lakken/ook-elders'],
      file: 'overig.md',
      place,
      reason: 'x',
      advice: 'y',
    })
    expect(applyIgnoreComments([found], comments, { rules, reached: 'public' })).toMatchObject({
      remaining: [],
      problems: [],
      ignored: [{}],
    })
  })
})
