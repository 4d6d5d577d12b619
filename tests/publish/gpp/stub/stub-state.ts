import { randomUUID } from 'node:crypto'

/** What the platform remembers, with the changes of status that it allows (as its source and OpenAPI file describe them). */

export type Status = 'concept' | 'gepubliceerd' | 'ingetrokken'
type Fields = Readonly<Record<string, unknown>>

export interface StubPublication {
  readonly uuid: string
  status: Status
  fields: Fields
  /** How many were made before it. */
  readonly number: number
}

export interface StubDocument {
  readonly uuid: string
  readonly publication: string
  status: Status
  fields: Fields
  readonly parts: readonly StubPart[]
  isComplete: boolean
}

export interface StubPart {
  readonly uuid: string
  readonly size: number
  content?: Buffer
}

export interface Answer {
  readonly status: number
  readonly body?: Fields
}

export interface StubState {
  readonly publications: Map<string, StubPublication>
  readonly documents: Map<string, StubDocument>
  /** Every status that something became, in order: `gepubliceerd <uuid>`. */
  readonly history: string[]
  readonly partSize: number
}

export function newState(partSize: number): StubState {
  return { publications: new Map(), documents: new Map(), history: [], partSize }
}

const refused = (name: string, words: string): Answer => ({ status: 400, body: { [name]: [words] } })
export const notFound: Answer = { status: 404, body: { detail: 'Niet gevonden.' } }

export function createPublication(state: StubState, fields: Fields, eigenaar: Fields): Answer {
  const status = (fields.publicatiestatus ?? 'gepubliceerd') as Status
  if (status === 'ingetrokken') return refused('publicatiestatus', 'Nieuw en ingetrokken kan niet.')
  const problem = fieldProblem(fields) ?? publishProblem(status, fields)
  if (problem) return problem
  const one: StubPublication = {
    uuid: randomUUID(),
    status,
    fields: { ...fields, eigenaar },
    number: state.publications.size,
  }
  state.publications.set(one.uuid, one)
  state.history.push(`${status} ${one.uuid}`)
  return { status: 201, body: shownPublication(one) }
}

export function changePublication(state: StubState, uuid: string, fields: Fields): Answer {
  const one = state.publications.get(uuid)
  if (one === undefined) return notFound
  if (one.status === 'ingetrokken') return refused('nonFieldErrors', 'Een ingetrokken publicatie verandert niet meer.')
  const to = (fields.publicatiestatus ?? one.status) as Status
  const isAllowed =
    to === one.status ||
    (one.status === 'concept' && to === 'gepubliceerd') ||
    (one.status === 'gepubliceerd' && to === 'ingetrokken')
  if (!isAllowed) return refused('publicatiestatus', `Van ${one.status} naar ${to} kan niet.`)
  const all = { ...one.fields, ...fields }
  const problem = fieldProblem(all) ?? publishProblem(to, all)
  if (problem) return problem
  one.fields = all
  if (to !== one.status) {
    for (const document of documentsOf(state, uuid)) {
      if (document.status === one.status) become(state, document, to)
    }
    become(state, one, to)
  }
  return { status: 200, body: shownPublication(one) }
}

export function deletePublication(state: StubState, uuid: string): Answer {
  for (const { uuid: document } of documentsOf(state, uuid)) state.documents.delete(document)
  return state.publications.delete(uuid) ? { status: 204 } : notFound
}

export function createDocument(state: StubState, fields: Fields, address: string): Answer {
  const publication = state.publications.get(String(fields.publicatie))
  if (publication === undefined) return refused('publicatie', 'Bestaat niet.')
  if (publication.status === 'ingetrokken') return refused('nonFieldErrors', 'De publicatie is ingetrokken.')
  const problem = fieldProblem(fields)
  if (problem) return problem
  const size = Number(fields.bestandsomvang ?? 0)
  const sizes = Array.from({ length: Math.ceil(size / state.partSize) }, (_, index) =>
    Math.min(state.partSize, size - index * state.partSize),
  )
  const parts = sizes.map((one) => ({ uuid: randomUUID(), size: one }))
  const document: StubDocument = {
    uuid: randomUUID(),
    publication: publication.uuid,
    status: publication.status,
    fields,
    parts,
    isComplete: false,
  }
  state.documents.set(document.uuid, document)
  state.history.push(`${document.status} ${document.uuid}`)
  const bestandsdelen = parts.map((part, volgnummer) => ({
    uuid: part.uuid,
    url: `${address}/api/v2/documenten/${document.uuid}/bestandsdelen/${part.uuid}`,
    volgnummer,
    omvang: part.size,
  }))
  return {
    status: 201,
    // In another order than they are to be joined.
    body: { ...shownDocument(document), aanleveringBestand: 'ontvangen', bestandsdelen: bestandsdelen.toReversed() },
  }
}

export function putPart(state: StubState, [uuid, partUuid]: readonly string[], content: Buffer | undefined): Answer {
  const document = state.documents.get(uuid ?? '')
  const part = document?.parts.find((one) => one.uuid === partUuid)
  if (document === undefined || part === undefined) return notFound
  if (content === undefined) return refused('inhoud', 'Er is geen bestand gegeven.')
  if (document.isComplete) return refused('nonFieldErrors', 'Het document is niet vergrendeld.')
  if (content.length !== part.size) return refused('inhoud', `${content.length} bytes in plaats van ${part.size}.`)
  part.content = content
  document.isComplete = document.parts.every((one) => one.content !== undefined)
  return { status: 200, body: { documentUploadVoltooid: document.isComplete } }
}

export function changeDocument(state: StubState, uuid: string, fields: Fields): Answer {
  const one = state.documents.get(uuid)
  if (one === undefined) return notFound
  const to = (fields.publicatiestatus ?? one.status) as Status
  if (to !== one.status && !(one.status === 'gepubliceerd' && to === 'ingetrokken'))
    return refused('publicatiestatus', `Van ${one.status} naar ${to} kan niet.`)
  const all = { ...one.fields, ...fields }
  const problem = fieldProblem(all)
  if (problem) return problem
  one.fields = all
  if (to !== one.status) become(state, one, to)
  return { status: 200, body: { identifier: '', ...shownDocument(one) } }
}

export function deleteDocument(state: StubState, uuid: string): Answer {
  return state.documents.delete(uuid) ? { status: 204 } : notFound
}

export function documentsOf(state: StubState, publication: string): readonly StubDocument[] {
  return [...state.documents.values()].filter((one) => one.publication === publication)
}

function become(state: StubState, one: StubPublication | StubDocument, status: Status): void {
  one.status = status
  state.history.push(`${status} ${one.uuid}`)
}

function fieldProblem({ officieleTitel, kenmerken }: Fields): Answer | undefined {
  if (typeof officieleTitel !== 'string' || officieleTitel === '') return refused('officieleTitel', 'Is verplicht.')
  if ([...officieleTitel].length > 255) return refused('officieleTitel', 'Heeft meer dan 255 tekens.')
  const names = (kenmerken ?? []) as readonly { readonly kenmerk: string; readonly bron: string }[]
  const tooLong = names.some(({ kenmerk, bron }) => kenmerk.length > 40 || bron.length > 40)
  return tooLong ? refused('kenmerken', 'Heeft meer dan 40 tekens.') : undefined
}

function publishProblem(status: Status, { publisher, informatieCategorieen }: Fields): Answer | undefined {
  if (status === 'concept') return undefined
  if (!publisher) return refused('publisher', 'Is verplicht.')
  return Array.isArray(informatieCategorieen) && informatieCategorieen.length > 0
    ? undefined
    : refused('informatieCategorieen', 'Is verplicht.')
}

const when = (number: number) => new Date(Date.UTC(2026, 11, 1, 9, 0, number)).toISOString()

export function shownPublication({ uuid, status, fields, number }: StubPublication): Fields {
  return {
    urlPublicatieIntern: `https://app.voorbeeldstad.example/publicaties/${uuid}`,
    urlPublicatieExtern: `https://open.voorbeeldstad.example/publicaties/${uuid}`,
    informatieCategorieen: [],
    onderwerpen: [],
    publisher: null,
    verantwoordelijke: null,
    opsteller: null,
    kenmerken: [],
    verkorteTitel: '',
    omschrijving: '',
    eigenaarGroep: null,
    datumBeginGeldigheid: null,
    datumEindeGeldigheid: null,
    bronBewaartermijn: '',
    selectiecategorie: '',
    archiefnominatie: '',
    archiefactiedatum: null,
    toelichtingBewaartermijn: '',
    ...fields,
    uuid,
    publicatiestatus: status,
    diWooInformatieCategorieen: fields.informatieCategorieen ?? [],
    gepubliceerdOp: status === 'concept' ? null : when(number),
    ingetrokkenOp: status === 'ingetrokken' ? when(number) : null,
    registratiedatum: when(number),
    laatstGewijzigdDatum: when(number),
  }
}

export function shownDocument({ uuid, publication, status, fields, isComplete }: StubDocument): Fields {
  const { aanleveringBestand: _, ...kept } = fields
  return {
    ...kept,
    uuid,
    publicatie: publication,
    publicatiestatus: status,
    gepubliceerdOp: status === 'concept' ? null : when(0),
    ingetrokkenOp: status === 'ingetrokken' ? when(0) : null,
    registratiedatum: when(0),
    laatstGewijzigdDatum: when(0),
    uploadVoltooid: isComplete,
  }
}
