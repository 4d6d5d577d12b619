import { describe, expect, test } from 'vitest'
import { readTemplate } from '../../../src/compose/templates/template.ts'
import { templateWords } from '../../../src/compose/templates/template-words.ts'
import { type Shape, viewShape } from '../../../src/compose/views/view.ts'
import { documentOf } from '../sample.ts'

const shape = viewShape(documentOf('onderwerp: Proef').kind)

function findings(text: string, partials: Readonly<Record<string, string>> = {}): readonly string[] {
  const sources = Object.entries(partials).map(([name, part]) => [name, { name: `${name}.hbs`, text: part }] as const)
  const { diagnostics, template } = readTemplate({ name: 'document.hbs', text }, new Map(sources), shape)
  expect(template === undefined).toBe(diagnostics.length > 0)
  return diagnostics.map(
    (found) => `${found.file}:${found.line}:${found.column} ${found.ruleId} ${found.reason} ${found.note}`,
  )
}

describe('a misspelt name is an error with template, line and column', () => {
  test.each([
    ['printed', 'Regel\n  {{veld.onderwrp.tekst}}', 'document.hbs:2:5 sjabloon/onbekende-naam De naam “onderwrp”'],
    ['in a condition', '{{#if bnd}}x{{/if}}', 'document.hbs:1:7 sjabloon/onbekende-naam De naam “bnd”'],
    ['in a loop', '{{#each bijlage}}x{{/each}}', 'document.hbs:1:9 sjabloon/onbekende-naam De naam “bijlage”'],
    [
      'inside a loop',
      '{{#each bijlagen}}\n{{titl}}{{/each}}',
      'document.hbs:2:3 sjabloon/onbekende-naam De naam “titl”',
    ],
    [
      'in a branch not taken',
      '{{#if editie.raad}}{{else}}{{titl}}{{/if}}',
      'document.hbs:1:30 sjabloon/onbekende-naam',
    ],
    ['as a value of a word', '{{opsomming grondn}}', 'document.hbs:1:13 sjabloon/onbekende-naam De naam “grondn”'],
    ['in a subexpression', '{{#if (is titl "x")}}y{{/if}}', 'document.hbs:1:11 sjabloon/onbekende-naam De naam “titl”'],
    ['of the group around', '{{#each bijlagen}}{{../titl}}{{/each}}', 'document.hbs:1:21 sjabloon/onbekende-naam'],
    ['from the root', '{{@root.titl}}', 'document.hbs:1:3 sjabloon/onbekende-naam De naam “titl”'],
    ['behind a value', '{{titel.lengte}}', 'document.hbs:1:3 sjabloon/onbekende-naam De naam “lengte”'],
    ['a word', '{{opsoming gronden}}', 'document.hbs:1:3 sjabloon/onbekend-woord Het woord “opsoming”'],
    ['a block', '{{#als band}}x{{/als}}', 'document.hbs:1:4 sjabloon/onbekend-woord Het blok “als”'],
    ['a partial', 'x\n{{> kopp}}', 'document.hbs:2:5 sjabloon/onbekend-deelsjabloon Het deelsjabloon “kopp”'],
    ['given to a partial', '{{> deel veld.datm}}', 'document.hbs:1:10 sjabloon/onbekende-naam De naam “datm”'],
    ['given by name', '{{> deel x=titl}}', 'document.hbs:1:12 sjabloon/onbekende-naam De naam “titl”'],
    ['data', '{{@index}}', 'document.hbs:1:3 sjabloon/onbekende-naam De naam “@index”'],
    ['a word without its value', '{{opsomming}}', 'document.hbs:1:3 sjabloon/onbekende-naam'],
    ['too many values', '{{voluit titel band}}', 'document.hbs:1:1 sjabloon/aantal-waarden'],
    ['a list printed', '{{bijlagen}}', 'document.hbs:1:1 sjabloon/geen-waarde “bijlagen” is een lijst'],
    ['a group printed', '{{gemeente}}', 'document.hbs:1:1 sjabloon/geen-waarde “gemeente” is een groep'],
    ['a loop through a value', '{{#each titel}}x{{/each}}', 'document.hbs:1:1 sjabloon/geen-lijst'],
    ['unsafe printing', '{{{titel}}}', 'document.hbs:1:1 sjabloon/onveilig'],
    ['unsafe printing with &', '{{&titel}}', 'document.hbs:1:1 sjabloon/onveilig'],
  ])('%s', (_, text, expected) => {
    const [first, ...rest] = findings(text, { deel: 'x' })
    expect(first?.startsWith(expected), first).toBe(true)
    expect(rest).toEqual([])
  })

  test('in a partial it names the partial', () => {
    const [first] = findings('{{> rij veld.datum}}', { rij: '<p>\n {{labl}}</p>' })
    expect(first).toContain(
      'rij.hbs:2:4 sjabloon/onbekende-naam De naam “labl” bestaat hier niet (in “labl”). Bedoelde u “label”?',
    )
  })

  test('a template that is not well formed', () => {
    expect(findings('een\n{{#if band}}\ntwee{{/each}}')[0]).toMatch(
      /^document\.hbs:3:\d+ sjabloon\/schrijffout|^document\.hbs:2:\d+ sjabloon\/schrijffout/,
    )
    expect(findings('een\ntwee {{#if}')[0]).toMatch(/^document\.hbs:2:\d+ sjabloon\/schrijffout/)
  })
})

test('what is right has no findings', () => {
  const text = `{{#each bijlagen as |stuk nr|}}{{stuk.titel}}{{nr}}{{@index}}{{#unless @last}}{{../titel}}{{/unless}}{{else}}-{{/each}}
{{#with gemeente}}{{naam}}{{/with}}{{#if (of band (niet editie.raad))}}{{opsomming gronden}}{{/if}}{{> zelf}}`
  expect(findings(text, { zelf: '{{#if band}}{{> zelf}}{{/if}}' })).toEqual([])
})

test("a kind's own fields are names, those of the vocabulary always are", () => {
  expect(findings('{{veld.wijk.tekst}}')[0]).toContain('De naam “wijk”')
  expect(findings('{{veld.vragen.tekst}}')).toEqual([])
})

test('no word hides a name of the view', () => {
  const names: string[] = []
  const walk = (at: Shape): void => {
    if (typeof at === 'string' || 'woorden' in at) return
    if ('lijst' in at) walk(at.lijst)
    else
      for (const [name, below] of Object.entries(at.groep)) {
        names.push(name)
        walk(below)
      }
  }
  walk(shape)
  expect(Object.keys(templateWords).filter((word) => names.includes(word))).toEqual([])
})
