import { onOneLine } from '../../report/message-text.ts'
import type { Publication } from '../publication.ts'
import { currentPublication } from './current-publication.ts'
import { type DocumentPlan, documentPlan, type OtherDocuments, titleOf } from './document-plan.ts'
import type { GppDocument, GppPublication } from './gpp-api.ts'
import type { GppContext } from './gpp-context.ts'
import { GppProblem } from './gpp-problem.ts'
import { GppRefusal } from './gpp-refusal.ts'
import { madeOnce } from './made-once.ts'
import { leftBehind, type Standing } from './standing.ts'
import { uploadDocument } from './upload-document.ts'
import { removeAll, type Work, withdrawAll, withdrawElsewhere } from './withdraw-publication.ts'

/**
 * Makes a publication on the platform equal to what left the output. It compares first and does only what differs, so that a run that was
 * stopped is continued by the next one. What may no longer be public goes first; what becomes public goes last.
 *
 * @param standing is kept up to date, also when this throws
 * @throws GppProblem, GppRefusal, EnvironmentError
 */
export async function syncPublication(
  publication: Publication,
  context: GppContext,
  standing: Standing,
): Promise<void> {
  const { current, history } = await currentPublication(publication.key, context)
  if (current !== undefined) note(standing, current)
  else if (history === 'withdrawn') standing.status = 'ingetrokken'
  const found = current === undefined ? [] : await context.api.documents(current.uuid)
  const plan = documentPlan(publication, found, context.settings.source)
  for (const { key } of plan.there) standing.there.add(key)
  await withdrawElsewhere(publication, current?.uuid, { context, standing })
  if (publication.documents.length === 0 && (current === undefined || publication.unjudged.length === 0))
    return current === undefined ? undefined : withdrawAll(current, plan, { context, standing })
  if (current?.publicatiestatus === 'gepubliceerd' && context.mode === 'concept')
    return leavePublic(publication, plan, { current, context, standing })
  if (current === undefined && history === 'withdrawn' && context.mode === 'final') throw withdrawnBefore()
  const target = current ?? (await createdConcept(publication, context))
  if (current === undefined) changed(standing, target)
  await changeDocuments(target, plan, { context, standing })
  const origin = current === undefined ? 'made' : 'found'
  const isAltered = origin === 'made' || plan.upload.length > 0
  const others = isAltered ? await tidied(publication, target, { origin, context, standing }) : plan.others
  await settle(publication, target, { others, context, standing })
}

interface Tidying extends Work {
  /** Whether this run made the publication. */
  readonly origin: 'made' | 'found'
}

/**
 * Looks again at what is there, and removes what a run that was killed has left: the platform may have made it after this run first
 * looked, and would publish it with the rest.
 *
 * @returns what else is there
 */
async function tidied(
  publication: Publication,
  { uuid }: GppPublication,
  { origin, context, standing }: Tidying,
): Promise<OtherDocuments> {
  if (origin === 'made') await currentPublication(publication.key, context)
  const { remove, others } = documentPlan(publication, await context.api.documents(uuid), context.settings.source)
  await removeAll(remove, { context, standing })
  return others
}

function note(standing: Standing, { publicatiestatus, urlPublicatieIntern, urlPublicatieExtern }: GppPublication) {
  standing.status = publicatiestatus
  standing.address = urlPublicatieIntern || standing.address
  standing.publicAddress = urlPublicatieExtern || standing.publicAddress
}

function changed(standing: Standing, publication?: GppPublication): void {
  standing.changed = 'yes'
  if (publication !== undefined) note(standing, publication)
}

function createdConcept(publication: Publication, context: GppContext): Promise<GppPublication> {
  const { api, settings } = context
  const kenmerken = [{ kenmerk: publication.key, bron: settings.source }]
  return madeOnce(
    () => api.createPublication({ ...fieldsOf(publication, context, []), publicatiestatus: 'concept', kenmerken }),
    async () => (await currentPublication(publication.key, context)).current,
    context,
  )
}

/** @param present categories that are there: a person may have added some */
function fieldsOf({ title }: Publication, { publisher, categories }: GppContext, present: readonly string[]) {
  const informatieCategorieen = [...new Set([...present, ...categories])]
  return { officieleTitel: titleOf(title), publisher, informatieCategorieen }
}

/** Removals first: what is replaced may hold what should never have been public. */
async function changeDocuments(target: GppPublication, plan: DocumentPlan, { context, standing }: Work): Promise<void> {
  await removeAll(plan.remove, { context, standing })
  for (const document of plan.upload) {
    standing.changed = 'yes'
    standing.sending = document.title
    await uploadDocument(document, target.uuid, context)
    standing.there.add(document.key)
  }
  standing.sending = undefined
  for (const { on, as } of plan.rename) {
    await context.api.changeDocument(on.uuid, { officieleTitel: titleOf(as.title), creatiedatum: as.created })
    standing.changed = 'yes'
  }
}

interface Settled extends Work {
  readonly others: OtherDocuments
}

/** The fields of the publication itself, and with --final that it is public. */
async function settle(
  publication: Publication,
  target: GppPublication,
  { others, context, standing }: Settled,
): Promise<void> {
  const isConcept = target.publicatiestatus === 'concept'
  const publishes = context.mode === 'final' && isConcept
  if (publishes) refuseOthers(others)
  // Nothing of it can be published now, and its fields are those of what was.
  if (publication.documents.length === 0) return
  const fields = fieldsOf(publication, context, target.informatieCategorieen)
  if (!publishes && !hasOtherFields(target, fields)) return
  // Always stated: left out, its documented default is `gepubliceerd`.
  const publicatiestatus = publishes ? 'gepubliceerd' : target.publicatiestatus
  if (publishes) standing.status = 'uncertain'
  try {
    changed(standing, await context.api.changePublication(target.uuid, { ...fields, publicatiestatus }))
  } catch (error) {
    if (error instanceof GppRefusal) standing.status = target.publicatiestatus
    throw error
  }
}

function hasOtherFields(target: GppPublication, fields: ReturnType<typeof fieldsOf>): boolean {
  return (
    target.officieleTitel !== fields.officieleTitel ||
    target.publisher !== fields.publisher ||
    fields.informatieCategorieen.some((each) => !target.informatieCategorieen.includes(each))
  )
}

interface Public extends Work {
  readonly current: GppPublication
}

/** Without --final nothing becomes public: new documents of a public publication would be so at once. What has left it is withdrawn. */
async function leavePublic(
  publication: Publication,
  plan: DocumentPlan,
  { current, context, standing }: Public,
): Promise<void> {
  const wanted = new Set(plan.upload.map(({ key }) => key))
  const isReplaced = (one: GppDocument) =>
    one.kenmerken?.some(({ bron, kenmerk }) => bron === context.settings.source && wanted.has(kenmerk)) ?? false
  await removeAll(
    plan.remove.filter((one) => !isReplaced(one)),
    { context, standing },
  )
  if (publication.documents.length === 0) return
  const other = hasOtherFields(current, fieldsOf(publication, context, current.informatieCategorieen))
  if (plan.upload.length === 0 && plan.rename.length === 0 && !other) return
  throw new GppProblem(
    'gpp/al-openbaar',
    'is op het platform al openbaar, en is sindsdien veranderd',
    `Met --final vervangt u wat er staat; dat is dan meteen openbaar. ${leftBehind(publication, standing)}`,
  )
}

function withdrawnBefore(): GppProblem {
  return new GppProblem(
    'gpp/ingetrokken',
    'is op het platform ingetrokken, en wordt niet vanzelf weer openbaar',
    'Mag dit weer openbaar zijn? Begin dan opnieuw zonder --final: u krijgt een nieuw concept, dat u op het platform nakijkt en publiceert.',
  )
}

/** A publication becomes public with all that is in it. @throws GppProblem */
function refuseOthers({ strangers, unjudged }: OtherDocuments): void {
  const named = (documents: readonly GppDocument[]) =>
    documents
      .slice(0, 7)
      .map(({ officieleTitel }) => `“${onOneLine(officieleTitel)}”`)
      .join(', ')
  if (strangers.length > 0)
    throw new GppProblem(
      'gpp/vreemd-stuk',
      'wordt niet openbaar, want in het concept staan ook stukken die niet van dit programma zijn',
      `Publiceer het concept zelf op het platform, of haal die stukken eruit: ${named(strangers)}`,
    )
  if (unjudged.length > 0)
    throw new GppProblem(
      'gpp/niet-beoordeeld',
      'wordt niet openbaar, want van een stuk in het concept is niet vast te stellen of het openbaar mag zijn',
      `Verhelp eerst wat er bij dat stuk gemeld is, of publiceer het concept zelf op het platform. Het gaat om: ${named(unjudged)}`,
    )
}
