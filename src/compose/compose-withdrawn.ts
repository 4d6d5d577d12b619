import type { Kind } from '../forms/kind.ts'
import type { Printable } from '../print/page/printable.ts'
import type { Composed } from './compose.ts'
import type { MeetingPage } from './compose-meeting.ts'
import { layoutOf } from './layout.ts'
import { templateFailure } from './templates/template.ts'
import { brandingOf } from './views/make-view.ts'
import { marginCss } from './views/running-headers.ts'
import type { WithdrawnView } from './views/withdrawn-view.ts'

type WithdrawnWords = Pick<WithdrawnView, 'adres' | 'datum' | 'reden'>

/** Composes what replaces a document that was withdrawn: one HTML page, for the browser and to be printed. */
export function composeWithdrawn(
  words: WithdrawnWords,
  { kind, houseStyle, config }: Pick<MeetingPage, 'houseStyle' | 'config'> & { readonly kind: Kind },
): Composed {
  const { template, style, resources, diagnostics } = layoutOf(kind, houseStyle)
  if (template === undefined) return { diagnostics }
  const view: WithdrawnView = {
    ...words,
    editie: { intern: false, raad: false, openbaar: true },
    band: '',
    soort: kind.soort,
    titel: kind.titel,
    ...brandingOf(config.gemeente, houseStyle),
  }
  try {
    const printable: Printable = {
      lang: 'nl',
      title: kind.titel,
      style,
      head: marginCss({ left: '', right: kind.titel, foot: '', band: '' }),
      body: `<main class="soort-${kind.soort}">\n${template(view)}</main>`,
      resources: new Map(resources),
      count: [],
    }
    return { printable, diagnostics }
  } catch (error) {
    return { diagnostics: [...diagnostics, templateFailure(error, kind)] }
  }
}
