import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { isRule, type Rule } from '../../src/diagnostics/rule.ts'
import { allRules, ruleCatalogue } from '../../src/rules/catalogue.ts'
import { yamlRules } from '../../src/yaml/yaml-rules.ts'
import { filesBelow } from '../files-below.ts'
import { pagesFolder } from './rule-page.ts'

const source = join(import.meta.dirname, '..', '..', 'src')
const fixFolder = join(import.meta.dirname, '..', 'pipeline', 'fixtures', 'repair')

/** What every example of a fix repairs: the first part of its report. */
const repairs = readdirSync(fixFolder).map(
  (name) => readFileSync(join(fixFolder, name, 'verwacht.txt'), 'utf8').split('\nOver:\n')[0] ?? '',
)
const fixable = allRules.filter(({ fix }) => fix !== 'never').map(({ id }) => id)

describe('the catalogue of rules', () => {
  it('has each rule once', () => {
    expect(ruleCatalogue.size).toBe(allRules.length)
  })

  it.each(allRules.map(({ id, page }) => [id, page]))('%s has a page, %s', (id, page) => {
    expect(page).toBe(`${id}.md`)
    expect(existsSync(join(pagesFolder, page))).toBe(true)
  })

  it('has every rule that a module defines', async () => {
    const modules = (await filesBelow(source)).filter((path) => path.endsWith('-rules.ts'))
    const exported = await Promise.all(modules.map(async (path): Promise<object> => import(join(source, path))))
    const tables = exported.flatMap((module) => Object.values(module).filter((table) => typeof table === 'object'))
    const defined = tables.flatMap((table) => Object.values(table)).filter(isRule)
    expect(new Set(defined.map(({ id }) => id)).size).toBe(allRules.length)
    expect(defined.filter(({ id, guards }) => ruleCatalogue.get(id)?.guards !== guards)).toEqual([])
  })

  it.each(fixable)('shows the fix of %s in tests/pipeline', (id) => {
    expect(repairs.some((text) => text.includes(id))).toBe(true)
  })

  it('gives a name that is in no family no rule, by its types', () => {
    // @ts-expect-error: the family has no rule of this name
    expect(yamlRules['yaml/bestaat-niet']).toBeUndefined()
    const copy: Omit<Rule, symbol> = JSON.parse(JSON.stringify(yamlRules['yaml/hekje']))
    expect(isRule(copy)).toBe(false)
    // @ts-expect-error: only `defineRules` makes a rule
    expect(diagnostic({ rule: copy, file: 'a.md', reason: 'x', advice: 'y' }).ruleId).toBe('yaml/hekje')
  })

  it('keeps the severity of a rule that the config cannot soften at error', () => {
    expect(allRules.filter(({ softening, severity }) => softening === 'never' && severity !== 'error')).toEqual([])
  })
})
