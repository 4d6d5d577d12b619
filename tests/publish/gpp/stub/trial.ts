import { createHash } from 'node:crypto'
import { onTestFinished } from 'vitest'
import type { GppSettings } from '../../../../src/publish/gpp/gpp-settings.ts'
import { type GppOptions, type GppRun, publishToGpp } from '../../../../src/publish/gpp/publish-to-gpp.ts'
import type { Publication, PublishedDocument } from '../../../../src/publish/publication.ts'
import { categories, documentKinds } from '../../../../src/publish/tooi.ts'
import { type GppStub, organisation, type StubOptions, startStub, stubToken } from './gpp-stub.ts'

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
    category: categories.vergaderstukken,
    documents,
    withdrawn: [],
    unjudged: [],
  }
}

/** A stub that is gone when the test is done. */
export async function stubFor(options: StubOptions = {}): Promise<GppStub> {
  const stub = await startStub(options)
  onTestFinished(() => stub.close())
  return stub
}

export function settingsFor({ address }: Pick<GppStub, 'address'>): GppSettings {
  return {
    address,
    organisation: organisation.identifier,
    user: 'collegevoorstel',
    source: 'collegevoorstel gm0000',
    token: stubToken,
  }
}

export interface Trial extends GppRun {
  /** Seconds that the run would have waited, each time. */
  readonly waited: readonly number[]
  /** What people read: `rule: reason advice`. */
  readonly said: readonly string[]
  readonly outcomes: readonly string[]
}

/** A run against a stub, without waiting. */
export async function runAgainst(
  stub: Pick<GppStub, 'address'>,
  publications: readonly Publication[],
  options: Partial<GppOptions> = {},
): Promise<Trial> {
  const waited: number[] = []
  const run = await publishToGpp(
    publications.map((one) => ({ file: 'agenda.yaml', publication: one })),
    { settings: settingsFor(stub), mode: 'concept', run: 'real', timeout: 5000, ...options },
    {
      wait: async (milliseconds) => {
        waited.push(milliseconds / 1000)
      },
    },
  )
  const { documents } = run.report
  return {
    ...run,
    waited,
    said: documents.flatMap(({ diagnostics }) => diagnostics.map((one) => `${one.ruleId}: ${one.reason} ${one.note}`)),
    outcomes: documents.map(({ outcome }) => outcome),
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
