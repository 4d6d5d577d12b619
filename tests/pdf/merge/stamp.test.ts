import { describe, expect, test } from 'vitest'
import { type Stamp, stampPages } from '../../../src/pdf/merge/stamp.ts'
import { allTexts } from '../../../src/pdf/text/all-texts.ts'
import { inspect } from '../../../src/pdf/text/inspect.ts'
import { handmade, onePage } from '../handmade.ts'
import { finished, printed } from '../printed.ts'
import { raster, rasterRuns } from '../raster.ts'
import { structureText } from '../structure-text.ts'

const facts = { title: 'Voorstel', lang: 'nl', created: new Date(0), producer: 'p' }

const band = printed('secrecy-band')
const proposal = finished(printed('kitchen-sink'), facts)

function stamped(pdf: Uint8Array, stamps: (page: number, box: { width: number; height: number }) => Stamp | undefined) {
  const result = stampPages(pdf, stamps)
  if (!result.ok) throw new Error(result.reason)
  return result.pdf
}

describe('a stamped proposal', () => {
  const atTop = (pdf: Uint8Array) => stamped(pdf, (_, box) => ({ pdf: band, x: 10, y: box.height - 22 }))

  test('keeps its tags, pages and claims, and holds the text of the stamp outside them', () => {
    const made = atTop(proposal)
    expect(structureText(made)).toBe(structureText(proposal))
    expect(inspect(made)).toEqual(inspect(proposal))
    const texts = allTexts(made)
    const pages = texts.ok ? texts.texts.filter(({ place }) => /^pagina \d+$/.test(place)) : []
    expect(pages.length).toBeGreaterThan(1)
    for (const { text } of pages) expect(text).toContain('Geheim · artikel 87')
    expect(structureText(made)).not.toContain('Geheim')
  })

  test('is the same bytes each time, and holds a stamp once however many pages it is on', () => {
    const copy = () => Uint8Array.from(band)
    const made = stamped(proposal, () => ({ pdf: copy(), x: 0, y: 0 }))
    expect(
      Buffer.compare(
        made,
        stamped(proposal, () => ({ pdf: band, x: 0, y: 0 })),
      ),
    ).toBe(0)
    expect(
      Buffer.from(made)
        .toString('latin1')
        .match(/\/BBox/g)?.length,
    ).toBe(
      (Buffer.from(proposal)
        .toString('latin1')
        .match(/\/BBox/g)?.length ?? 0) + 1,
    )
  })

  test('changes nothing on pages without a stamp', () => {
    expect(stamped(proposal, () => undefined).length).toBeLessThan(proposal.length + 100)
  })
})

const red = [255, 0, 0]
const white = [255, 255, 255]
/** Left edge of the stamp at 10, its lower edge 30 above the lower edge of the page as it is seen; 80 by 20 large. */
const place = { x: 10, y: 30 }

describe.skipIf(!rasterRuns)('a stamp stands where it is asked, as the page is seen', () => {
  test.each([
    ['upright', '', 200, 300],
    ['turned a quarter', '/Rotate 90', 300, 200],
    ['turned a half', '/Rotate 180', 200, 300],
    ['turned three quarters', '/Rotate 270', 300, 200],
    ['turned back', '/Rotate -90', 300, 200],
    ['with an odd box', '/MediaBox[-50 100 150 400]', 200, 300],
    ['with an odd box, turned', '/MediaBox[-50 100 150 400]/Rotate 90', 300, 200],
    ['with a crop box', '/MediaBox[0 0 400 500]/CropBox[100 50 300 350]', 200, 300],
    ['with a crop box, turned', '/MediaBox[0 0 400 500]/CropBox[100 50 300 350]/Rotate 270', 300, 200],
    ['with corners the wrong way round', '/MediaBox[200 300 0 0]', 200, 300],
  ])('%s', (_, entries, width, height) => {
    const boxes: unknown[] = []
    const pdf = onePage({ content: '0 0 1 rg 0.1 0 0 0.1 7 7 cm', entries })
    const made = stamped(pdf, (page, box) => {
      boxes.push([page, box])
      return { pdf: band, ...place }
    })
    expect(boxes).toEqual([[1, { width, height }]])
    const [picture] = raster(made)
    expect([picture?.width, picture?.height]).toEqual([width, height])
    const bottom = height - place.y
    expect(picture?.at(12, bottom - 2)).toEqual(red)
    expect(picture?.at(87, bottom - 17)).toEqual(red)
    expect(picture?.at(8, bottom - 10)).toEqual(white)
    expect(picture?.at(93, bottom - 10)).toEqual(white)
    expect(picture?.at(50, bottom + 2)).toEqual(white)
    expect(picture?.at(50, bottom - 23)).toEqual(white)
  })

  test('in the scale that is asked', () => {
    const [picture] = raster(stamped(onePage({ content: '' }), () => ({ pdf: band, x: 0, y: 0, scale: 2 })))
    expect(picture?.at(155, 262)).toEqual(red)
    expect(picture?.at(165, 262)).toEqual(white)
  })

  test.each([
    ['states left open', 'q 0.5 0 0 0.5 0 0 cm q 0 0 5 5 re W n'],
    ['states closed too often', 'Q Q 0.5 0 0 0.5 0 0 cm'],
    ['text left open', 'BT /F1 12 Tf 3 Tr 20 20 Td (a) Tj'],
    ['marked content left open', '/Artifact BMC /P <</MCID 0>> BDC 0.5 0 0 0.5 0 0 cm'],
  ])('whatever the page leaves behind: %s', (_, content) => {
    const [picture] = raster(stamped(onePage({ content }), () => ({ pdf: band, ...place })))
    expect(picture?.at(12, 268)).toEqual(red)
    expect(picture?.at(87, 253)).toEqual(red)
  })
})

describe('what cannot be stamped comes back as a value', () => {
  test.each([
    ['no PDF', Buffer.from('niets'), 'geen-pdf'],
    ['no pages', handmade(['<</Type/Catalog/Pages 2 0 R>>', '<</Kids[]>>']), 'geen-bladzijden'],
    ['encryption', onePage({ content: '' }, [], '', '/Root 1 0 R/Encrypt 9 0 R'), 'versleuteld'],
  ])('%s', (_, pdf, code) => {
    expect(stampPages(pdf, () => ({ pdf: band, x: 0, y: 0 }))).toMatchObject({ ok: false, code })
  })

  test('a stamp that is no PDF', () => {
    const made = stampPages(proposal, () => ({ pdf: Buffer.from('niets'), x: 0, y: 0 }))
    expect(made).toMatchObject({ ok: false, code: 'geen-pdf' })
  })
})
