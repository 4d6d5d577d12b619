import type { DocumentReport } from '../report/report.ts'

export type BuildStep = 'controleren' | 'samenstellen' | 'afdrukken' | 'schrijven'

/** What a run reports while it is under way. */
export type BuildEvent =
  | { readonly type: 'begin' /** Number of documents, each once. */; readonly total: number }
  | { readonly type: 'stap'; readonly file: string; readonly step: BuildStep }
  /** The pages of one document as the browser printed them, before they are finished. `path` is relative to the edition's folder. */
  | { readonly type: 'bladzijden'; readonly file: string; readonly path: string; readonly pdf: Uint8Array }
  /** Nothing of this document will be printed any more. */
  | { readonly type: 'afgedrukt'; readonly file: string }
  | { readonly type: 'klaar'; readonly report: DocumentReport }
  /** Nothing of this run will be printed any more: the browser can be closed while the rest is finished and written. */
  | { readonly type: 'alles-afgedrukt' }
