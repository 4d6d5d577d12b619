import type { Publication, PublishedDocument } from '../publication.ts'
import type { GppDocument } from './gpp-api.ts'
import type { GppContext } from './gpp-context.ts'

/** What has to be done to the documents of one publication. */
export interface DocumentPlan {
  /** On the platform, and no longer part of the publication. First: it may no longer be public. */
  readonly remove: readonly GppDocument[]
  readonly upload: readonly PublishedDocument[]
  readonly rename: readonly { readonly on: GppDocument; readonly as: PublishedDocument }[]
  /** Documents of the publication that are complete on the platform. */
  readonly there: readonly PublishedDocument[]
  /** What else is there, and not withdrawn: it does not become public by this program. */
  readonly others: OtherDocuments
}

export interface OtherDocuments {
  /** Placed by somebody else. */
  readonly strangers: readonly GppDocument[]
  /** Placed by this program; whether they may be public could not be judged now. */
  readonly unjudged: readonly GppDocument[]
}

/**
 * Compares the documents with those on the platform. A file on the platform cannot be replaced, so another version is another document; its
 * bytes cannot be compared either, since the platform rewrites PDFs: the hash of what was sent is an identifier of the document.
 */
export function documentPlan(
  { documents, withdrawn, unjudged }: Publication,
  found: readonly GppDocument[],
  source: string,
): DocumentPlan {
  const current = found.filter(({ publicatiestatus }) => publicatiestatus !== 'ingetrokken')
  const ours = current.filter((one) => keyOf(one, source) !== undefined)
  const matches = documents.map((document) => ({
    document,
    on: ours.find((one) => keyOf(one, source) === document.key && isSame(one, document)),
  }))
  const kept = new Set(matches.map(({ on }) => on))
  const rest = ours.filter((one) => !kept.has(one))
  const isUnjudged = (one: GppDocument) => {
    const own = keysOf(one, source)
    return own.some((key) => unjudged.includes(key)) && !withdrawn.some(({ key }) => own.includes(key))
  }
  return {
    remove: rest.filter((one) => !isUnjudged(one)),
    upload: matches.flatMap(({ document, on }) => (on === undefined ? [document] : [])),
    rename: matches.flatMap(({ document: as, on }) =>
      on === undefined || (on.officieleTitel === titleOf(as.title) && on.creatiedatum === as.created)
        ? []
        : [{ on, as }],
    ),
    there: matches.flatMap(({ document, on }) => (on === undefined ? [] : [document])),
    others: {
      strangers: current.filter((one) => keyOf(one, source) === undefined),
      unjudged: rest.filter(isUnjudged),
    },
  }
}

/** Of a document of this program its key in the publication. */
export function keyOf({ kenmerken }: GppDocument, source: string): string | undefined {
  return kenmerken?.find(({ bron }) => bron === source)?.kenmerk
}

/** Also that of the proposal to which it is attached: what holds for a proposal holds for its attachments. Empty for one of somebody else. */
export function keysOf(one: GppDocument, source: string): readonly string[] {
  const key = keyOf(one, source)
  if (key === undefined) return []
  const parent = one.kenmerken?.find(({ bron }) => bron === parentSource)?.kenmerk
  return parent === undefined ? [key] : [key, parent]
}

const parentSource = 'collegevoorstel bijlage bij'

function isSame(one: GppDocument, document: PublishedDocument): boolean {
  const hasFile = one.kenmerken?.some(({ bron, kenmerk }) => bron === hashSource && kenmerk === hashOf(document))
  return hasFile === true && one.uploadVoltooid && (one.bestandsnaam ?? document.fileName) === document.fileName
}

const hashSource = 'collegevoorstel sha256'

/** Characters of an identifier. */
const identifierLength = 40

function hashOf({ sha256 }: PublishedDocument): string {
  return sha256.slice(0, identifierLength)
}

/** The fields with which a document is registered. */
export function fieldsOf(document: PublishedDocument, publication: string, { settings }: Pick<GppContext, 'settings'>) {
  return {
    publicatie: publication,
    kenmerken: [
      { kenmerk: document.key, bron: settings.source },
      { kenmerk: hashOf(document), bron: hashSource },
      ...(document.attachedTo === undefined ? [] : [{ kenmerk: document.attachedTo, bron: parentSource }]),
    ],
    // The only one by which the platform finds a document in any publication.
    identifier: document.key,
    officieleTitel: titleOf(document.title),
    creatiedatum: document.created,
    bestandsformaat: document.mediaType,
    bestandsnaam: document.fileName,
    bestandsomvang: document.length,
    aanleveringBestand: 'ontvangen',
  }
}

/** Characters of a title. */
const titleLength = 255

/** As the platform takes it. */
export function titleOf(title: string): string {
  const characters = [...title.trim()]
  return characters.length <= titleLength ? characters.join('') : `${characters.slice(0, titleLength - 1).join('')}…`
}
