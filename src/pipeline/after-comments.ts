import { applyIgnoreComments, type Reached } from '../diagnostics/apply-ignore-comments.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { atLevels } from '../diagnostics/levels.ts'
import { ignoreCommentsOf } from '../document/front-matter/ignore-comments-of.ts'
import type { Ignored } from '../report/report.ts'
import { ruleCatalogue } from '../rules/catalogue.ts'
import type { Prepared } from './prepare.ts'

export interface AfterComments {
  readonly diagnostics: readonly Diagnostic[]
  readonly ignored: readonly Ignored[]
}

/** Findings without those that the comments in the proposal and its attachments allow, and with what is wrong with these comments. */
export function afterComments(
  found: readonly Diagnostic[],
  prepared: Prepared | undefined,
  reached: Reached,
): AfterComments {
  if (prepared === undefined) return { diagnostics: found, ignored: [] }
  const { left, problems, ignored } = applyIgnoreComments(found, commentsIn(prepared), {
    rules: ruleCatalogue,
    reached,
  })
  const stated = atLevels(problems, prepared.workplace.config.regels)
  return { diagnostics: [...left, ...stated], ignored }
}

function commentsIn({ document, attachments }: Prepared) {
  const attached = attachments.flatMap(({ content }) => (content.type === 'document' ? [content.document] : []))
  // A picture on a page has the proposal itself for a source.
  const others = attached.filter(({ source }) => source.path !== document.source.path)
  return [document, ...others].flatMap(ignoreCommentsOf)
}
