import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import type { Printable, Resource } from '../../src/print/page/printable.ts'

const fonts = join(dirname(createRequire(import.meta.url).resolve('@fontsource/source-sans-3/package.json')), 'files')
const faces = [
  ['latin', 400, 'normal', 'U+0000-00FF, U+0131, U+2000-206F'],
  ['latin', 600, 'normal', 'U+0000-00FF, U+0131, U+2000-206F'],
  ['latin', 400, 'italic', 'U+0000-00FF, U+0131, U+2000-206F'],
  ['latin-ext', 400, 'normal', 'U+0100-0130, U+0132-02AF, U+1E00-1EFF'],
] as const

export const sampleFonts: ReadonlyMap<string, Resource> = new Map(
  faces.map(([subset, weight, slope]) => [
    `lettertype/${subset}-${weight}-${slope}.woff2`,
    { type: 'font/woff2', bytes: readFileSync(join(fonts, `source-sans-3-${subset}-${weight}-${slope}.woff2`)) },
  ]),
)

export const sampleStyle = `${faces
  .map(
    ([subset, weight, slope, range]) =>
      `@font-face{font-family:Proef;font-weight:${weight};font-style:${slope};font-display:block;unicode-range:${range};src:url(https://document.invalid/lettertype/${subset}-${weight}-${slope}.woff2) format("woff2")}`,
  )
  .join('\n')}
@page{size:A4;margin:25mm 20mm;@bottom-center{content:counter(page) " / " counter(pages);font:400 9pt Proef}}
html{font:10.5pt/1.4 Proef}
body{margin:0;width:170mm}
h1,h2{font-weight:600}`

const sentence =
  'Het college stelt voor om <em>wijkgericht werken</em> in te voeren en daarvoor <strong>middelen</strong> vrij te maken. '

/** About two pages, with headings, a list and a table. */
export function sampleDocument(changes: Partial<Printable> = {}): Printable {
  const part = `<p>${sentence.repeat(5)}</p><ul><li>Eerste punt</li><li>Tweede punt</li></ul>`
  const table =
    '<table><tr><th scope="col">Wijk</th><th scope="col">Bedrag</th></tr><tr><td>Noord</td><td>10</td></tr></table>'
  const parts = Array.from({ length: 5 }, (_, index) => `<h2 id="kop-${index}">Onderdeel ${index + 1}</h2>${part}`)
  return {
    lang: 'nl',
    title: 'Wijkgericht werken',
    style: sampleStyle,
    head: '@page{@top-left{content:"Voorstel Z-1";font:400 9pt Proef}}',
    body: `<main><h1>Wijkgericht werken</h1>${parts.join('')}${table}</main>`,
    resources: sampleFonts,
    count: [],
    ...changes,
  }
}

/** A PNG of one colour, `size` pixels wide and high. */
export function samplePicture(size: number, red: number): Resource {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(size * 3, Buffer.from([red, 80, 120]))])
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const data = deflateSync(Buffer.concat(Array.from({ length: size }, () => row)))
  const bytes = Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
  return { type: 'image/png', bytes }
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
