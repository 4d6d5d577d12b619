import type { Config } from '../config/config.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { marksAsHtml, plainMarks } from '../document/markdown/redaction-marks.ts'
import { shortened } from '../forms/dutch-words.ts'
import type { Kind } from '../forms/kind.ts'
import type { Printable } from '../print/page/printable.ts'
import type { Composed } from './compose.ts'
import type { HouseStyle } from './house-style/house-style.ts'
import { layoutOf } from './layout.ts'
import { templateFailure } from './templates/template.ts'
import { groundList } from './views/ground-list.ts'
import { keepTogether, markShort } from './views/keep-together.ts'
import { brandingOf } from './views/make-view.ts'
import type { MeetingView } from './views/meeting-view.ts'
import { headText, type MarginTexts, marginCss } from './views/running-headers.ts'

/** The input for a meeting document besides its view. */
export interface MeetingPage {
  readonly kind: Kind
  readonly houseStyle: HouseStyle
  readonly config: Pick<Config, 'gemeente'>
  /** In the metadata of the file. */
  readonly title: string
  /** Left and right in the header from the second page on, and left in the footer of every page. */
  readonly heads: readonly [left: string, right: string, foot: string]
}

type Words = Omit<MeetingView, 'soort' | 'titel' | 'gemeente' | 'huisstijl'>

/** Composes a meeting document as one HTML page, ready to print. */
export function composeMeeting(words: Words, page: MeetingPage): Composed {
  const { kind, houseStyle, title, heads } = page
  const { style, resources } = layoutOf(kind, houseStyle)
  const { body, diagnostics } = meetingBody(words, page)
  if (body === undefined) return { diagnostics }
  const closing = words.editie.openbaar ? groundList(body) : ''
  const [left, right, foot] = heads
  const texts: MarginTexts = {
    left: headText(plainMarks(left), right),
    right,
    foot: shortened(foot, 70),
    band: words.band,
  }
  const printable: Printable = {
    lang: 'nl',
    title,
    style,
    head: marginCss(texts),
    body: `<main class="soort-${kind.soort}">\n${keepTogether(body)}${closing}</main>`,
    resources: new Map(resources),
    count: [],
  }
  return { printable, diagnostics }
}

/** The output of the template of a meeting document, without styles and running headers. */
export function meetingBody(
  words: Words,
  { kind, houseStyle, config }: Pick<MeetingPage, 'kind' | 'houseStyle' | 'config'>,
): { readonly body?: string; readonly diagnostics: readonly Diagnostic[] } {
  const { template, diagnostics } = layoutOf(kind, houseStyle)
  if (template === undefined) return { diagnostics }
  const view: MeetingView = {
    ...words,
    soort: kind.soort,
    titel: kind.titel,
    ...brandingOf(config.gemeente, houseStyle),
  }
  try {
    return { body: markShort(marksAsHtml(template(view))), diagnostics }
  } catch (error) {
    return { diagnostics: [...diagnostics, templateFailure(error, kind)] }
  }
}
