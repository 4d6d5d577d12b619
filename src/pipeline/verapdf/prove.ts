import { readFileSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { withProofs } from '../../output/manifest.ts'
import { count } from '../../report/message-text.ts'
import type { DocumentReport, MadeFile, Proof, Report } from '../../report/report.ts'
import { proofRules } from '../../rules/output-rules.ts'
import { EnvironmentError } from '../../system/environment-error.ts'
import { writeFiles } from '../../system/write-files.ts'
import { failure } from '../findings.ts'
import type { Verdict } from './read-verapdf-report.ts'
import { runVerapdf } from './run-verapdf.ts'

/** The flavour of veraPDF for a claim: `2a` for `PDF/A-2a`, `ua1` for `PDF/UA-1`. */
function flavourOf(claim: string): string {
  return claim.replace('PDF/A-', '').replace('PDF/UA-', 'ua').toLowerCase()
}

interface Verapdf {
  readonly program: string
  readonly signal?: AbortSignal | undefined
}

/**
 * Validates every PDF of a run against the standards that it claims, and adds the verdicts to the report and the manifests. A file that
 * claims nothing is not validated. The files stay where they are; a document with a file that fails has errors.
 */
export async function prove(report: Report, verapdf: Verapdf): Promise<Report> {
  const files = filesOf(report)
  const claiming = files.filter(({ conformance }) => conformance.normen.length > 0)
  if (files.length === 0) return report
  try {
    const verdicts = await verdictsOn(claiming, verapdf)
    const proofs = new Map([...verdicts].map(([path, found]) => [path, proofOf(found)]))
    await writeManifests(report, proofs)
    return withVerdicts(report, verdicts, files.length - claiming.length)
  } catch (cause) {
    if (!(cause instanceof EnvironmentError)) throw cause
    return changeFirst(report, (first) => ({
      ...first,
      outcome: 'mislukt',
      diagnostics: [...first.diagnostics, failure(first.file, cause)],
      cause,
    }))
  }
}

/** Each PDF once. */
function filesOf(report: Report): readonly MadeFile[] {
  const pdfs = report.documents.flatMap(({ made }) => made).filter(({ path }) => /\.pdf$/i.test(path))
  return [...new Map(pdfs.map((file) => [file.path, file])).values()]
}

/** What veraPDF says of one file, by the standards that it claims. */
interface FileVerdicts {
  readonly programma: string
  readonly byClaim: ReadonlyMap<string, Verdict>
}

async function verdictsOn(files: readonly MadeFile[], verapdf: Verapdf): Promise<ReadonlyMap<string, FileVerdicts>> {
  const claims = [...new Set(files.flatMap(({ conformance }) => conformance.normen))].sort()
  const found = new Map<string, { programma: string; byClaim: Map<string, Verdict> }>()
  for (const claim of claims) {
    const paths = files.filter(({ conformance }) => conformance.normen.includes(claim)).map(({ path }) => path)
    const reports = await runVerapdf({ ...verapdf, flavour: flavourOf(claim), files: paths })
    const verdicts = reports.flatMap(({ version, verdicts }) => verdicts.map((verdict) => ({ version, verdict })))
    for (const [index, path] of paths.entries()) {
      const one = verdicts[index]
      if (one === undefined) continue
      const programma = one.version === undefined ? 'veraPDF' : `veraPDF ${one.version}`
      const known = found.get(path) ?? { programma, byClaim: new Map() }
      known.byClaim.set(claim, one.verdict)
      found.set(path, known)
    }
  }
  return found
}

function proofOf({ programma, byClaim }: FileVerdicts): Proof {
  const claims = (isCompliant: boolean) =>
    [...byClaim].filter(([, verdict]) => verdict.isCompliant === isCompliant).map(([claim]) => claim)
  return { programma, voldoet: claims(true), voldoetNiet: claims(false) }
}

/** Adds the proofs to each manifest beside or above the files that it lists. */
async function writeManifests(report: Report, proofs: ReadonlyMap<string, Proof>): Promise<void> {
  const manifests = report.documents
    .flatMap(({ made }) => made)
    .filter(({ path }) => basename(path) === 'manifest.json')
  for (const folder of new Set(manifests.map(({ path }) => dirname(path)))) {
    const own = new Map([...proofs].map(([path, proof]) => [relative(folder, path).replaceAll(sep, '/'), proof]))
    const text = readFileSync(join(folder, 'manifest.json'), 'utf8')
    const made = withProofs(text, own)
    if (made !== text) await writeFiles(folder, [{ path: 'manifest.json', bytes: made }])
  }
}

function withVerdicts(report: Report, verdicts: ReadonlyMap<string, FileVerdicts>, unclaimed: number): Report {
  const documents = report.documents.map((document): DocumentReport => {
    const failed = document.made.flatMap(({ path }) => rejected(document.file, path, verdicts.get(path)))
    const made = document.made.map((file) => {
      const found = verdicts.get(file.path)
      return found === undefined ? file : { ...file, conformance: { ...file.conformance, toetsing: proofOf(found) } }
    })
    const isMade = document.outcome === 'gemaakt'
    const diagnostics = [...document.diagnostics, ...failed]
    return { ...document, made, diagnostics, outcome: isMade && failed.length > 0 ? 'fouten' : document.outcome }
  })
  return changeFirst({ ...report, documents }, (first) => ({
    ...first,
    diagnostics: [...first.diagnostics, ...accepted(first.file, [...verdicts.values()], unclaimed)],
  }))
}

function rejected(file: string, path: string, found: FileVerdicts | undefined): readonly Diagnostic[] {
  if (found === undefined) return []
  return [...found.byClaim]
    .filter(([, { isCompliant }]) => !isCompliant)
    .map(([claim, { failures }]) =>
      diagnostic({
        rule: proofRules['toetsing/afgekeurd'],
        file,
        reason: `${path} voldoet volgens ${found.programma} niet aan ${claim}${reasonsOf(failures)}.`,
        advice: `Het bestand staat er wel, maar deel het niet als ${claim}. Hebt u het zelf bijgevoegd, vraag dan de maker om een goede PDF; anders is het een fout in dit programma: meld die met het bestand erbij.`,
      }),
    )
}

const mostReasons = 3

function reasonsOf(failures: readonly string[]): string {
  if (failures.length === 0) return ''
  const named = failures.slice(0, mostReasons).join(', ')
  const others = failures.length - mostReasons
  return `: ${named}${others > 0 ? ` en nog ${others}` : ''}`
}

/** One finding for the whole run: how many files passed, and how many claim nothing. */
function accepted(file: string, all: readonly FileVerdicts[], unclaimed: number): readonly Diagnostic[] {
  const passed = all.map(proofOf).filter(({ voldoetNiet }) => voldoetNiet.length === 0)
  const programs = [...new Set(all.map(({ programma }) => programma))].join(' en ')
  const first = passed.length > 0 ? `${programs} keurt ${count(passed.length, 'PDF', 'PDF’s')} goed.` : ''
  const second = unclaimed > 0 ? `Niet getoetst: ${count(unclaimed, 'PDF', 'PDF’s')} zonder norm.` : ''
  if (first === '' && second === '') return []
  return [
    diagnostic({
      rule: proofRules['toetsing/goedgekeurd'],
      file,
      reason: [first, second].filter((words) => words !== '').join(' '),
      advice: 'Per bestand staat het in het manifest en in het verslag van --reporter json.',
    }),
  ]
}

function changeFirst(report: Report, change: (first: DocumentReport) => DocumentReport): Report {
  const [first, ...others] = report.documents
  return first === undefined ? report : { ...report, documents: [change(first), ...others] }
}
