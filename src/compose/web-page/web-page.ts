import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Printable } from '../../print/page/printable.ts'
import { lazily, oncePerKey } from '../../system/lazily.ts'
import { packageFolder } from '../../system/package-folder.ts'
import { escapeHtml } from '../html/safe-html.ts'
import type { Layout } from '../layout.ts'
import { inlineResources, styleElement, withoutUnusedFaces } from '../standalone.ts'
import { contentId, contentPolicy, frameWords } from './frame-phrases.ts'
import { webBody } from './web-body.ts'
import { webStyle } from './web-style.ts'

/** What a page for a browser has around its document. */
export interface PageFrame {
  /** Unique in the website, the subject first: in tabs, bookmarks and search results. */
  readonly title: string
  /** Links above the document: to the pages that it belongs to, and to attachments that its template does not list. */
  readonly links: readonly PageLink[]
  /** Address of the same document as PDF. */
  readonly pdf?: string | undefined
}

export interface PageLink {
  /** What precedes the link: `Bijlage 2 bij`. */
  readonly before?: string | undefined
  readonly title: string
  readonly address: string
}

/**
 * A document as one file for a browser: the content and look of its PDF, without scripts and without anything from elsewhere, to be read at
 * every width, in the dark, and on paper as the PDF.
 */
export function webPage(printable: Printable, layout: Layout, frame: PageFrame): string {
  const { lang, head, resources } = printable
  const { css, dark } = styleOf(layout)
  const body = webBody(printable.body)
  const faces = withoutUnusedFaces(withoutLargeFaces(css, printable), `${body}${head}${frame.title}`)
  const screen = `@media screen and (prefers-color-scheme:dark){:root{${dark}}}`
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(lang)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${contentPolicy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(frame.title)}</title>`,
    ...(frame.pdf === undefined
      ? []
      : [`<link rel="alternate" type="application/pdf" href="${escapeHtml(frame.pdf)}">`]),
    styleElement(inlineResources(`${faces}${head}\n${screenCss()}${screen}`, resources)),
    '</head>',
    '<body>',
    `<a class="overslaan" href="#${contentId}">${frameWords.skip}</a>`,
    ...navigation(frame),
    inlineResources(body, resources),
    '</body>',
    '</html>\n',
  ].join('\n')
}

/** Documents of one kind in one house style share their style. */
const styleOf = oncePerKey(({ style }: Layout) => webStyle(style))

const screenCss = lazily(() =>
  withoutComments(readFileSync(join(packageFolder, 'templates', 'delen', 'scherm.css'), 'utf8')),
)

function withoutComments(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\/\s*/g, '')
}

/** In bytes. A page uses a few characters of a larger face, which every device has in a font of its own. */
const largestFace = 40_000

function withoutLargeFaces(style: string, { resources }: Pick<Printable, 'resources'>): string {
  return style.replace(/@font-face\s*\{[^}]*unicode-range:[^}]*\}\s*/g, (face) => {
    const key = /url\(https:\/\/document\.invalid\/([^)]*)\)/.exec(face)?.[1] ?? ''
    return (resources.get(key)?.bytes.length ?? 0) > largestFace ? '' : face
  })
}

function navigation({ links, pdf }: PageFrame): readonly string[] {
  const all = [
    ...links.map(
      ({ before, title, address }) =>
        `<li>${before === undefined ? '' : `${escapeHtml(before)} `}${link(address, title)}</li>`,
    ),
    ...(pdf === undefined ? [] : [`<li class="als-pdf">${link(pdf, frameWords.pdf)}</li>`]),
  ]
  if (all.length === 0) return []
  return [`<header class="wegwijzer"><nav aria-label="${frameWords.around}"><ul>`, ...all, '</ul></nav></header>']
}

function link(address: string, title: string): string {
  return `<a href="${escapeHtml(address)}">${escapeHtml(title)}</a>`
}
