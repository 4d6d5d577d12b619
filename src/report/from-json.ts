import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { RuleCatalogue } from '../diagnostics/rule.ts'
import * as z from '../system/zod.ts'
import { findingFromJson } from './json-finding.ts'
import type { DocumentReport, Report } from './report.ts'
import { type JsonFinding, type JsonReport, reportSchema } from './report-schema.ts'

/** A parsed report, or the reason why the text is not one, in Dutch. */
export type ReportRead =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly reason: string }

/** Parses a JSON report; it does not contain the texts of the documents. */
export function reportFromJson(text: string, rules: RuleCatalogue): ReportRead {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, reason: 'het is geen JSON' }
  }
  const checked = reportSchema.safeParse(value)
  if (!checked.success) {
    const [issue] = checked.error.issues
    return {
      ok: false,
      reason: `het is geen verslag van deze versie (${z.toDotPath(issue?.path ?? []) || 'begin'})`,
    }
  }
  const { deel, documenten } = checked.data
  const unknown = documenten.flatMap(({ meldingen, genegeerd }) =>
    [...meldingen, ...genegeerd].filter(({ regel }) => !rules.has(regel)),
  )
  if (unknown[0]) return { ok: false, reason: `de regel ${unknown[0].regel} bestaat in deze versie niet` }
  const part = deel && { number: deel.nummer, of: deel.van }
  return {
    ok: true,
    report: { ...(part ? { part } : {}), documents: documenten.map((document) => documentFrom(document, rules)) },
  }
}

type JsonDocument = JsonReport['documenten'][number]

function documentFrom(one: JsonDocument, rules: RuleCatalogue): DocumentReport {
  const revived = (finding: JsonFinding): readonly Diagnostic[] => {
    const message = findingFromJson(finding, rules)
    return message ? [message] : []
  }
  return {
    file: one.bestand,
    outcome: one.uitkomst,
    reused: one.hergebruikt,
    duration: one.duur,
    diagnostics: one.meldingen.flatMap(revived),
    ignored: one.genegeerd.flatMap((each) => revived(each).map((finding) => ({ finding, reason: each.reden }))),
    repaired: one.hersteld.map(({ bestand, meldingen }) => ({
      path: bestand,
      name: bestand,
      repaired: meldingen.flatMap(revived),
    })),
    made: one.gemaakt.map(({ bestand, paginas, conformiteit }) => ({
      path: bestand,
      conformance: conformiteit,
      ...(paginas === undefined ? {} : { pages: paginas }),
    })),
    texts: new Map(),
  }
}
