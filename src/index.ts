/**
 * The same functions that the command line calls. `build` makes documents, `makeAgenda` a whole meeting, `checkFiles` only checks
 * them, `preview` shows them in a browser while they are written, `openPrinter` is the browser that they are printed in, `finish`
 * makes any tagged PDF of Chromium PDF/A-2a and PDF/UA-1.
 */
export { checkFiles } from './agenda/check-files.ts'
export { type AgendaRequest, makeAgenda } from './agenda/make-agenda.ts'
export { type BuildRequest, type BuildServices, build } from './build/build.ts'
export type { CheckRequest, CheckServices } from './build/check.ts'
export type {
  AttachmentFacts,
  BuildReport,
  BuiltDocument,
  EditionReport,
  ProposalFacts,
} from './build/edition-report.ts'
export type { BuildEvent, BuildStep } from './build/events.ts'
export type { FinishedPart, PartStore } from './build/part-store.ts'
export { type DocumentFacts, type Finished, finish } from './pdf/finish.ts'
export { type Preview, type PreviewRequest, type PreviewServices, preview } from './preview/preview.ts'
export { PortTaken } from './preview/server.ts'
export type { Printable, Printed, Resource } from './print/printable.ts'
export { openPrinter, type Printer, type PrinterOptions } from './print/printer.ts'
export { type EnvironmentCode, EnvironmentError } from './project/environment-error.ts'
export type { ReportContext } from './report/context.ts'
export { type Diagnostic, type Severity, severityOf } from './report/diagnostic.ts'
export { github } from './report/github.ts'
export { json } from './report/json.ts'
export { junit } from './report/junit.ts'
export { type PrettyOptions, pretty, type RulePages } from './report/pretty.ts'
export { type Conformance, type DocumentReport, exitCodeOf, type MadeFile, type Report } from './report/report.ts'
export { sarif } from './report/sarif.ts'
