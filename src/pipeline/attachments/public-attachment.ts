import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Rule } from '../../diagnostics/rule.ts'
import type { Document } from '../../document/document.ts'
import type { Attachment } from '../../document/proposal.ts'
import type { PrivacyTrace } from '../../pdf/clean/privacy-trace.ts'
import type { PdfRefusal } from '../../pdf/file/objects/refusal.ts'
import { attachmentRules } from '../../rules/attachment-rules.ts'
import { editionRules } from '../../rules/edition-rules.ts'
import type { PassedThrough, ReadProposal } from '../work.ts'
import { cannotAdapt, type ForeignAttachment, outputOf } from './foreign-attachment.ts'

/** Outputs a PDF from elsewhere for a public edition: cleaned, unless its entry says that it is public as it is. */
export async function publicAttachment(foreign: ForeignAttachment, proposal: ReadProposal): Promise<PassedThrough> {
  const entry = proposal.document.data.bijlagen?.[foreign.attachment.number - 1]
  return entry?.openbaar === 'ongewijzigd' ? unchanged(foreign, proposal) : cleaned(foreign, proposal)
}

/** Codes of refusals that mean: what is on the pages cannot be read. */
const unreadable = new Set(['beschadigd', 'beschadigde-inhoud', 'afgekapt', 'onbekend-filter'])

async function cleaned({ attachment, content }: ForeignAttachment, { document }: ReadProposal): Promise<PassedThrough> {
  const [{ cleanPdf }, { nounsOf }, { inspect }] = await Promise.all([
    import('../../pdf/clean/clean-pdf.ts'),
    import('../../pdf/clean/privacy-trace.ts'),
    import('../../pdf/text/inspect.ts'),
  ])
  const made = cleanPdf(content.bytes, attachment.title)
  if (!made.ok) return { outputs: [], diagnostics: [refused(attachment, made, document)] }
  const inspected = inspect(made.pdf)
  if (!inspected.ok) return { outputs: [], diagnostics: [refused(attachment, inspected, document)] }
  const about = finder(attachment, document)
  const left = made.left.filter(({ kind }) => !toldApart.has(kind))
  const covered = made.left.filter(({ kind }) => kind === 'tekst-onder-vlak')
  const nouns = nounsOf(made.removed)
  const diagnostics = [
    ...about(nouns.length > 0, editionRules['bijlagen/schoongemaakt'], {
      reason: `Bijlage ${attachment.number} is voor de openbare editie schoongemaakt. Weggehaald: ${nouns.join('; ')}.`,
      advice: 'Dit is goed zo. Moet de PDF blijven zoals hij is, zet er dan openbaar: ongewijzigd bij, met een reden.',
    }),
    ...about(
      made.removed.some(({ kind }) => kind === 'handtekening'),
      attachmentRules['bijlagen/beveiliging'],
      {
        reason: `Bijlage ${attachment.number} is digitaal ondertekend. Onder de schoongemaakte PDF staat die handtekening niet.`,
        advice: 'Moet de handtekening blijven, zet er dan openbaar: ongewijzigd bij, met een reden.',
      },
    ),
    ...about(made.undrawn > 0, editionRules['bijlagen/sporen'], {
      reason: `Bijlage ${attachment.number} heeft ${made.undrawn === 1 ? 'een opmerking of veld' : `${made.undrawn} opmerkingen of velden`} waarvan in de PDF niet vastligt hoe het eruitziet. Dat staat niet in de openbare PDF.`,
      advice: 'Moeten ze te zien zijn, druk het stuk dan met zijn opmerkingen af naar een nieuwe PDF.',
    }),
    ...about(left.length > 0, editionRules['bijlagen/sporen'], {
      reason: `Bijlage ${attachment.number} zegt meer dan op de bladzijden te zien is. ${sentencesOf(left)}`,
      advice: 'Haal de tekst uit het stuk waarvan de PDF is gemaakt, en maak de PDF opnieuw.',
    }),
    ...about(covered.length > 0, editionRules['bijlagen/verborgen'], {
      reason: `Bijlage ${attachment.number}: ${sentencesOf(covered)}`,
      advice:
        'Haal de tekst zelf uit het stuk, of lak haar met een programma dat haar weghaalt, en bewaar de PDF opnieuw.',
    }),
    ...recognition(attachment, made.left, document),
    ...redactionMarks(attachment, made.removed, document),
  ]
  const output = outputOf(attachment, { ...content, inspected }, made.pdf, 'schoongemaakt overgenomen')
  return { outputs: [output], diagnostics }
}

function refused(attachment: Attachment, { code, reason }: PdfRefusal, document: Document): Diagnostic {
  return unreadable.has(code) ? unread(attachment, reason, document) : cannotAdapt(attachment, reason, document)
}

/** Letters in the colour of a coloured field are decoration more often than a redaction. */
const toldApart: ReadonlySet<PrivacyTrace['kind']> = new Set([
  'tekst-in-kleur-van-vlak',
  'tekst-onder-vlak',
  'tekstherkenning',
])

/** The recognised text of a scan says what the scan shows, and makes it readable for everyone: it belongs there, and is searched. */
function recognition(
  attachment: Attachment,
  traces: readonly PrivacyTrace[],
  { source, at }: Document,
): readonly Diagnostic[] {
  if (!traces.some(({ kind }) => kind === 'tekstherkenning')) return []
  return [
    diagnostic({
      rule: editionRules['bijlagen/sporen'],
      severity: 'info',
      file: source.name,
      place: at(['bijlagen', attachment.number - 1, 'bestand']),
      reason: `Bijlage ${attachment.number} is gescand. Achter de bladzijden staat hun tekst, zoals een programma die herkende; die hoort erbij en is doorzocht.`,
      advice:
        'Is op de scan iets zwart gemaakt, zoek dan in de PDF of het ook uit die tekst weg is. Scan het stuk anders opnieuw.',
    }),
  ]
}

/** Text under a mark that was never applied is readable, marked or not. */
function redactionMarks(
  attachment: Attachment,
  removed: readonly PrivacyTrace[],
  document: Document,
): readonly Diagnostic[] {
  const marks = removed.filter(({ kind }) => kind === 'lakmarkeringen')
  return finder(attachment, document)(marks.length > 0, editionRules['bijlagen/verborgen'], {
    reason: `Bijlage ${attachment.number}: ${sentencesOf(marks)}`,
    advice: 'Voer het lakken door in het programma waarin u lakt, en bewaar de PDF opnieuw.',
  })
}

/** Kinds of traces that hide something from who looks at the pages. */
const hiding = new Set<PrivacyTrace['kind']>([
  'lakmarkeringen',
  'bijlagen',
  'verborgen-lagen',
  'onzichtbare-tekst',
  'tekst-onder-vlak',
  'tekst-in-achtergrondkleur',
  'tekst-in-kleur-van-vlak',
  'tekst-buiten-bladzijde',
])

/** Traces that are reported with the name when the attachment is read (bijlagen/noemt-persoon). */
const personal = new Set<PrivacyTrace['kind']>(['auteur', 'handtekening'])

async function unchanged(
  { attachment, content }: ForeignAttachment,
  { document }: ReadProposal,
): Promise<PassedThrough> {
  const { inspectPrivacy } = await import('../../pdf/clean/inspect-privacy.ts')
  const found = inspectPrivacy(content.bytes)
  if (!found.ok) return { outputs: [], diagnostics: [refused(attachment, found, document)] }
  const about = finder(attachment, document)
  const errors = found.traces
    .filter(({ kind }) => hiding.has(kind))
    .flatMap(({ sentence }) =>
      about(true, editionRules['bijlagen/verborgen'], {
        reason: `Bijlage ${attachment.number} wordt ongewijzigd openbaar, en er is iets in verborgen. ${sentence}`,
        advice: 'Haal het eruit, of haal openbaar: ongewijzigd weg: dan wordt de PDF schoongemaakt.',
      }),
    )
  const rest = found.traces.filter(({ kind }) => !hiding.has(kind) && !personal.has(kind) && kind !== 'tekstherkenning')
  const warnings = rest.flatMap(({ sentence }) =>
    about(true, editionRules['bijlagen/sporen'], {
      reason: `Bijlage ${attachment.number} wordt ongewijzigd openbaar. ${sentence}`,
      advice: 'Mag dit niet openbaar worden, haal dan openbaar: ongewijzigd weg: dan wordt de PDF schoongemaakt.',
    }),
  )
  const output = outputOf(attachment, content, content.bytes, 'onveranderd overgenomen')
  return {
    outputs: [output],
    diagnostics: [...errors, ...warnings, ...recognition(attachment, found.traces, document)],
  }
}

function sentencesOf(traces: readonly PrivacyTrace[]): string {
  return traces.map(({ sentence }) => sentence).join(' ')
}

interface Told {
  readonly reason: string
  readonly advice: string
}

/** Makes findings about one attachment. */
function finder({ number }: Attachment, document: Document) {
  return (applies: boolean, rule: Rule, { reason, advice }: Told): readonly Diagnostic[] =>
    applies
      ? [
          diagnostic({
            rule,
            file: document.source.name,
            place: document.at(['bijlagen', number - 1, 'bestand']),
            reason,
            advice,
          }),
        ]
      : []
}

function unread(attachment: Attachment, reason: string, document: Document): Diagnostic {
  return diagnostic({
    rule: editionRules['editie/niet-doorzocht'],
    file: document.source.name,
    place: document.at(['bijlagen', attachment.number - 1, 'bestand']),
    reason: `Van bijlage ${attachment.number} kan niet alles worden gelezen: ${reason}`,
    advice: 'Bewaar het stuk opnieuw als PDF, in het programma waarin het is gemaakt.',
  })
}
