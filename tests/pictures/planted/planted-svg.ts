import { type Planted, secret } from './planted.ts'

/** The same SVG with a text in every place that is not drawn. */
export function plantedSvgs(svg: Buffer): readonly Planted[] {
  const text = svg.toString('utf8')
  const root = /<svg\b/.exec(text)?.index ?? 0
  const open = text.indexOf('>', root)
  const inside = (piece: string) => Buffer.from(`${text.slice(0, open + 1)}${piece}${text.slice(open + 1)}`)
  const stated = (attributes: string) => Buffer.from(`${text.slice(0, root + 4)} ${attributes}${text.slice(root + 4)}`)
  const codes = [...secret].map((letter) => `&#${letter.codePointAt(0)};`).join('')
  const foreign = 'xmlns:eigen="urn:eigen"'
  return [
    ['title', inside(`<title>${secret}</title>`)],
    ['description', inside(`<desc>${codes}</desc>`)],
    ['metadata', inside(`<metadata><rdf ${foreign}><eigen:maker>${secret}</eigen:maker></rdf></metadata>`)],
    ['comment', inside(`<!-- ${secret} -->`)],
    ['processing instruction', inside(`<?maker ${secret}?>`)],
    ['comment behind the end', Buffer.from(`${text}<!-- ${secret} -->`)],
    ['text between elements', inside(secret)],
    ['CDATA between elements', inside(`<![CDATA[${secret}]]>`)],
    ['identifier', inside(`<g id="${secret}"><use href="#${secret}-2"/></g>`)],
    ['class', inside(`<g class="${secret}"/><style>.${secret}{opacity:1}</style>`)],
    ['data attribute', stated(`data-maker="${secret}"`)],
    ['attribute of another vocabulary', stated(`${foreign} eigen:maker="${secret}"`)],
    ['element of another vocabulary', inside(`<eigen:laag ${foreign}>${secret}<path d="M0 0"/></eigen:laag>`)],
    ['label', stated(`aria-label="${secret}" role="img"`)],
    ['unknown attribute', stated(`maker="${secret}"`)],
    ['unknown element', inside(`<flowRoot>${secret}</flowRoot>`)],
    ['hidden layer', inside(`<g style="display: none"><text>${secret}</text></g>`)],
    [
      'layer hidden by a style sheet',
      inside(`<style>.q9{display:none;}</style><g class="q9"><text>${secret}</text></g>`),
    ],
    ['hidden element', inside(`<text display="none">${secret}</text>`)],
    ['unused definition', inside(`<defs><text id="x9">${secret}</text></defs>`)],
    ['unused symbol', inside(`<symbol id="y9"><text>${secret}</text></symbol>`)],
    ['comment in a style', inside(`<style>/* ${secret} */</style>`)],
    ['custom property', inside(`<style>.a9{--${secret}:1}</style>`)],
    ['font family', inside(`<g font-family="${secret}" style="font-family:'${secret}'"/>`)],
    ['font face', inside(`<style>@font-face{font-family:"${secret}";src:url(data:font/woff2;base64,AAAA)}</style>`)],
    ['unknown property', inside(`<g style="-maker-naam:'${secret}'"/>`)],
    ['value that is none', inside(`<path d="M0 0 ${secret}" fill="${secret}" transform="${secret}"/>`)],
    ['name of a filter result', inside(`<filter id="z9"><feFlood result="${secret}"/></filter><g filter="url(#z9)"/>`)],
    ['link', inside(`<a href="https://voorbeeld.example/${secret}"><path d="M0 0"/></a>`)],
    ['language', stated(`xml:lang="nl-${secret}"`)],
    [
      'UTF-16',
      Buffer.from(
        `\ufeff${inside(`<desc>${secret}</desc>`)
          .toString('utf8')
          .replace(/^<\?xml[^>]*>/, '')}`,
        'utf16le',
      ),
    ],
  ].map(([place, bytes]) => ({ place: String(place), bytes: Buffer.from(bytes ?? '') }))
}
