import type { DocumentReport } from '../report/report.ts'

export type BuildStep = 'controleren' | 'samenstellen' | 'afdrukken' | 'schrijven'

/** What a run tells while it is under way. */
export type BuildEvent =
  | { readonly type: 'begin' /** Documents to come, each once. */; readonly total: number }
  | { readonly type: 'stap'; readonly file: string; readonly step: BuildStep }
  | { readonly type: 'klaar'; readonly report: DocumentReport }
