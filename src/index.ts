/**
 * The same functions that the command line calls. `build` makes documents, `makeAgenda` a whole meeting, `publishToFolder` publishes what
 * they made, `archive` makes the package for the archive of it, `checkFiles` only checks documents, `importFiles` makes proposals of Word
 * documents, `preview` shows them in a browser while they are written, `openPrinter` is the browser that they are printed in, `finish`
 * makes any tagged PDF of Chromium PDF/A-2a and PDF/UA-1.
 */

export { type ArchiveRequest, type ArchiveServices, archive } from './archive/archive.ts'
export { type Diagnostic, type Severity, severityOf } from './diagnostics/diagnostic.ts'
export { type ImportRequest, importFiles } from './import/import-word.ts'
export { checkFiles } from './meeting/check-files.ts'
export { type AgendaRequest, makeAgenda } from './meeting/make-agenda.ts'
export type { AttachmentFacts, ProposalFacts } from './output/proposal-facts.ts'
export { type DocumentFacts, type Finished, finish } from './pdf/finish/finish.ts'
export { build } from './pipeline/build.ts'
export type { BuildEvent, BuildReport, BuildStep, BuiltDocument, EditionReport } from './pipeline/build-report.ts'
export type { CheckRequest, CheckServices } from './pipeline/check.ts'
export type { BuildRequest, BuildServices } from './pipeline/open-build.ts'
export { type Preview, type PreviewRequest, type PreviewServices, preview } from './preview/preview.ts'
export { PortTaken } from './preview/server/server.ts'
export type { Printable, Printed, Resource } from './print/page/printable.ts'
export { openPrinter, type Printer, type PrinterOptions } from './print/printer.ts'
export type { PublishServices } from './publish/open-publishing.ts'
export { type FolderRequest, type FolderRun, type PublishStep, publishToFolder } from './publish/publish-to-folder.ts'
export { github } from './report/github.ts'
export { json } from './report/json.ts'
export { junit } from './report/junit.ts'
export { type PrettyOptions, pretty, type RulePages } from './report/pretty.ts'
export type { ReportContext } from './report/report.ts'
export { type Conformance, type DocumentReport, exitCodeOf, type MadeFile, type Report } from './report/report.ts'
export { sarif } from './report/sarif.ts'
export type { FinishedPart, PartStore } from './reuse/part-store.ts'
export { type EnvironmentCode, EnvironmentError } from './system/environment-error.ts'
