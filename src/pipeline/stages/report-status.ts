import { diagnostic } from '../../diagnostics/diagnostic.ts'
import { statusOf } from '../../document/publicity.ts'
import { frontMatterRules } from '../../rules/front-matter-rules.ts'
import type { Context } from '../context.ts'
import type { Work } from '../work.ts'

/**
 * Reports a document that cannot be public because it states no status: information, since no public edition was requested. Where the form
 * expects a status, its absence is reported already.
 */
export async function reportStatus(work: Work, _context: Context): Promise<Work> {
  const { document } = work
  if (document === undefined || document.publicity === 'doubtful' || statusOf(document) !== undefined) return work
  const field = document.kind.velden.find(({ veld }) => veld === 'status')
  if (field?.verwacht || field?.verplicht) return work
  const finding = diagnostic({
    rule: frontMatterRules['voormatter/status'],
    file: document.source.name,
    place: document.at(['status']),
    reason: 'Hier staat niet of dit stuk openbaar is; een openbare editie kan er dan niet van komen.',
    advice:
      'Mag iedereen het lezen, zet dan in de voormatter de regel status: openbaar. Schrijf anders status: besloten.',
  })
  return { ...work, found: [...work.found, finding] }
}
