import type { Document } from '../document/document.ts'
import { marksAsHtml } from '../document/redaction-marks.ts'
import type { Printable } from '../print/printable.ts'
import { liesWithin } from '../project/inside.ts'
import { packageFolder } from '../project/package-folder.ts'
import type { Diagnostic } from '../report/diagnostic.ts'
import type { ComposeContext } from './context.ts'
import { groundList } from './ground-list.ts'
import { keepTogether, markShort } from './keep-together.ts'
import { isFromPackage, layoutOf } from './layout.ts'
import { makeView, titleOf } from './make-view.ts'
import { runningHeads } from './running-heads.ts'
import { templateFailure } from './template-failure.ts'

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
    const closing = context.edition === 'openbaar' ? groundList(html) : ''
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

/**
 * What `compose` would tell, without the page. Where all that lays it out is the package's own, which was tried before it was packed,
 * only the text itself can have problems, and no template is loaded.
 */
export function composeProblems(document: Document, context: ComposeContext): Composed & { readonly texts: string } {
  if (isFromPackage(document.kind) && context.houseStyle.files.every(({ path }) => liesWithin(packageFolder, path))) {
    const view = makeView(document, context)
    return { diagnostics: [], texts: `${titleOf(document)}${textsOf(view)}` }
  }
  const { printable, diagnostics } = compose(document, context)
  return { diagnostics, texts: printable ? textsOfPage(printable) : '' }
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
