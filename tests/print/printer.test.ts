import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Printable, Printed, Resource } from '../../src/print/page/printable.ts'
import { openPrinter, type Printer } from '../../src/print/printer.ts'
import { comparable, countIn, outlineOf, textOf } from './read-printed.ts'
import { sampleDocument, sampleFonts, samplePicture, sampleStyle } from './sample-document.ts'
import { testBrowser } from './test-browser.ts'

/** One page only, so that every document follows another on the same page. */
let printer: Printer
beforeAll(() => {
  printer = openPrinter({ ...testBrowser, jobs: 1 })
})
afterAll(() => printer.close())

async function onFreshPage(printable: Printable): Promise<Printed> {
  const fresh = openPrinter({ ...testBrowser, jobs: 1 })
  try {
    return await fresh.print(printable)
  } finally {
    await fresh.close()
  }
}

function withPictures(pictures: Record<string, Resource>): ReadonlyMap<string, Resource> {
  return new Map([...sampleFonts, ...Object.entries(pictures)])
}

describe('a printed document', () => {
  it('is tagged, has title, language and outline, running texts, and our own fonts only', async () => {
    const { pdf, lines, missing } = await printer.print(sampleDocument())
    const bytes = Buffer.from(pdf).toString('latin1')
    expect(bytes).toContain('/Marked true')
    expect(bytes).toContain('/Lang (nl)')
    expect(await outlineOf(pdf)).toEqual([
      'Wijkgericht werken',
      ...[1, 2, 3, 4, 5].map((number) => `Onderdeel ${number}`),
    ])
    const pages = await textOf(pdf)
    expect(pages).toHaveLength(2)
    expect(pages[0]).toContain('Voorstel Z-1')
    expect(pages[1]).toContain('2 / 2')
    expect(new Set([...bytes.matchAll(/\/BaseFont \/[A-Z]+\+(\w+)/g)].map((match) => match[1]))).toEqual(
      new Set(['SourceSans3ExtraLight']),
    )
    expect({ lines, missing }).toEqual({ lines: [], missing: [] })
  })

  it('counts the lines that are printed', async () => {
    const words = 'woord '.repeat(60)
    const body = `<p class="kort">een</p><p class="lang">${words}</p><p class="hoog">een<sup>2</sup> <strong>twee</strong><br>drie</p>`
    const { pdf, lines } = await printer.print(
      sampleDocument({ body, head: '', count: ['.kort', '.lang', '.hoog', 'p', '.afwezig'] }),
    )
    const printed = (await textOf(pdf))[0]?.split('\n').filter((line) => line.includes('woord')).length ?? 0
    expect(printed).toBeGreaterThan(2)
    expect(lines).toEqual([1, printed, 2, 3 + printed, 0])
  })
})

describe('a page that is used again', () => {
  it('prints the same as a fresh one, whatever was on it before', async () => {
    const before = sampleDocument({
      lang: 'en',
      title: 'Iets anders',
      head: '@page{size:A5 landscape} p{color:red;text-transform:uppercase} h2{break-before:page}',
      body: '<style>li{font-size:40pt}</style><h1 id="kop-1">Vorige</h1><p id="kop-2" hidden>weg</p><p>Łódź</p>',
    })
    const document = sampleDocument({ title: 'Volgende' })
    const fresh = await onFreshPage(document)
    await printer.print(before)
    const again = await printer.print(document)
    expect(comparable(again.pdf) === comparable(fresh.pdf)).toBe(true)
  })

  it('loads the face for signs that no document had before', async () => {
    const document = sampleDocument({ body: '<p>Łódź en Şükrü</p>' })
    await printer.print(sampleDocument())
    const [again, fresh] = [await printer.print(document), await onFreshPage(document)]
    expect(comparable(again.pdf) === comparable(fresh.pdf)).toBe(true)
    expect((await textOf(again.pdf))[0]).toContain('Łódź en Şükrü')
    expect(countIn(again.pdf, /\/BaseFont \/[A-Z]+\+SourceSans3ExtraLight/g)).toBeGreaterThan(0)
  })

  it('does the same for several at once', async () => {
    const several = openPrinter({ ...testBrowser, jobs: 2 })
    try {
      const documents = Array.from({ length: 8 }, (_, index) =>
        sampleDocument({
          title: `Stuk ${index}`,
          style: index % 2 === 0 ? sampleStyle : `${sampleStyle} p{font-style:italic}`,
          body: `<h1>Stuk ${index}</h1>${`<p>Tekst van ${index}. ${index % 3 === 0 ? 'Łódź' : ''}</p>`.repeat(30 + index)}`,
        }),
      )
      const together = await Promise.all(documents.map((document) => several.print(document)))
      for (const [index, document] of documents.entries()) {
        const alone = await printer.print(document)
        expect(comparable(together[index]?.pdf ?? new Uint8Array()) === comparable(alone.pdf)).toBe(true)
      }
    } finally {
      await several.close()
    }
  })

  it('shows the picture of this document, not one of the same name of the document before', async () => {
    const body = '<p>Foto</p><img alt="foto" src="https://document.invalid/foto.png" width="40">'
    const red = sampleDocument({ body, resources: withPictures({ 'foto.png': samplePicture(8, 250) }) })
    const blue = sampleDocument({ body, resources: withPictures({ 'foto.png': samplePicture(8, 10) }) })
    const freshBlue = await onFreshPage(blue)
    const [first, second] = [await printer.print(red), await printer.print(blue)]
    expect(comparable(second.pdf) === comparable(freshBlue.pdf)).toBe(true)
    expect(comparable(first.pdf) === comparable(second.pdf)).toBe(false)
    const third = await printer.print(red)
    expect(comparable(third.pdf) === comparable(first.pdf)).toBe(true)
  })

  it('shows a picture that the document before did not have', async () => {
    const body = '<p>Foto</p><img alt="foto" src="https://document.invalid/later%20foto.png" width="40">'
    const without = await printer.print(sampleDocument({ body }))
    expect(without.missing).toEqual(['later foto.png'])
    const document = sampleDocument({ body, resources: withPictures({ 'later foto.png': samplePicture(9, 1) }) })
    const { pdf, missing } = await printer.print(document)
    expect(missing).toEqual([])
    expect(countIn(pdf, /\/Width 9\b/g)).toBe(1)
  })
})

describe('pictures', () => {
  it('are printed from memory: in the text, as background, and in the margin, on the first print', async () => {
    const resources = withPictures({
      'a b/é.png': samplePicture(5, 1),
      'achter.png': samplePicture(6, 2),
      'logo.png': samplePicture(7, 3),
    })
    const document = sampleDocument({
      resources,
      head: '@page{@top-right{content:url(https://document.invalid/logo.png)}} div{height:2cm;background:url("https://document.invalid/achter.png")}',
      body: '<img alt="x" loading="lazy" src="https://document.invalid/a%20b/%C3%A9.png"><div>tekst</div>',
    })
    const { pdf, missing } = await onFreshPage(document)
    expect(missing).toEqual([])
    for (const width of [5, 6, 7]) expect(countIn(pdf, new RegExp(`/Width ${width}\\b`, 'g')), `${width}`).toBe(1)
  })

  it('that are absent, broken or outside are reported, each once', async () => {
    const body = `<p>tekst</p>
      <img alt="" src="https://document.invalid/weg.png"><img alt="" src="https://document.invalid/weg.png">
      <img alt="" src="https://document.invalid/stuk.png">
      <img alt="" src="http://127.0.0.1:9/buiten.png">
      <img alt="" src="file:///etc/hostname">
      <img alt="" src="data:image/png;base64,AAAA">
      <object data="file:///etc/passwd"></object>
      <img alt="" src='data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20"><path d="M0 0h9v9z"/></svg>'>
      <div style="background:url(https://document.invalid/achter.png)">x</div>`
    const head = 'p{background:url(file:///etc/hosts)}'
    const resources = withPictures({ 'stuk.png': { type: 'image/png', bytes: Buffer.from('geen plaatje') } })
    const { pdf, missing } = await printer.print(sampleDocument({ body, head, resources }))
    expect([...missing].sort()).toEqual([
      'achter.png',
      'data:image/png;base64,AAAA',
      'file:///etc/hostname',
      'file:///etc/hosts',
      'file:///etc/passwd',
      'http://127.0.0.1:9/buiten.png',
      'stuk.png',
      'weg.png',
    ])
    expect((await textOf(pdf)).join()).not.toContain('root:')
    // And not remembered for the next document.
    expect((await printer.print(sampleDocument())).missing).toEqual([])
  })

  it('reports a font that cannot be had', async () => {
    const style = `${sampleStyle} p{color:blue}`
    const without = await printer.print(sampleDocument({ style, resources: new Map() }))
    expect(without.missing).toEqual(expect.arrayContaining(['Proef', 'lettertype/latin-400-normal.woff2']))
    // And not remembered as broken.
    const { missing, pdf } = await printer.print(sampleDocument({ style }))
    expect(missing).toEqual([])
    expect(countIn(pdf, /\/BaseFont \/[A-Z]+\+SourceSans3/g)).toBeGreaterThan(0)
  })
})

describe('scripts', () => {
  it('do not run, in whatever way a document brings them', async () => {
    const body = `<p id="doel">onveranderd</p>
      <script>document.getElementById('doel').textContent = 'veranderd'</script>
      <img alt="" src="https://document.invalid/x" onerror="document.getElementById('doel').textContent = 'veranderd'">
      <svg onload="document.getElementById('doel').textContent = 'veranderd'"></svg>
      <iframe srcdoc="<script>parent.document.getElementById('doel').textContent = 'veranderd'</script>"></iframe>`
    const { pdf } = await printer.print(sampleDocument({ body, head: '' }))
    const text = (await textOf(pdf)).join()
    expect(text).toContain('onveranderd')
    expect(text).not.toMatch(/\bveranderd/)
  })
})

describe('about', () => {
  it('tells which browser, why, and how it is locked up', async () => {
    const about = await printer.about()
    expect(about.version).toMatch(/^\d+\.\d+\.\d+\.\d+$/)
    expect(about.choice.reason).not.toBe('')
    expect(about.sandbox.on).toBe(process.getuid?.() !== 0)
    expect(about.sandbox.reason).toContain('zandbak')
  })
})

it('tries nothing again that failed while browser and page live, and says what went wrong', async () => {
  let asked = 0
  class Broken extends Map<string, Resource> {
    override get(key: string): Resource | undefined {
      if (key !== 'foto.png') return super.get(key)
      asked += 1
      throw new Error('Een fout van ons.')
    }
  }
  const body = '<img alt="foto" src="https://document.invalid/foto.png">'
  const broken = sampleDocument({ body, resources: new Broken(sampleFonts) })
  await expect(printer.print(broken)).rejects.toThrow(/^Een fout van ons\.$/)
  expect(asked).toBe(1)
  expect((await printer.print(sampleDocument())).pdf.length).toBeGreaterThan(1000)
})
