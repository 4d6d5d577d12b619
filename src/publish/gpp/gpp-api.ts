import { attempt } from '../../system/attempt.ts'
import * as z from '../../system/zod.ts'
import { strangeAnswer } from './gpp-refusal.ts'
import type { GppAnswer, GppRequest, Send } from './gpp-request.ts'
import type { GppSettings } from './gpp-settings.ts'

const uuid = z.string().regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i)
const status = z.enum(['concept', 'gepubliceerd', 'ingetrokken'])
const identifiers = z.array(z.object({ kenmerk: z.string(), bron: z.string() }))

const publicationShape = z.object({
  uuid,
  urlPublicatieIntern: z.string(),
  urlPublicatieExtern: z.string(),
  publicatiestatus: status,
  officieleTitel: z.string(),
  kenmerken: identifiers,
  informatieCategorieen: z.array(uuid),
  publisher: z.union([uuid, z.literal(null)]),
  registratiedatum: z.string(),
})

const documentShape = z.object({
  uuid,
  publicatie: uuid,
  publicatiestatus: status,
  officieleTitel: z.string(),
  creatiedatum: z.string(),
  uploadVoltooid: z.boolean(),
  kenmerken: identifiers.optional(),
  bestandsnaam: z.string().optional(),
})

const newDocumentShape = z.object({
  uuid,
  bestandsdelen: z.array(z.object({ url: z.string(), omvang: z.int(), volgnummer: z.int() })),
})

const uploadShape = z.object({ documentUploadVoltooid: z.boolean() })
const namedShape = z.object({ uuid, identifier: z.string() })

export type GppPublication = Readonly<z.infer<typeof publicationShape>>
export type GppDocument = Readonly<z.infer<typeof documentShape>>
export type NewDocument = Readonly<z.infer<typeof newDocumentShape>>
export type GppPart = NewDocument['bestandsdelen'][number]
type Fields = Readonly<Record<string, unknown>>

/** The calls that this program makes, with answers that are checked. Each throws EnvironmentError or GppRefusal. */
export interface GppApi {
  /** UUID of what has an IRI; undefined when the platform does not know it. */
  readonly find: (list: 'organisaties' | 'informatiecategorieen', identifier: string) => Promise<string | undefined>
  readonly publications: (key: string) => Promise<readonly GppPublication[]>
  readonly publication: (uuid: string) => Promise<GppPublication>
  readonly createPublication: (fields: Fields) => Promise<GppPublication>
  readonly changePublication: (uuid: string, fields: Fields) => Promise<GppPublication>
  readonly deletePublication: (uuid: string) => Promise<void>
  readonly documents: (publication: string) => Promise<readonly GppDocument[]>
  /** Of any publication, by the `identifier` with which they were registered. */
  readonly documentsNamed: (identifier: string) => Promise<readonly GppDocument[]>
  readonly document: (uuid: string) => Promise<GppDocument>
  readonly createDocument: (fields: Fields) => Promise<NewDocument>
  readonly changeDocument: (uuid: string, fields: Fields) => Promise<void>
  readonly deleteDocument: (uuid: string) => Promise<void>
  /** @returns whether the whole file is there */
  readonly putPart: (part: GppPart, file: { readonly name: string; readonly part: Uint8Array }) => Promise<boolean>
}

/** @param send returns answers of success only */
export function gppApi(send: Send, settings: GppSettings): GppApi {
  const { origin, pathname } = new URL(settings.address)
  const root = `${pathname.replace(/\/$/, '')}/api/v2`
  const call = async <Shape extends z.ZodType>(shape: Shape, request: GppRequest) =>
    parsed(shape, await send({ ...request, path: `${root}${request.path}` }))
  const list = <Shape extends z.ZodType>(shape: Shape, path: string, query: Readonly<Record<string, string>>) =>
    allPages((page) => {
      const parameters = new URLSearchParams({ ...query, page, pageSize: '100' })
      return call(pageOf(shape), { method: 'GET', path: `${path}?${parameters}` })
    })
  const remove = async (path: string) => {
    await send({ method: 'DELETE', path: `${root}${path}` })
  }
  return {
    find: async (name, identifier) =>
      (await list(namedShape, `/${name}`, { identifier })).find((one) => one.identifier === identifier)?.uuid,
    // The platform compares the two with any pair of identifiers of a publication.
    publications: async (key) =>
      (await list(publicationShape, '/publicaties', { kenmerk: key, bron: settings.source })).filter(({ kenmerken }) =>
        kenmerken.some(({ kenmerk, bron }) => kenmerk === key && bron === settings.source),
      ),
    publication: (id) => call(publicationShape, { method: 'GET', path: `/publicaties/${id}` }),
    createPublication: (json) => call(publicationShape, { method: 'POST', path: '/publicaties', body: { json } }),
    changePublication: (id, json) =>
      call(publicationShape, { method: 'PATCH', path: `/publicaties/${id}`, body: { json } }),
    deletePublication: (id) => remove(`/publicaties/${id}`),
    documents: (publicatie) => list(documentShape, '/documenten', { publicatie }),
    documentsNamed: (identifier) => list(documentShape, '/documenten', { identifier }),
    document: (id) => call(documentShape, { method: 'GET', path: `/documenten/${id}` }),
    createDocument: (json) => call(newDocumentShape, { method: 'POST', path: '/documenten', body: { json } }),
    changeDocument: async (id, json) => {
      await call(z.object({ uuid }), { method: 'PATCH', path: `/documenten/${id}`, body: { json } })
    },
    deleteDocument: (id) => remove(`/documenten/${id}`),
    putPart: async ({ url }, file) => {
      const path = partPath(url, origin)
      const answer = parsed(uploadShape, await send({ method: 'PUT', path, body: { file } }))
      return answer.documentUploadVoltooid
    },
  }
}

/** A part is sent to the platform of the settings, with its token: an address elsewhere is refused. */
function partPath(url: string, origin: string): string {
  const target = attempt(() => new URL(url))
  if (target?.origin === origin) return target.pathname + target.search
  const advice =
    'Er is niets naar dat adres verstuurd. Laat de beheerder van de publicatiebank het adres nakijken dat het platform van zichzelf opgeeft; het moet dat van gpp.adres zijn.'
  throw strangeAnswer(
    `Het platform wil een bestand op een ander adres ontvangen: ${target?.origin ?? 'een adres dat niet te lezen is'}.`,
    advice,
  )
}

const pageOf = <Shape extends z.ZodType>(shape: Shape) =>
  z.object({ next: z.union([z.string(), z.literal(null)]).optional(), results: z.array(shape) })

/** By the numbers of pages, not by the addresses that the answers give. */
async function allPages<Item>(
  page: (number: string) => Promise<{ readonly next?: string | null | undefined; readonly results: readonly Item[] }>,
): Promise<readonly Item[]> {
  const items: Item[] = []
  for (let number = 1; number <= mostPages; number += 1) {
    const { next, results } = await page(String(number))
    items.push(...results)
    if (!next) return items
  }
  throw strangeAnswer('Het platform geeft een lijst zonder eind.')
}

const mostPages = 1000

function parsed<Shape extends z.ZodType>(shape: Shape, { text }: GppAnswer): z.infer<Shape> {
  const result = shape.safeParse(attempt(() => JSON.parse(text) as unknown))
  if (result.success) return result.data
  throw strangeAnswer('Het antwoord van het platform is niet dat van een GPP-publicatiebank met API v2.')
}
