import { keyOf } from './document-plan.ts'
import type { GppPublication } from './gpp-api.ts'
import type { GppContext } from './gpp-context.ts'
import { GppProblem } from './gpp-problem.ts'

/** What the platform has under one key. */
export interface FoundPublication {
  /** Concept or public. */
  readonly current?: GppPublication | undefined
  /** Whether one under this key was withdrawn: by an earlier run, or by a person. */
  readonly history: 'withdrawn' | 'none'
}

/**
 * Looks a publication up by its key. A run that was killed while the platform made one may have left a second, without documents: that one
 * is removed.
 *
 * @throws GppProblem `gpp/dubbel`
 */
export async function currentPublication(key: string, context: GppContext): Promise<FoundPublication> {
  const found = await context.api.publications(key)
  const active = found.filter(({ publicatiestatus }) => publicatiestatus !== 'ingetrokken')
  const history = active.length < found.length ? 'withdrawn' : 'none'
  if (active.length < 2) return { current: active[0], history }
  const ranked = await Promise.all(active.map((one) => rank(one, context)))
  const [best, ...others] = ranked.sort(firstChosen)
  for (const { publication, documents } of others) {
    if (documents > 0 || publication.publicatiestatus !== 'concept') throw twice(ranked.map((one) => one.publication))
    await context.api.deletePublication(publication.uuid)
  }
  return { current: best?.publication, history }
}

interface Ranked {
  readonly publication: GppPublication
  /** All, and those of this program. */
  readonly documents: number
  readonly ours: number
}

async function rank(publication: GppPublication, { api, settings }: GppContext): Promise<Ranked> {
  const documents = await api.documents(publication.uuid)
  const ours = documents.filter((one) => keyOf(one, settings.source) !== undefined)
  return { publication, documents: documents.length, ours: ours.length }
}

/** What is public, else what holds most, else what is oldest. */
function firstChosen(a: Ranked, b: Ranked): number {
  const isPublic = ({ publication }: Ranked) => (publication.publicatiestatus === 'gepubliceerd' ? 1 : 0)
  const age = a.publication.registratiedatum < b.publication.registratiedatum ? -1 : 1
  return isPublic(b) - isPublic(a) || b.ours - a.ours || age
}

function twice(publications: readonly GppPublication[]): GppProblem {
  const places = publications.map(({ urlPublicatieIntern, uuid }) => urlPublicatieIntern || uuid)
  return new GppProblem(
    'gpp/dubbel',
    `staat ${publications.length} keer op het platform`,
    `Verwijder op het platform wat er te veel is, en begin opnieuw. Het gaat om: ${places.slice(0, 7).join(', ')}`,
  )
}
