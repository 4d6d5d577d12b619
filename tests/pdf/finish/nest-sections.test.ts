import { expect, test } from 'vitest'
import { nestSections } from '../../../src/pdf/finish/nest-sections.ts'
import { type Element, element, isElement } from '../../../src/pdf/tags/structure.ts'
import { finished } from '../printed.ts'
import { structureText } from '../structure-text.ts'
import { finishedFixture } from './made-tree.ts'
import { facts } from './whole-fixtures.ts'

/** `Sect(H1 P)` */
function written({ type, kids }: Element): string {
  const inside = kids.filter(isElement).map(written).join(' ')
  return inside === '' ? type : `${type}(${inside})`
}

function tree(text: string): Element {
  const [, type = '', inside] = /^(\w+)(?:\((.*)\))?$/.exec(text) ?? []
  return element(type, splitAtTop(inside ?? '').map(tree))
}

function splitAtTop(text: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const character of text) {
    if (character === '(') depth++
    if (character === ')') depth--
    if (character === ' ' && depth === 0) {
      parts.push(part)
      part = ''
    } else part += character
  }
  return part === '' ? parts : [...parts, part]
}

test.each([
  ['Document(P)', 'Document(P)'],
  ['Document(H1 P)', 'Document(Sect(H1 P))'],
  ['Document(P H1 P H2 P H2 Table)', 'Document(P Sect(H1 P Sect(H2 P) Sect(H2 Table)))'],
  ['Document(H1 H2 H3 P H2 H1)', 'Document(Sect(H1 Sect(H2 Sect(H3 P)) Sect(H2)) Sect(H1))'],
  ['Document(Art(H1 P) Art(H2 P))', 'Document(Art(Sect(H1 P)) Art(Sect(H2 P)))'],
  ['Document(H1 Div(H2 P) P)', 'Document(Sect(H1 Div(Sect(H2 P)) P))'],
  ['Document(H1 Table(TR(TD(H2 P))))', 'Document(Sect(H1 Table(TR(TD(H2 P)))))'],
  ['Document(Aside(H2 P))', 'Document(Aside(Sect(H2 P)))'],
])('%s becomes %s, once', (before, after) => {
  const root = tree(before)
  nestSections(root)
  expect(written(root)).toBe(after)
  nestSections(root)
  expect(written(root)).toBe(after)
})

test('in a file, a part ends where the next begins, and finishing twice adds none', () => {
  const once = finishedFixture('tables-and-parts')
  const count = structureText(once).match(/^ *Sect$/gm)?.length
  expect(count).toBe(5)
  expect(structureText(finished(once, facts))).toBe(structureText(once))
})
