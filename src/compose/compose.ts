import type { Nodes } from 'mdast'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Document } from '../document/document.ts'
import { marksAsHtml } from '../document/markdown/redaction-marks.ts'
import type { Printable } from '../print/page/printable.ts'
import { printable as printableText } from './house-style/characters.ts'
import { safeHtml } from './html/safe-html.ts'
import { layoutOf } from './layout.ts'
import type { BodyHtml } from './markdown-html/body-html.ts'
import { templateFailure } from './templates/template.ts'
import type { ComposeContext } from './views/context.ts'
import { groundList } from './views/ground-list.ts'
import { keepTogether, markShort } from './views/keep-together.ts'
import { makeView, titleOf } from './views/make-view.ts'
import { runningHeaders } from './views/running-headers.ts'

export interface Composed {
  /** Absent when the template or the house style has errors. */
  readonly printable?: Printable
  readonly diagnostics: readonly Diagnostic[]
}

/** Composes a document in an edition and a house style as one HTML page, ready to print. */
export function compose(document: Document, context: ComposeContext): Composed {
  const { kind } = document
  const { template, style, resources, diagnostics } = layoutOf(kind, context.houseStyle)
  if (template === undefined) return { diagnostics }
  const view = makeView(document, context)
  try {
    const html = markShort(keepTogether(marksAsHtml(template(view))))
    const closing = context.listsGrounds ? groundList(html) : ''
    const printable: Printable = {
      lang: 'nl',
      title: titleOf(document),
      style,
      head: runningHeaders(document, view, context),
      body: `<main class="soort-${kind.soort}">\n${html}${closing}</main>`,
      resources: new Map([...resources, ...context.body.resources]),
      count: countedSections(document).map(({ selector }) => selector),
    }
    return { printable, diagnostics }
  } catch (error) {
    return { diagnostics: [...diagnostics, templateFailure(error, kind)] }
  }
}

/** Every text that can occur on the page of a document, without composing it. */
export function textsToPrint(document: Document, context: Omit<ComposeContext, 'body'>): string {
  const view = makeView(document, { ...context, body: unwritten })
  return `${titleOf(document)}${textsOf(view)}${wordsIn(document.body)}`
}

const unwritten: BodyHtml = {
  html: () => safeHtml(''),
  withoutNotes: () => safeHtml(''),
  headingId: () => undefined,
  resources: new Map(),
}

/** All text of a body, with character references (`&amp;`) decoded. */
function wordsIn(node: Nodes): string {
  const own = [
    'value' in node ? node.value : '',
    'alt' in node ? (node.alt ?? '') : '',
    'title' in node ? (node.title ?? '') : '',
    'url' in node ? node.url : '',
    'attributes' in node ? Object.values(node.attributes ?? {}).join(' ') : '',
  ]
  const inside = 'children' in node ? node.children.map(wordsIn) : []
  return [printableText(own.join(' ')), ...inside].join('\n')
}

/** All text of a page, including running headers. */
export function textsOfPage({ title, body, head }: Printable): string {
  return `${title}${body}${head}`
}

/** Every text in the data of a template. */
function textsOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  if ('toHTML' in value) return String(value)
  return Object.values(value).map(textsOf).join('\n')
}

/** Sections with a line limit, in the order of `Printable.count` and `Printed.lines`. */
export function countedSections({ sections }: Pick<Document, 'sections'>) {
  return sections
    .filter((section) => section.form.regels !== undefined)
    .map((section) => ({ section, selector: `[data-onderdeel="${section.form.id}"] .antwoord` }))
}
