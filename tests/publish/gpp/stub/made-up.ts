import { createHash } from 'node:crypto'
import type { GppSettings } from '../../../../src/publish/gpp/gpp-settings.ts'
import type { Publication, PublishedDocument } from '../../../../src/publish/publication.ts'
import { categories, documentKinds } from '../../../../src/publish/tooi.ts'
import type { GppStub } from './gpp-stub.ts'

/** The token and the organisation that the stub knows. */
export const stubToken = 'Z3ker-geh31m'
export const organisationIri = 'https://identifier.overheid.nl/tooi/id/gemeente/gm0000'

/** Twenty consonants, as keys are made of. */
const letters = 'bcdfghjklmnpqrstvwxz'

export function keyFor(name: string): string {
  const digest = createHash('sha256').update(name).digest()
  return [...digest.subarray(0, 16)].map((byte) => letters[byte % 20]).join('')
}

/** A document with bytes that follow from its name and version. */
export function document(name: string, { length = 25_000, version = 1 } = {}): PublishedDocument {
  const bytes = Buffer.alloc(length)
  let block = createHash('sha256').update(`${name} ${version}`).digest()
  for (let from = 0; from < length; from += block.length) {
    block.copy(bytes, from)
    block = createHash('sha256').update(block).digest()
  }
  const key = keyFor(name)
  return {
    key,
    title: `Stuk ${name}`,
    fileName: `${key}.pdf`,
    mediaType: 'application/pdf',
    kind: documentKinds.vergaderstuk,
    category: categories.vergaderstukken,
    created: '2026-11-24',
    length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    read: async () => bytes,
  }
}

export function publication(name: string, documents: readonly PublishedDocument[]): Publication {
  return {
    key: keyFor(`publicatie ${name}`),
    type: 'proposal',
    title: `Voorstel ${name}`,
    today: '2026-12-01',
    category: categories.vergaderstukken,
    documents,
    withdrawn: [],
    unjudged: [],
  }
}

export function settingsFor({ address }: Pick<GppStub, 'address'>): GppSettings {
  return {
    address,
    organisation: organisationIri,
    user: 'collegevoorstel',
    source: 'collegevoorstel gm0000',
    token: stubToken,
  }
}

/** The files on the platform as a reader gets them, by title; what is not whole is left out. */
export function filesOn({ state }: GppStub, status?: string): Readonly<Record<string, string>> {
  const whole = [...state.documents.values()].filter((one) => one.isComplete && (!status || one.status === status))
  return Object.fromEntries(
    whole.map((one) => [
      String(one.fields.officieleTitel),
      hashOf(Buffer.concat(one.parts.map((part) => part.content ?? Buffer.alloc(0)))),
    ]),
  )
}

export function filesOf(documents: readonly PublishedDocument[]): Readonly<Record<string, string>> {
  return Object.fromEntries(documents.map(({ title, sha256 }) => [title, sha256]))
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Three publications of a few files each. The second version has another file, a file less and one more. */
export function madeUpPublications(version: number): readonly Publication[] {
  return ['een', 'twee', 'drie'].map((name, index) => {
    const documents = Array.from({ length: 2 + index }, (_, number) =>
      document(`${name} ${number}`, { length: 30_000 }),
    )
    if (version === 1) return publication(name, documents)
    const next = [document(`${name} 0`, { length: 30_000, version }), ...documents.slice(2), document(`${name} nieuw`)]
    return publication(name, next)
  })
}
