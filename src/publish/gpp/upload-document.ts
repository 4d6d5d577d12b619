import type { PublishedDocument } from '../publication.ts'
import { fieldsOf, keyOf } from './document-plan.ts'
import type { NewDocument } from './gpp-api.ts'
import type { GppContext } from './gpp-context.ts'
import { GppFault, GppRefusal, strangeAnswer } from './gpp-refusal.ts'
import { madeOnce } from './made-once.ts'

/** Registers a document, and sends its file in parts of exactly the sizes that the platform asks for. */
export async function uploadDocument(
  document: PublishedDocument,
  publication: string,
  context: GppContext,
): Promise<void> {
  const bytes = await document.read()
  const { api } = context
  const create = () => api.createDocument(fieldsOf(document, publication, context))
  const made = await madeOnce(create, () => createdAnew(document, publication, { create, context }), context)
  const parts = [...made.bestandsdelen].sort((a, b) => a.volgnummer - b.volgnummer)
  if (parts.reduce((sum, { omvang }) => sum + omvang, 0) !== bytes.length)
    throw strangeAnswer('Het platform vraagt om andere delen dan waar het bestand uit bestaat.')
  await sendParts({ uuid: made.uuid, bestandsdelen: parts }, { name: document.fileName, bytes }, context)
}

interface Again {
  readonly create: () => Promise<NewDocument>
  readonly context: GppContext
}

/** The addresses of the parts are only in the answer that was lost: the document is registered again, without the first one. */
async function createdAnew(
  { key }: PublishedDocument,
  publication: string,
  { create, context }: Again,
): Promise<NewDocument | undefined> {
  const found = await context.api.documents(publication)
  const left = found.find((one) => keyOf(one, context.settings.source) === key && !one.uploadVoltooid)
  if (left === undefined) return undefined
  await context.api.deleteDocument(left.uuid)
  return create()
}

async function sendParts(
  { uuid, bestandsdelen }: NewDocument,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  { api }: GppContext,
): Promise<void> {
  let from = 0
  let isComplete = false
  for (const part of bestandsdelen) {
    const content = bytes.subarray(from, from + part.omvang)
    from += part.omvang
    try {
      isComplete = await api.putPart(part, { name, part: content })
    } catch (error) {
      // After a lost answer the last part is sent again, and refused by a document that is complete.
      if (!(error instanceof GppRefusal) || !(await api.document(uuid)).uploadVoltooid) throw error
      isComplete = true
    }
  }
  if (isComplete || (await api.document(uuid)).uploadVoltooid) return
  throw new GppFault('gpp-storing', {
    reason: `Het platform heeft alle delen van ${name} gekregen, maar noemt het bestand niet volledig.`,
    advice:
      'Begin opnieuw: het bestand wordt dan in zijn geheel nog eens verstuurd. Blijft het zo, meld het dan bij de beheerder van de publicatiebank.',
    outcome: 'not-done',
    repeat: 'useless',
  })
}
