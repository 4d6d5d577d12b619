import { describe, expect, it } from 'vitest'
import { readPicture } from '../../../src/document/pictures/image.ts'
import { render } from './render.ts'

const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><rect width="9" height="9"/></svg>',
)

describe('headings', () => {
  it('follow each other without a gap, whatever the author skipped', () => {
    expect(render('## Een\n\n#### Twee\n\n### Drie\n\n## Vier').html.match(/<h\d/g)).toEqual([
      '<h3',
      '<h4',
      '<h4',
      '<h3',
    ])
  })
  it('have ids of their own, to which the text can link', () => {
    const { html, messages } = render('## Wat kost het?\n\n## Wat kost het?\n\n[zie](#wat-kost-het-2)')
    expect(html).toContain('<h3 id="kop-wat-kost-het">')
    expect(html).toContain('<a href="#kop-wat-kost-het-2">zie</a>')
    expect(messages).toEqual([])
  })
  it('are found by the names that GitHub gives them as well', () => {
    const { html, messages } = render(
      "## Risico's & kansen\n\n## Financiële kant\n\n## Kosten\n\n## Kosten\n\n[a](#risicos--kansen) [b](#risico-s-kansen) [c](#financiële-kant) [d](#financi%C3%ABle-kant) [e](#Kosten-1)",
    )
    expect(messages).toEqual([])
    expect([...html.matchAll(/href="([^"]*)"/g)].map((found) => found[1])).toEqual([
      '#kop-risico-s-kansen',
      '#kop-risico-s-kansen',
      '#kop-financiele-kant',
      '#kop-financiele-kant',
      '#kop-kosten-2',
    ])
  })
  it('are left out when they are empty', () => {
    expect(render('##\n\ntekst').html).toBe('<p>tekst</p>')
  })
})

describe('lists', () => {
  it('speak their tick boxes', () => {
    expect(render('- [x] ja\n- [ ] nee').html).toMatchInlineSnapshot(`
      "<ul>
      <li class="taak"><span class="vak aangevinkt" role="img" aria-label="aangevinkt">☑</span> ja</li>
      <li class="taak"><span class="vak niet-aangevinkt" role="img" aria-label="niet aangevinkt">☐</span> nee</li>
      </ul>"
    `)
  })
  it('keep the number they start with', () => {
    expect(render('4. vier\n5. vijf').html).toContain('<ol start="4">')
  })
})

describe('tables', () => {
  it('head their columns, and their rows where the first heading is empty', () => {
    expect(render('| | A |\n|-|-:|\n| x | 1 |').html).toBe(
      '<table class="heel-1 heel-2"><thead><tr><td></td><th scope="col" class="rechts">A</th></tr></thead>' +
        '<tbody><tr><th scope="row">x</th><td class="rechts">1</td></tr></tbody></table>',
    )
  })
  it('head their rows where the first column is bold', () => {
    expect(render('| W | A |\n|-|-|\n| **x** | 1 |').html).toContain('<th scope="row"><strong>x</strong></th>')
    expect(render('| W | A |\n|-|-|\n| **x** | 1 |\n| y | 2 |').html).toContain('<th scope="row">y</th>')
    expect(render('| W | A |\n|-|-|\n| **x** | 1 |\n| x | 2 |').html).not.toContain('scope="row"')
  })
  it('have no head row when it is empty', () => {
    expect(render('| | |\n|-|-|\n| x | 1 |').html).not.toContain('<thead>')
  })
  it.each(['Tabel: kosten\n\n| A |\n|-|\n| 1 |', '| A |\n|-|\n| 1 |\n\nTabel: kosten'])(
    'take their caption from beside them',
    (text) => {
      expect(render(text).html).toMatch(
        /^<table[^>]*><caption><span class="bijschriftnummer">Tabel 1\.<\/span> kosten<\/caption><thead>/,
      )
    },
  )
  it('keep the cells of short columns on one line, as long as the others fit beside them', () => {
    const classOf = (text: string) => /<table(?: class="([^"]*)")?>/.exec(render(text).html)?.[1]
    expect(classOf(`|Nr|Wat|Bedrag|\n|-|-|-|\n|Maatregel 12|${'Een lange tekst. '.repeat(9)}|1.000|`)).toBe(
      'heel-1 heel-3',
    )
    expect(
      classOf(`|A|B|\n|-|-|\n|${'woorden achter elkaar '.repeat(4)}|${'woorden achter elkaar '.repeat(4)}|`),
    ).toBeUndefined()
  })
  it('turn the page when they are wide', () => {
    const row = (cell: string) => `|${cell.repeat(8)}\n`
    expect(render(row('A|') + row('-|') + row('1|')).html).toMatch(/^<div class="liggend"><table class="breed heel-1 /)
    expect(render('| A |\n|-|\n| 1 |').html).not.toContain('liggend')
  })
})

describe('images', () => {
  it('are figures with a caption when they stand alone', () => {
    const { html, part } = render('![Grafiek](a.svg "Figuur 1")', { 'a.svg': readPicture(svg) })
    expect(html).toMatch(
      /^<figure id="figuur-1" class="figuur"><img src="https:\/\/document.invalid\/(afbeeldingen\/[0-9a-f]{16}\.svg)" alt="Grafiek" width="300" height="100"><figcaption class="bijschrift"><span class="bijschriftnummer">Figuur 1\.<\/span><\/figcaption><\/figure>$/,
    )
    expect([...part.resources.values()].map(({ type }) => type)).toEqual(['image/svg+xml'])
  })
  it('stay in the text when they stand in it', () => {
    expect(render('zie ![x](a.svg) hier', { 'a.svg': readPicture(svg) }).html).toMatch(
      /^<p>zie <img [^>]*class="in-tekst"> hier<\/p>$/,
    )
  })
  it('that are missing are an error on their line', () => {
    expect(render('tekst\n\n![x](weg.png)').messages).toEqual([
      '3:1 afbeeldingen/leesbaar: weg.png: het bestand bestaat niet.',
    ])
  })
})

describe('links', () => {
  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'bijlage.md', '#weg'])(
    'to %s keep their words only',
    (url) => {
      const { html, messages } = render(`[woorden](${url})`)
      expect(html).toBe('<p>woorden</p>')
      expect(messages).toHaveLength(1)
    },
  )
  it('that show a long address can break', () => {
    expect(render('<https://voorbeeldstad.example/wonen/plannen/b>').html).toContain(
      '>https://<wbr>voorbeeldstad<wbr>.example/<wbr>wonen/<wbr>plannen/<wbr>b</a>',
    )
    expect(render('<https://a.nl/b>').html).toBe('<p><a href="https://a.nl/b" class="adres">https://a.nl/b</a></p>')
  })
  it('without words show their address', () => {
    expect(render('[](https://a.nl/)').html).toContain('>https://a.nl/</a>')
  })
})

describe('footnotes', () => {
  it('are numbered as they are met, and linked both ways', () => {
    const { html } = render('a[^z] b[^y] c[^z]\n\n[^y]: Y\n[^z]: Z[^y]')
    const [text = '', notes = ''] = html.split('<section class="noten-blok">')
    expect(text.match(/aria-label="[^"]*"/g)).toEqual([
      'aria-label="noot 1"',
      'aria-label="noot 2"',
      'aria-label="noot 1"',
    ])
    expect(notes).toMatch(/^<ol class="noten"><li id="fn-1"><p>Z<sup/)
    expectLinked(html)
    expect(notes).toContain('aria-label="terug naar de tekst bij noot 2, verwijzing 2"')
  })
  it('are at the end of their part, before the next heading, and are numbered on', () => {
    const { html } = render('a[^a]\n\n### Kop\n\nb[^b]\n\n- c[^c]\n\n#### Lager\n\nd\n\n[^a]: A\n[^b]: B\n[^c]: C')
    const order = html.match(/<h\d|<ol class="noten"( start="\d")?|id="fn-\d"/g)
    expect(order).toEqual([
      '<ol class="noten"',
      'id="fn-1"',
      '<h3',
      '<ol class="noten" start="2"',
      'id="fn-2"',
      'id="fn-3"',
      '<h4',
    ])
  })
  it('are printed again where a later part refers to them', () => {
    const { html } = render('a[^a] b[^a]\n\n### Kop\n\nb[^a]\n\n[^a]: Noot')
    expect(html.match(/<li id="fn-\d"><p>Noot/g)).toEqual(['<li id="fn-1"><p>Noot', '<li id="fn-2"><p>Noot'])
    expectLinked(html)
  })
  it('that nobody refers to, or that are not there, are not printed', () => {
    const { html } = render('a[^x]\n\n[^y]: Y')
    expect(html).not.toContain('Y')
  })
})

describe('directives', () => {
  it('tell the language of foreign words', () => {
    expect(render(':taal[best practice]{en}').html).toBe('<p><span id="taal-1" lang="en">best practice</span></p>')
  })
  it('mark what is to be redacted with its ground', () => {
    expect(render(':lak[Jan]{grond="5.1.2.e"}').html).toBe(
      '<p><span class="lak">Jan<span class="lak-grond">\u00a0te lakken: 5.1.2.e</span></span></p>',
    )
    expect(render(':::lak{grond="5.1.2.b"}\nx\n:::').html).toMatch(
      /^<div class="lak">\s*<p>x<\/p>\s*<p class="lak-grond">/,
    )
  })
  it('that are none stay as written', () => {
    expect(render('om 9:30u zie:dit en dit:[x]').html).toBe('<p>om 9:30u zie:dit en dit:[x]</p>')
  })
})

it('sets Arabic in its own direction', () => {
  expect(render('مرحبا').html).toBe('<p dir="auto">مرحبا</p>')
})

it('prints no raw HTML and no comment', () => {
  expect(render('a <b>b</b>\n\n<!-- weg -->\n\n<script>x</script>').html).toBe('<p>a b</p>')
})

/** Every id is there once, and every link leads to one. */
function expectLinked(html: string): void {
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((found) => found[1])
  expect(new Set(ids).size).toBe(ids.length)
  for (const [, target] of html.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target)
}
