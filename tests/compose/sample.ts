import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Composed, compose } from '../../src/compose/compose.ts'
import { type HouseStyle, loadHouseStyle } from '../../src/compose/house-style/house-style.ts'
import { bodyHtml } from '../../src/compose/markdown-html/body-html.ts'
import type { AttachmentView, ComposeContext } from '../../src/compose/views/context.ts'
import type { Document } from '../../src/document/document.ts'
import type { Edition } from '../../src/document/edition.ts'
import { readPicture } from '../../src/document/pictures/image.ts'
import { readDocument } from '../../src/document/read-document.ts'
import { groundInWords } from '../../src/forms/grounds.ts'
import { loadKinds } from '../../src/forms/load-kind.ts'
import { editionPolicy } from '../../src/publication/policy/edition-policy.ts'
import { markingOf } from '../../src/publication/policy/point-policy.ts'

export const kinds = loadKinds()

export const config: ComposeContext['config'] = {
  gemeente: {
    naam: 'Voorbeeldstad',
    adres: { straat: 'Marktplein 1', postcode: '1234 AB', plaats: 'Voorbeeldstad', postbus: 'Postbus 100' },
    telefoon: '14 0123',
    website: 'www.voorbeeldstad.example',
  },
  college: { burgemeester: 'A. Voorbeeld', secretaris: 'B. Voorbeeld', portefeuillehouders: [] },
  raad: { griffier: 'G. Voorbeeld' },
  vragenrecht: { artikel: '41', dagen: 30 },
}

export function houseStyle(name = 'voorbeeldstad'): HouseStyle {
  const { houseStyle: found } = loadHouseStyle(name, {})
  if (found === undefined) throw new Error(`house style ${name} has errors`)
  return found
}

/** A document of the examples' language: front matter without fences, and a body. */
export function documentOf(front: string, body = ''): Document {
  const text = `---\n${front.trim()}\n---\n\n${body}\n`
  const { document, diagnostics } = readDocument({ path: '/proef/voorstel.md', name: 'voorstel.md', text }, kinds)
  if (document === undefined) throw new Error(diagnostics.map(String).join('\n'))
  return document
}

/** What differs from the composition of a document for the board. */
type Changes = Partial<ComposeContext> & { readonly edition?: Edition }

function contextOf(document: Document, { edition = 'intern', ...changes }: Changes = {}): ComposeContext {
  const policy = editionPolicy(edition)
  const { body } = bodyHtml(document, (address) =>
    readPicture(readFileSync(join(dirname(document.source.path), address))),
  )
  const attachments = (document.data.bijlagen ?? []).map((entry, index): AttachmentView => {
    const secrecy = document.data.geheimhouding?.find((stated) => stated.op === `bijlage ${index + 1}`)
    return {
      number: index + 1,
      kinds: kinds.load(entry.soort)?.kind?.afstamming ?? [entry.soort],
      kindTitle: kinds.load(entry.soort)?.kind?.titel ?? entry.soort,
      title: entry.titel ?? entry.bestand,
      pages: index + 1,
      omitted: secrecy !== undefined && policy.omitsSecretAttachments,
      ...(secrecy === undefined
        ? {}
        : {
            secret: {
              gronden: secrecy.grondslag.map(groundInWords),
              titelgeheim: secrecy.titelgeheim ?? false,
              isImposed: true,
              opgelegd: '',
              tot: '',
              basis: '',
            },
          }),
    }
  })
  return {
    houseStyle: houseStyle(),
    config,
    editie: policy.view,
    band: markingOf(document, changes.secrecy),
    listsGrounds: policy.listsGrounds,
    attachments,
    body,
    ...changes,
  }
}

export function composed(document: Document, changes: Changes = {}): Composed {
  return compose(document, contextOf(document, changes))
}

/** Body of the page, as it is printed. */
export function html(document: Document, changes: Changes = {}): string {
  const { printable, diagnostics } = composed(document, changes)
  if (printable === undefined) throw new Error(diagnostics.map(String).join('\n'))
  return printable.body
}

/** What a reader sees: no tags, white space made single; only blocks part words. */
export function textOf(page: string): string {
  return page
    .replace(/<\/?(?:span|strong|em|a|sup)\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
}
