import { meetingDocumentKey, meetingDocuments } from '../derived-key.ts'
import type { Publication } from '../publication.ts'
import { type DocumentPlan, keyOf, keysOf } from './document-plan.ts'
import type { GppDocument, GppPublication } from './gpp-api.ts'
import type { GppContext } from './gpp-context.ts'
import { GppProblem } from './gpp-problem.ts'
import { GppRefusal } from './gpp-refusal.ts'
import type { Standing } from './standing.ts'

/** A publication in progress. */
export interface Work {
  readonly context: GppContext
  readonly standing: Standing
}

/** Withdraws what is public and removes what is not; a publication that also holds documents of others stays. */
export async function withdrawAll(
  current: GppPublication,
  plan: DocumentPlan,
  { context, standing }: Work,
): Promise<void> {
  if (plan.others.strangers.length > 0) {
    await removeAll(plan.remove, { context, standing })
    throw new GppProblem(
      'gpp/vreemd-stuk',
      'is leeggehaald, maar op het platform staan er nog stukken bij van iemand anders',
      `Kijk daar of die openbaar mogen blijven: ${standing.address || 'het adres geeft het platform niet'}`,
    )
  }
  standing.changed = 'yes'
  if (current.publicatiestatus === 'concept') await removeAll(plan.remove, { context, standing })
  await endPublication(current, context)
  standing.status = current.publicatiestatus === 'concept' ? 'absent' : 'ingetrokken'
}

/** Removes a concept, and withdraws what was public. */
async function endPublication(current: GppPublication, { api }: GppContext): Promise<void> {
  if (current.publicatiestatus === 'concept') return api.deletePublication(current.uuid)
  // With it its documents are withdrawn. Its title stays as it is: the present one may be what is not public.
  const { officieleTitel, publisher, informatieCategorieen } = current
  const fields = { officieleTitel, publisher, informatieCategorieen, publicatiestatus: 'ingetrokken' }
  await unlessDone(
    () => api.changePublication(current.uuid, fields),
    async () => (await api.publication(current.uuid)).publicatiestatus === 'ingetrokken',
  )
}

/** What may be public nowhere leaves the other publications that it is in; one that has nothing left ends with it. */
export async function withdrawElsewhere(
  { withdrawn }: Publication,
  here: string | undefined,
  { context, standing }: Work,
): Promise<void> {
  const { api, settings } = context
  const places = new Map<string, readonly string[]>()
  for (const { key } of withdrawn.filter(({ scope }) => scope === 'everywhere')) {
    for (const one of await api.documentsNamed(key))
      if (one.publicatie !== here && keyOf(one, settings.source) === key)
        places.set(one.publicatie, [...(places.get(one.publicatie) ?? []), key])
  }
  for (const [uuid, keys] of places) {
    const current = (await api.documents(uuid)).filter(({ publicatiestatus }) => publicatiestatus !== 'ingetrokken')
    const closed = current.filter((one) => keysOf(one, settings.source).some((key) => keys.includes(key)))
    if (closed.length === 0) continue
    const publication = await api.publication(uuid)
    const isProposal = (one: GppDocument) => keysOf(one, settings.source).length === 1
    // Agenda and decision list name every proposal: they stay away until that meeting is published again.
    const naming = closed.some(isProposal)
      ? current.filter((one) => isOfMeeting(one, publication, settings.source))
      : []
    const gone = [...new Set([...naming, ...closed])]
    // A proposal leads to its attachments: it goes last.
    await removeAll([...gone.filter((one) => !isProposal(one)), ...gone.filter(isProposal)], { context, standing })
    if (gone.length < current.length) continue
    const isOurs = publication.kenmerken.some(({ bron }) => bron === settings.source)
    if (isOurs && publication.publicatiestatus !== 'ingetrokken') await endPublication(publication, context)
  }
}

function isOfMeeting(one: GppDocument, { kenmerken }: GppPublication, source: string): boolean {
  const meetings = kenmerken.filter(({ bron }) => bron === source)
  const keys = meetings.flatMap(({ kenmerk }) => meetingDocuments.map((path) => meetingDocumentKey(kenmerk, path)))
  return keys.includes(keyOf(one, source) ?? '')
}

/** Withdraws documents that were public, and removes those that nobody could read. */
export async function removeAll(documents: readonly GppDocument[], { context, standing }: Work): Promise<void> {
  for (const one of documents) {
    standing.changed = 'yes'
    if (one.publicatiestatus === 'concept' || !one.uploadVoltooid) await context.api.deleteDocument(one.uuid)
    else
      await unlessDone(
        () => context.api.changeDocument(one.uuid, { publicatiestatus: 'ingetrokken' }),
        async () => (await context.api.document(one.uuid)).publicatiestatus === 'ingetrokken',
      )
  }
}

/** After a lost answer a change is sent again, and what is withdrawn takes no more changes. */
async function unlessDone(change: () => Promise<unknown>, isDone: () => Promise<boolean>): Promise<void> {
  try {
    await change()
  } catch (error) {
    if (!(error instanceof GppRefusal) || !(await isDone())) throw error
  }
}
