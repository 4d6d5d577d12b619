import type { RootContent } from 'mdast'
import type { Position } from 'unist'
import type { Config } from '../../config/config.ts'
import type { SecrecyView } from '../../document/secrecy-view.ts'
import type { Resource } from '../../print/page/printable.ts'
import type { HouseStyle } from '../house-style/house-style.ts'
import type { SafeHtml } from '../html/safe-html.ts'
import type { View } from './view.ts'

/** An attachment in the list of the proposal. */
export interface AttachmentView {
  /** From 1, in the order of the front matter. */
  readonly number: number
  readonly soort: string
  /** The title of its kind of document: `Brief aan gemeenteraad`. */
  readonly kindTitle: string
  readonly title: string
  readonly pages?: number | undefined
  readonly secret?: SecrecyView | undefined
  /** This edition lists it without its content. */
  readonly omitted: boolean
}

/** Renders the Markdown of one document as HTML. */
export interface BodyHtml {
  /** With the heading levels of the author: `##` becomes `<h2>`. */
  readonly html: (content: readonly RootContent[]) => SafeHtml
  /** The footnotes of the whole text, undefined when there are none. To be called after all other content was rendered. */
  readonly notes: () => SafeHtml | undefined
  /** The id of a section heading that the template prints, for links in the text. */
  readonly headingId: (place: Position | undefined) => string | undefined
  /** Images that the HTML refers to. */
  readonly resources: ReadonlyMap<string, Resource>
}

export interface ComposeContext {
  readonly houseStyle: HouseStyle
  /** The part of the project configuration that pages print. */
  readonly config: Pick<Config, 'gemeente' | 'college' | 'vragenrecht'>
  /** The edition as templates know it. */
  readonly editie: View['editie']
  /** The words on the band at the head of every page. */
  readonly band: string
  /** The grounds of redactions are listed at the end. */
  readonly listsGrounds: boolean
  readonly attachments: readonly AttachmentView[]
  readonly body: BodyHtml
  /** Secrecy imposed by the proposal on this attachment, marked on every page. */
  readonly secrecy?: SecrecyView | undefined
}
