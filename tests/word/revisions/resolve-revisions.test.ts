import { describe, expect, it } from 'vitest'
import { resolveRevisions } from '../../../src/word/revisions/resolve-revisions.ts'
import { elementsIn, parseXml, textIn, type XmlElement } from '../../../src/word/xml/parse-xml.ts'

const names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const who = 'w:id="1" w:author="A" w:date="2026-03-03T10:00:00Z"'
const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
const gone = (text: string) => `<w:r><w:delText>${text}</w:delText></w:r>`

/** The text of each paragraph. */
function paragraphs(root: XmlElement): readonly string[] {
  return [...elementsIn(root)]
    .filter(({ name }) => name === 'w:p')
    .map((paragraph) =>
      [...elementsIn(paragraph)]
        .filter(({ name }) => name === 'w:t')
        .map(textIn)
        .join(''),
    )
}

function both(body: string) {
  let line = 0
  const root = parseXml(`<w:body ${names}>${body}</w:body>`, 'x', { next: () => ++line })
  const accepted = resolveRevisions(root, 'accept')
  const rejected = resolveRevisions(root, 'reject')
  return {
    accept: paragraphs(accepted.root),
    reject: paragraphs(rejected.root),
    revisions: accepted.revisions,
    rejected,
  }
}

describe('tracked changes', () => {
  it('of text', () => {
    const { accept, reject, revisions } = both(
      `<w:p>${run('a ')}<w:del ${who}>${gone('b')}</w:del><w:ins ${who}>${run('c')}</w:ins></w:p>`,
    )
    expect([accept, reject]).toEqual([['a c'], ['a b']])
    expect(revisions).toMatchObject([
      { kind: 'deleted', text: 'b', isLost: true, line: 1, author: 'A', date: '2026-03-03' },
      { kind: 'inserted', text: 'c', isLost: false, line: 1 },
    ])
  })

  it('of the end of a paragraph', () => {
    const mark = (name: string) => `<w:pPr><w:rPr><w:${name} ${who}/></w:rPr></w:pPr>`
    expect(both(`<w:p>${mark('ins')}${run('a')}</w:p><w:p>${run('b')}</w:p>`)).toMatchObject({
      accept: ['a', 'b'],
      reject: ['ab'],
    })
    expect(both(`<w:p>${mark('del')}${run('a')}</w:p><w:p>${run('b')}</w:p>`)).toMatchObject({
      accept: ['ab'],
      reject: ['a', 'b'],
    })
  })

  it('of a whole paragraph', () => {
    const inserted = `<w:p><w:pPr><w:rPr><w:ins ${who}/></w:rPr></w:pPr><w:ins ${who}>${run('nieuw')}</w:ins></w:p>`
    expect(both(`<w:p>${run('a')}</w:p>${inserted}<w:p>${run('b')}</w:p>`)).toMatchObject({
      accept: ['a', 'nieuw', 'b'],
      reject: ['a', 'b'],
    })
  })

  it('of a place', () => {
    const moved = both(
      `<w:p><w:moveFrom ${who}>${run('x')}</w:moveFrom>${run('a')}</w:p><w:p>${run('b')}<w:moveTo ${who}>${run('x')}</w:moveTo></w:p>`,
    )
    expect(moved).toMatchObject({ accept: ['a', 'bx'], reject: ['xa', 'b'] })
    expect(moved.revisions.map(({ kind }) => kind)).toEqual(['moved', 'moved'])
  })

  it('of rows and cells', () => {
    const cell = (text: string, mark = '') => `<w:tc><w:tcPr>${mark}</w:tcPr><w:p>${run(text)}</w:p></w:tc>`
    const row = (mark: string, ...cells: string[]) => `<w:tr><w:trPr>${mark}</w:trPr>${cells.join('')}</w:tr>`
    const table = `<w:tbl>${row('', cell('a'), cell('b', `<w:cellIns ${who}/>`))}${row(`<w:del ${who}/>`, cell('c'))}${row(`<w:ins ${who}/>`, cell('d'))}</w:tbl>`
    expect(both(table)).toMatchObject({ accept: ['a', 'b', 'd'], reject: ['a', 'c'] })
  })

  it('of formatting alone', () => {
    const change = `<w:p><w:r><w:rPr><w:b/><w:rPrChange ${who}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r></w:p>`
    const { accept, reject, revisions, rejected } = both(change)
    expect([accept, reject]).toEqual([['a'], ['a']])
    expect(revisions).toMatchObject([{ kind: 'format', text: '' }])
    expect([...elementsIn(rejected.root)].map(({ name }) => name)).not.toContain('w:b')
    expect([...elementsIn(rejected.root)].map(({ name }) => name)).toContain('w:i')
  })

  it.each(['pPr', 'sectPr', 'tblPr', 'trPr', 'tcPr'])('of w:%s are found', (name) => {
    const property = `<w:${name}><w:${name}Change ${who}><w:${name}/></w:${name}Change></w:${name}>`
    const inside =
      name === 'pPr' || name === 'sectPr'
        ? `<w:p>${name === 'sectPr' ? `<w:pPr>${property}</w:pPr>` : property}</w:p>`
        : `<w:tbl>${name === 'tblPr' ? property : ''}<w:tr>${name === 'trPr' ? property : ''}<w:tc>${name === 'tcPr' ? property : ''}<w:p/></w:tc></w:tr></w:tbl>`
    expect(both(inside).revisions).toMatchObject([{ kind: 'format' }])
  })
})
