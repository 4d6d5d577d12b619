import { expect, it } from 'vitest'
import { readSvg } from '../../../src/document/pictures/svg.ts'
import { textsOfHtml } from '../../../src/publication/search/texts-of-html.ts'

/** The texts of a page with this drawing in it, as the program publishes it. */
async function textsWith(inside: string): Promise<string> {
  const read = readSvg(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`))
  const bytes = read && 'bytes' in read ? read.bytes : new Uint8Array()
  const address = `data:image/svg+xml;base64,${Buffer.from(bytes).toString('base64')}`
  const found = await textsOfHtml(`<img src="${address}" alt="">`)
  return found.map(({ text }) => text).join('\n')
}

it.each([
  '<text>Zwartsluiterkwast</text>',
  '<text>Zwart<tspan dy="1">sluiter</tspan>kwast</text>',
  '<text><tspan>Z</tspan><tspan>wartsluiterkwas</tspan><tspan>t</tspan></text>',
  '<text>Zwart&#115;luiterkwast</text>',
  '<text>Zwart<![CDATA[sluiter]]>kwast</text>',
  '<text>Zwart<!-- tekst -->sluiterkwast</text>',
  '<text>Zwart<title>x</title>sluiterkwast</text>',
  '<text>Zwart<a href="#a">sluiter</a>kwast</text>',
  '<path id="a" d="M0 0h9"/><text><textPath href="#a">Zwartsluiterkwast</textPath></text>',
  '<symbol id="b"><text>Zwartsluiterkwast</text></symbol><use href="#b"/>',
  '<switch><text>Zwartsluiterkwast</text></switch>',
])('finds a name that a drawing shows: %s', async (inside) => {
  expect(await textsWith(inside)).toContain('Zwartsluiterkwast')
})

it('finds a name with a sign that XML writes in a code', async () => {
  expect(await textsWith('<text>Jansen &amp; &quot;Zn&quot;</text>')).toContain('Jansen & "Zn"')
})

it('finds nothing of what a drawing does not show', async () => {
  expect(await textsWith('<desc>Zwartsluiterkwast</desc><g display="none"><text>Kwast</text></g>')).not.toMatch(
    /kwast/i,
  )
})
