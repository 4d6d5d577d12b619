import type { Nodes } from 'mdast'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Document } from '../document/document.ts'
import { marksAsHtml } from '../document/markdown/redaction-marks.ts'
import type { Printable } from '../print/page/printable.ts'
import { printable as printableText } from './characters.ts'
import type { BodyHtml, ComposeContext } from './context.ts'
import { layoutOf } from './layout.ts'
import { safeHtml } from './safe-html.ts'
import { templateFailure } from './templates/template-failure.ts'
import { groundList } from './views/ground-list.ts'
import { keepTogether, markShort } from './views/keep-together.ts'
import { makeView, titleOf } from './views/make-view.ts'
import { runningHeads } from './views/running-heads.ts'

export interface Composed {
  /** Absent when the template or the house style has errors. */
  readonly printable?: Printable
  readonly diagnostics: readonly Diagnostic[]
}

/** Document + kind + house style + edition → one page of HTML, ready to print. */
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
      head: runningHeads(document, view),
      body: `<main class="soort-${kind.soort}">\n${html}${closing}</main>`,
      resources: new Map([...resources, ...context.body.resources]),
      count: countedSections(document).map(({ selector }) => selector),
    }
    return { printable, diagnostics }
  } catch (error) {
    return { diagnostics: [...diagnostics, templateFailure(error, kind)] }
  }
}

/** Every text that the page of a document can hold, without the page. */
export function textsToPrint(document: Document, context: Omit<ComposeContext, 'body'>): string {
  const view = makeView(document, { ...context, body: unwritten })
  return `${titleOf(document)}${textsOf(view)}${wordsIn(document.body)}`
}

const unwritten: BodyHtml = {
  html: () => safeHtml(''),
  notes: () => undefined,
  headingId: () => undefined,
  resources: new Map(),
}

/** All that an author typed in a body, with the references (`&amp;`) read. */
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

/** All text of a page, with its running heads. */
export function textsOfPage({ title, body, head }: Printable): string {
  return `${title}${body}${head}`
}

/** Every text in what a template can print. */
function textsOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return ''
  if ('toHTML' in value) return String(value)
  return Object.values(value).map(textsOf).join('\n')
}

/** Sections whose printed lines are counted, in the order of `Printable.count` and so of `Printed.lines`. */
export function countedSections({ sections }: Pick<Document, 'sections'>) {
  return sections
    .filter((section) => section.form.regels !== undefined)
    .map((section) => ({ section, selector: `[data-onderdeel="${section.form.id}"] .antwoord` }))
}
