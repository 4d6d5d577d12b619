import type { RootContent } from 'mdast'
import type { Position } from 'unist'
import type { SecrecyView } from '../document/secrecy-view.ts'
import type { Resource } from '../print/page/printable.ts'
import type { HouseStyle } from './house-style/house-style.ts'
import type { SafeHtml } from './safe-html.ts'
import type { View } from './views/view.ts'

/** What a page needs to know of the project's configuration (`collegevoorstel.yaml`); all of it may be missing. */
export interface ComposeConfig {
  readonly gemeente?:
    | {
        readonly naam?: string | undefined
        readonly adres?:
          | {
              readonly straat?: string | undefined
              readonly postcode?: string | undefined
              readonly plaats?: string | undefined
              readonly postbus?: string | undefined
            }
          | undefined
        readonly telefoon?: string | undefined
        readonly website?: string | undefined
      }
    | undefined
  readonly college?:
    | { readonly burgemeester?: string | undefined; readonly secretaris?: string | undefined }
    | undefined
  /** The councillors' right to ask questions in writing: article and term of the council's own rules of order. */
  readonly vragenrecht?:
    | { readonly artikel?: string | number | undefined; readonly termijn?: string | undefined }
    | undefined
}

/** One attachment, as the proposal lists it. */
export interface AttachmentView {
  /** From 1, in the order of the front matter. */
  readonly number: number
  readonly soort: string
  /** Title of its kind: `Brief aan gemeenteraad`. */
  readonly kindTitle: string
  readonly title: string
  readonly pages?: number | undefined
  readonly secret?: SecrecyView | undefined
  /** This edition lists it without its content. */
  readonly omitted: boolean
}

/** Turns Markdown of the document into HTML. */
export interface BodyHtml {
  /** Heading levels as the author wrote them: `##` becomes `<h2>`. */
  readonly html: (content: readonly RootContent[]) => SafeHtml
  /** What stands at the end of the whole text: footnotes. Called after all else has been rendered; undefined when there are none. */
  readonly notes: () => SafeHtml | undefined
  /** Id for the heading of a section that the template prints, so that links in the text find it. */
  readonly headingId: (place: Position | undefined) => string | undefined
  /** Pictures that the HTML asks for. */
  readonly resources: ReadonlyMap<string, Resource>
}

export interface ComposeContext {
  readonly houseStyle: HouseStyle
  readonly config: ComposeConfig
  /** The edition as templates know it. */
  readonly editie: View['editie']
  /** The words on the band at the head of every page. */
  readonly band: string
  /** The grounds of redactions are listed at the end. */
  readonly listsGrounds: boolean
  readonly attachments: readonly AttachmentView[]
  readonly body: BodyHtml
  /** Secrecy that the proposal lays on this attachment: marked on every page. */
  readonly secrecy?: SecrecyView | undefined
}
