import { describe, expect, test } from 'vitest'
import { cleanPdf } from '../../../src/pdf/clean/clean-pdf.ts'
import { inspectPrivacy } from '../../../src/pdf/clean/inspect-privacy.ts'
import { allTexts } from '../../../src/pdf/text/all-texts.ts'
import { onePage } from '../handmade.ts'

/** A page with a plain text and one in the layer 6. @param defaults the default configuration @param usage of the layer */
function layered(defaults: string, usage: string): Buffer {
  const content = 'BT /F1 9 Tf 20 200 Td (gewoon) Tj /OC /L BDC 0 -20 Td (gelaagd) Tj EMC ET'
  const group = `<</Type/OCG/Name(Laag)/Usage<<${usage}>>>>`
  const catalog = `/OCProperties<</OCGs[6 0 R 7 0 R]/D<<${defaults}>>>>`
  return onePage({ content, resources: '/Properties<</L 6 0 R>>' }, [group, '<</Type/OCG/Name(Andere)>>'], catalog)
}

/** The text that cleaning leaves, and how many layers were hidden. */
function cleaned(pdf: Buffer): readonly [text: string, hidden: number] {
  const found = inspectPrivacy(pdf)
  const made = cleanPdf(pdf, 'Titel')
  if (!found.ok || !made.ok) throw new Error('not read')
  const read = allTexts(made.pdf)
  if (!read.ok) throw new Error(read.reason)
  const text = read.texts.map((each) => each.text).join(' ')
  expect(text).toContain('gewoon')
  return [text, found.traces.find(({ kind }) => kind === 'verborgen-lagen')?.count ?? 0]
}

const applied = (entries: string) => `/AS[<<${entries}>>]`
const view = applied('/Event/View/OCGs[6 0 R]/Category[/View]')

describe('a layer that its use hides when the file is opened is left out', () => {
  test.each([
    ['by its state in view', view, '/View<</ViewState/OFF>>'],
    ['although it is on by default', `/ON[6 0 R]${view}`, '/View<</ViewState/OFF>>'],
    ['among other groups', applied('/Event/View/OCGs[7 0 R 6 0 R]/Category[/View]'), '/View<</ViewState/OFF>>'],
    ['by one of its categories', applied('/Event/View/OCGs[6 0 R]/Category[/Zoom/View]'), '/View<</ViewState/OFF>>'],
    [
      'by one category, where another shows it',
      applied('/Event/View/OCGs[6 0 R]/Category[/View/Export]'),
      '/View<</ViewState/ON>>/Export<</ExportState/OFF>>',
    ],
    [
      'by another category for the same event',
      applied('/Event/View/OCGs[6 0 R]/Category[/Print]'),
      '/Print<</PrintState/OFF>>',
    ],
    [
      'by one of two applications',
      '/AS[<</Event/View/OCGs[6 0 R]/Category[/Export]>><</Event/View/OCGs[6 0 R]/Category[/View]>>]',
      '/View<</ViewState/OFF>>/Export<</ExportState/ON>>',
    ],
    ['by the default, where its use says nothing', `/OFF[6 0 R]${view}`, ''],
    ['by the default, where its use is for print', `/OFF[6 0 R]${view}`, '/Print<</PrintState/ON>>'],
    ['by the base state', `/BaseState/OFF/ON[7 0 R]${view}`, ''],
  ])('%s', (_, defaults, usage) => {
    const [text, hidden] = cleaned(layered(defaults, usage))
    expect(text).not.toContain('gelaagd')
    expect(hidden).toBe(1)
  })
})

describe('a layer that can be seen when the file is opened stays', () => {
  test.each([
    ['by its state in view', view, '/View<</ViewState/ON>>'],
    ['although it is off by default', `/OFF[6 0 R]${view}`, '/View<</ViewState/ON>>'],
    ['although another is hidden', `/OFF[7 0 R]${view}`, '/View<</ViewState/ON>>'],
    ['where its use is not applied', '', '/View<</ViewState/OFF>>'],
    ['where it is not among the groups', applied('/Event/View/OCGs[7 0 R]/Category[/View]'), '/View<</ViewState/OFF>>'],
    [
      'where it is only hidden in print',
      applied('/Event/Print/OCGs[6 0 R]/Category[/Print]'),
      '/Print<</PrintState/OFF>>',
    ],
    [
      'where its category is not applied',
      applied('/Event/View/OCGs[6 0 R]/Category[/Zoom]'),
      '/View<</ViewState/OFF>>',
    ],
    ['where its use is damaged', '/AS[null 3(x)<</Event/View/OCGs 6 0 R/Category/View>>]', '/View(x)'],
  ])('%s', (_, defaults, usage) => {
    expect(cleaned(layered(defaults, usage))[0]).toContain('gelaagd')
  })
})
