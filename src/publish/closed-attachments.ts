import type { BuiltDocument } from '../pipeline/build-report.ts'
import type { Keys } from './keys.ts'
import type { WithdrawnDocument } from './publication.ts'

/** The attachments of a proposal that may not be public now, whether the proposal itself could be judged or not. */
export function closedAttachments(
  made: BuiltDocument | undefined,
  { path, key }: { readonly path: string; readonly key: string | undefined },
  keys: Keys,
  today: string,
): readonly WithdrawnDocument[] {
  if (made?.closed === undefined || key === undefined) return []
  return made.closed.flatMap((attached): readonly WithdrawnDocument[] => {
    const own = keys.ofAttachment({ path: attached, proposal: { path, key } })
    return own === undefined ? [] : [{ key: own, reason: 'procedure', at: today, scope: 'everywhere' }]
  })
}
