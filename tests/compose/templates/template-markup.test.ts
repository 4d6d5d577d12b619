import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Handlebars from 'handlebars'
import { describe, expect, it } from 'vitest'
import { checkMarkup, withRebuiltPictures } from '../../../src/compose/templates/template-markup.ts'
import { secret } from '../../pictures/planted/planted.ts'
import { plantedPngs } from '../../pictures/planted/planted-png.ts'

const check = (text: string) => checkMarkup('document.hbs', Handlebars.parse(text))

describe('what runs, loads or leads elsewhere by itself is refused at its place', () => {
  it.each([
    '<meta http-equiv=refresh content="0;url=http://127.0.0.1:9/">',
    '<META HTTP-EQUIV="refresh" content="0">',
    '<meta\nname="x">',
    '<script>alert(1)</script>',
    '<base href="http://x.example/">',
    '<link rel="stylesheet" href="a.css">',
    '<iframe src="a.html"></iframe>',
    '<object data="a.svg"></object>',
    '<embed src="a.pdf">',
    '<form action="http://x.example/"></form>',
    '<video autoplay></video>',
    '<audio src="a.mp3">',
    '<img src="a.png" onerror="x()">',
    '<p/onclick=x>',
    '<svg><script>x</script></svg>',
    '<svg><foreignObject/></svg>',
    '<style>p{background:url(http://x.example/)}</style>',
    '{{#if zaak}}<meta http-equiv=refresh>{{/if}}',
    '{{#each bijlagen}}x{{else}}<script></script>{{/each}}',
    '<{{zaak}}>',
    '</{{zaak}}>',
    '<me{{! x }}ta http-equiv=refresh>',
    '<img src="{{zaak}}" alt=""onerror="x()">',
    '<p title="a > b" onclick="x()">',
    '<p{{#if zaak}} onclick="x()"{{/if}}>',
  ])('%s', (text) => {
    const found = check(`<h1>Titel</h1>\n  ${text}`)
    expect(found.length).toBeGreaterThan(0)
    for (const each of found) expect(each).toMatchObject({ ruleId: 'sjabloon/niet-ondersteund', fatal: true })
    expect(found[0]?.line).toBe(2)
  })

  it('with the column where it begins', () => {
    expect(check('<p>{{zaak}}</p> <meta>')[0]).toMatchObject({ line: 1, column: 17 })
    expect(check('<p>Een</p>\n <p>twee</p> <meta>')[0]).toMatchObject({ line: 2, column: 14 })
  })
})

describe('what is printed may be used', () => {
  it.each([
    '<h1>{{titel}}</h1>',
    '<tr{{#if zaak}} class="a"{{/if}}><td>{{zaak}}</td></tr>',
    '<p>3 < 4 en a < b</p>',
    '<utrecht-heading>Kop</utrecht-heading>',
    '<svg viewBox="0 0 9 9"><linearGradient id="a"/><path d="M0 0"/></svg>',
    '<table><caption>T</caption><thead><tr><th scope="col">A</th></tr></thead></table>',
    '<dl><dt>Naam</dt><dd>{{zaak}}</dd></dl>',
    '<a href="https://www.voorbeeld.example/">Lees meer</a>',
    '<p lang="nl" style="color:red">Tekst<br>meer<wbr></p>',
    '<!-- een toelichting -->',
    '<p>De zin "onderwerp = zaak" en onze=x</p>',
    '<p title="dit onderwerp = zaak">Tekst</p>',
    '<ul>{{#each bijlagen}}<li>{{@index}}</li>{{/each}}</ul>',
  ])('%s', (text) => {
    expect(check(text)).toEqual([])
  })
})

it('a picture in a template is written anew, or refused when it is damaged', () => {
  const png = readFileSync(join(import.meta.dirname, '../../pictures/fixtures/jimp/kleur.png'))
  const image = (bytes: Buffer) => `<img alt="" src="data:image/png;base64,${bytes.toString('base64')}">`
  const plain = withRebuiltPictures(image(png))
  for (const { bytes, orientation = 1 } of plantedPngs(png)) {
    if (orientation === 1) expect(withRebuiltPictures(image(bytes))).toBe(plain)
    expect(Buffer.from(withRebuiltPictures(image(bytes)).split('base64,')[1] ?? '', 'base64').includes(secret)).toBe(
      false,
    )
    expect(check(image(bytes))).toEqual([])
  }
  expect(check(image(Buffer.from('geen afbeelding')))).toHaveLength(1)
})
