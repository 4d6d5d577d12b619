import type { Edition } from '../../document/edition.ts'

/** What an edition shows and omits. Other modules use these properties and never compare editions themselves. */
export interface EditionPolicy {
  readonly edition: Edition
  /** The edition as templates read it (`{{#if editie.openbaar}}`). */
  readonly view: Readonly<Record<Edition, boolean>>
  /** Everyone may read it: it is searched, and content that may not be public is omitted. */
  readonly isPublic: boolean
  /** Whether a field is printed: fields of the routing sheet (`intern: ja` in soort.yaml) only in `intern`. */
  readonly shows: (field: { readonly intern?: boolean | undefined }) => boolean
  /** It is the form as the author fills it in: with what is optional and empty, and with what the form tells the author. */
  readonly isForm: boolean
  /** The file names its author; otherwise the municipality. */
  readonly namesAuthor: boolean
  /** Redacted text is removed; otherwise it is shown and marked. */
  readonly redacts: boolean
  /** Secret attachments are listed without their content. */
  readonly omitsSecretAttachments: boolean
  /** The grounds of its redactions are listed at the end. */
  readonly listsGrounds: boolean
  /** PDFs made elsewhere are inspected, and cleaned unless the author states that they are public as they are. */
  readonly inspectsForeignFiles: boolean
  /** A meeting leaves out what an agenda item that may not be public now is about. */
  readonly withholdsPoints: boolean
  /** A meeting states the title of an item whose proposal could not be made. Nobody checked whether that may be public. */
  readonly namesUnmadeProposals: boolean
  /** A meeting marks items that are closed or secret. */
  readonly marksConfidentialPoints: boolean
  /** The manifest names the sources and states their hashes, which would confirm a guess of what an edition omits. */
  readonly statesSources: boolean
  /** Pages may be shown before the finished files have been searched. */
  readonly showsUnsearchedPages: boolean
  /** The last step that reports findings on this edition: an ignore comment for a finding of a later step is not yet unused. */
  readonly reaches: 'printed' | 'public'
  /** Appended to the name of a single file outside its edition's folder. */
  readonly fileSuffix: string
}

const view = { intern: false, raad: false, openbaar: false }

const closed = {
  isPublic: false,
  redacts: false,
  omitsSecretAttachments: false,
  listsGrounds: false,
  inspectsForeignFiles: false,
  withholdsPoints: false,
  namesUnmadeProposals: true,
  marksConfidentialPoints: true,
  statesSources: true,
  showsUnsearchedPages: true,
  reaches: 'printed',
} as const

const policies: Readonly<Record<Edition, EditionPolicy>> = {
  intern: {
    ...closed,
    edition: 'intern',
    view: { ...view, intern: true },
    shows: () => true,
    isForm: true,
    namesAuthor: true,
    fileSuffix: '',
  },
  raad: {
    ...closed,
    edition: 'raad',
    view: { ...view, raad: true },
    shows: ({ intern }) => !intern,
    isForm: false,
    namesAuthor: false,
    fileSuffix: '-raad',
  },
  openbaar: {
    edition: 'openbaar',
    view: { ...view, openbaar: true },
    isPublic: true,
    shows: ({ intern }) => !intern,
    isForm: false,
    namesAuthor: false,
    redacts: true,
    omitsSecretAttachments: true,
    listsGrounds: true,
    inspectsForeignFiles: true,
    withholdsPoints: true,
    namesUnmadeProposals: false,
    marksConfidentialPoints: false,
    statesSources: false,
    showsUnsearchedPages: false,
    reaches: 'public',
    fileSuffix: '-openbaar',
  },
}

export function editionPolicy(edition: Edition): EditionPolicy {
  return policies[edition]
}

/** The edition in which a document is read: it omits nothing. */
export const wholeEdition: EditionPolicy = policies.intern

/** The edition for everyone. */
export const publicEdition: EditionPolicy = policies.openbaar
