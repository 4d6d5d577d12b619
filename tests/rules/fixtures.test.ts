import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkProposals } from '../../src/pipeline/check.ts'
import { pretty } from '../../src/report/pretty.ts'
import { allRules } from '../../src/rules/catalogue.ts'
import { levelsFor } from './example-project.ts'
import { readRulePage } from './rule-page.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
const ruleIds = allRules.map(({ id }) => id)

/** A case is two documents, or two projects with one each: `fout` fires the rule and `goed` does not. */
function documentsOf(id: string): { readonly wrong: string; readonly right: string } {
  const own = existsSync(join(fixtures, id, 'fout', 'voorstel.md'))
  return own ? { wrong: 'fout/voorstel.md', right: 'goed/voorstel.md' } : { wrong: 'fout.md', right: 'goed.md' }
}

const folders = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'templates')
  .flatMap(({ name }) => readdirSync(join(fixtures, name)).map((rule) => `${name}/${rule}`))

describe('the whole report of what is wrong, and of what is right', () => {
  it('is held for every rule that a document can break', () => {
    // Those that take another command or other bytes have a test of their own (rule-pages.test.ts names it); those on agendas
    // have their reports in tests/meeting, which holds that each is there.
    const shown = ruleIds.filter((id) => {
      const { wrong, right } = readRulePage(id)
      return wrong.length > 0 && ![...wrong, ...right].some(({ name }) => name === 'opdracht' || name === 'agenda.yaml')
    })
    expect(folders.toSorted()).toEqual(shown.toSorted())
  })

  it.each(ruleIds.filter((id) => folders.includes(id)))('%s', async (id) => {
    const { wrong, right } = documentsOf(id)
    const cwd = join(fixtures, id)
    const report = await checkProposals({ files: [wrong, right], cwd, strictness: 'lenient', levels: levelsFor(id) })
    const [fired, silent] = report.documents.map(({ diagnostics }) => diagnostics.map(({ ruleId }) => ruleId))
    expect(fired).toContain(id)
    expect(silent).not.toContain(id)
    await expect(pretty(report, { color: 'off' })).toMatchFileSnapshot(join(cwd, 'verwacht.txt'))
  })
})
