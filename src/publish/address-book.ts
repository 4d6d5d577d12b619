import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDate } from '../forms/dutch-date.ts'
import { attempt } from '../system/attempt.ts'
import { sha256 } from '../system/digest.ts'
import * as z from '../system/zod.ts'
import { keyPattern } from './derived-key.ts'

/** The book of addresses, in the root of the folder that a web server serves: all in it is public. */
export const addressBookName = 'adressen.json'

const key = z.string().regex(keyPattern)
const date = z.string().refine(isDate)
const moment = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
const fileShape = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.int().nonnegative() })

const documentShape = z.object({
  sleutel: key,
  /** Absent of a document that was withdrawn. */
  titel: z.string().optional(),
  /** Label of a kind of documents. */
  soort: z.string(),
  /** Number of an information category. */
  categorie: z.string(),
  datum: date,
  vastgesteld: date.optional(),
  /** Key of the proposal to which it is attached. */
  bijlageVan: key.optional(),
  /** The PDF, or what is in its place. */
  pdf: fileShape.optional(),
  /** The HTML edition, or what is in its place. */
  web: fileShape.optional(),
  /** When it was first published, and last changed. */
  gepubliceerd: moment,
  gewijzigd: moment,
  ingetrokken: z.object({ op: date, reden: z.enum(['privacy', 'procedure']) }).optional(),
})

const publicationShape = z.object({
  sleutel: key,
  soort: z.enum(['vergadering', 'voorstel']),
  titel: z.string().optional(),
  /** The page of a meeting. */
  pagina: fileShape.optional(),
  stukken: z.array(documentShape),
})

const bookShape = z.object({
  versie: z.literal(1),
  basisadres: z.string(),
  publicaties: z.array(publicationShape),
  /** Files of the program that belong to no document, by their path: sitemaps. Any other name would make a file of others its own. */
  eigen: z.array(
    z.string().regex(/^(?:sitemap-diwoo-infocat\d{3}-\d+\.xml|sitemapindex-diwoo-infocat\d{3}\.xml|robots\.txt)$/),
  ),
})

export type BookedFile = Readonly<z.infer<typeof fileShape>>
export type BookedDocument = Readonly<z.infer<typeof documentShape>>
export type BookedPublication = Readonly<Omit<z.infer<typeof publicationShape>, 'stukken'>> & {
  readonly stukken: readonly BookedDocument[]
}

/** Everything that a folder publishes, in the order in which it was first published. */
export interface AddressBook {
  readonly basisadres: string
  readonly publicaties: readonly BookedPublication[]
  readonly eigen: readonly string[]
}

/** The book in a folder: `absent` where nothing was published, `malformed` where it cannot be read or was not made by this program. */
export function readAddressBook(target: string): AddressBook | 'absent' | 'malformed' {
  const text = attempt(() => readFileSync(join(target, addressBookName), 'utf8'))
  if (text === undefined) return attempt(() => readFileSync(join(target, addressBookName))) ? 'malformed' : 'absent'
  const { data } = bookShape.safeParse(attempt(() => JSON.parse(text) as unknown))
  return data ?? 'malformed'
}

export function addressBookText({ basisadres, publicaties, eigen }: AddressBook): string {
  return `${JSON.stringify({ versie: 1, basisadres, publicaties, eigen }, undefined, 1)}\n`
}

/** Paths below the root of the target. */
export function pdfPath(publication: { readonly sleutel: string }, document: { readonly sleutel: string }): string {
  return `${publication.sleutel}/${document.sleutel}.pdf`
}

export function webPath(publication: { readonly sleutel: string }, document: { readonly sleutel: string }): string {
  return `${publication.sleutel}/${document.sleutel}.html`
}

export function pagePath({ sleutel }: { readonly sleutel: string }): string {
  return `${sleutel}/index.html`
}

export function bookedFile(bytes: Uint8Array | string): BookedFile {
  return { sha256: sha256(bytes), bytes: Buffer.byteLength(bytes) }
}
