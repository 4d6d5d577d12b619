import {
  type AddressBook,
  type BookedDocument,
  type BookedFile,
  type BookedPublication,
  bookedFile,
  pagePath,
  pdfPath,
  webPath,
} from './address-book.ts'
import { documentKinds } from './tooi.ts'

/** An address that a book of addresses has given, with what is there. */
export interface Slot {
  /** Below the root of the target. */
  readonly path: string
  readonly publication: string
  /** Absent of a PDF that is still to be made. */
  readonly file?: BookedFile | undefined
  /** Of what was withdrawn: when and why. */
  readonly withdrawn?: NonNullable<BookedDocument['ingetrokken']> | undefined
}

/** Every address of a book, in its order. */
export function slotsOf({ publicaties }: Pick<AddressBook, 'publicaties'>): readonly Slot[] {
  return publicaties.flatMap((publication) => {
    const { sleutel, pagina, stukken } = publication
    const page: Slot = {
      path: pagePath(publication),
      publication: sleutel,
      file: pagina,
      withdrawn: pageWithdrawn(publication),
    }
    return [
      ...(pagina ? [page] : []),
      ...stukken.flatMap((document): readonly Slot[] => {
        const { pdf, web, ingetrokken: withdrawn } = document
        const own = { publication: sleutel, withdrawn }
        return [
          { ...own, path: pdfPath(publication, document), file: pdf },
          ...(web ? [{ ...own, path: webPath(publication, document), file: web }] : []),
        ]
      }),
    ]
  })
}

/** The page of a meeting names its documents: it is withdrawn with the agenda. */
function pageWithdrawn({ stukken }: BookedPublication): BookedDocument['ingetrokken'] {
  return stukken.find(({ soort }) => soort === documentKinds.agenda.label)?.ingetrokken
}

/** What replaces a page that was withdrawn. */
export type WithdrawnPage = (path: string, withdrawn: NonNullable<BookedDocument['ingetrokken']>) => string

/** The book with, for every page that was withdrawn, what replaces it. */
export function withWithdrawnPages(book: AddressBook, pageAt: WithdrawnPage): AddressBook {
  return {
    ...book,
    publicaties: book.publicaties.map((publication) => {
      const why = pageWithdrawn(publication)
      const page = why && publication.pagina ? { pagina: bookedFile(pageAt(pagePath(publication), why)) } : {}
      return {
        ...publication,
        ...page,
        stukken: publication.stukken.map((document) => {
          const { ingetrokken, web } = document
          if (ingetrokken === undefined || web === undefined) return document
          return { ...document, web: bookedFile(pageAt(webPath(publication, document), ingetrokken)) }
        }),
      }
    }),
  }
}

/** The book with the PDFs that replace withdrawn ones. */
export function withPdfs(book: AddressBook, made: ReadonlyMap<string, BookedFile>): AddressBook {
  return {
    ...book,
    publicaties: book.publicaties.map((publication) => ({
      ...publication,
      stukken: publication.stukken.map((document): BookedDocument => {
        const pdf = made.get(pdfPath(publication, document))
        if (pdf === undefined) return document
        const { web, gepubliceerd, gewijzigd, ingetrokken, ...rest } = document
        // The keys in the order of the book.
        return {
          ...rest,
          pdf,
          ...(web ? { web } : {}),
          gepubliceerd,
          gewijzigd,
          ...(ingetrokken ? { ingetrokken } : {}),
        }
      }),
    })),
  }
}
