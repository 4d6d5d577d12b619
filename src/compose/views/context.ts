import type { Config } from '../../config/config.ts'
import type { SecrecyView } from '../../document/secrecy.ts'
import type { HouseStyle } from '../house-style/house-style.ts'
import type { BodyHtml } from '../markdown-html/body-html.ts'
import type { View } from './view.ts'

/** An attachment in the list of the proposal. */
export interface AttachmentView {
  /** From 1, in the order of the front matter. */
  readonly number: number
  /** Its kind, the basis of that, and so on. */
  readonly kinds: readonly string[]
  /** The title of its kind of document: `Brief aan gemeenteraad`. */
  readonly kindTitle: string
  readonly title: string
  readonly pages?: number | undefined
  readonly secret?: SecrecyView | undefined
  /** This edition lists it without its content. */
  readonly omitted: boolean
  /** Where it is published, on a page for a browser. */
  readonly address?: string | undefined
}

export interface ComposeContext {
  readonly houseStyle: HouseStyle
  /** The part of the project configuration that pages print. */
  readonly config: Pick<Config, 'gemeente' | 'college' | 'raad' | 'vragenrecht'>
  /** The edition as templates know it. */
  readonly editie: View['editie']
  /** The words on the band at the head of every page. */
  readonly band: string
  /** The grounds of redactions are listed at the end. */
  readonly listsGrounds: boolean
  readonly attachments: readonly AttachmentView[]
  /** Its number, when it is an attachment of a proposal. */
  readonly bijlage?: number | undefined
  /** Number of the item on the agenda, in a meeting: `2.3`. */
  readonly punt?: string | undefined
  readonly body: BodyHtml
  /** Secrecy imposed by the proposal on this attachment, marked on every page. */
  readonly secrecy?: SecrecyView | undefined
}
