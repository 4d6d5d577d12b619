import type { MeetingView, PuntBijlageView, PuntView, RubriekView } from '../compose/views/meeting-view.ts'
import { plainValue } from '../document/markdown/redaction.ts'
import { dutchDate, weekday } from '../forms/dutch-date.ts'
import { listInWords } from '../forms/dutch-words.ts'
import type { AttachmentFacts } from '../output/proposal-facts.ts'
import { fileAddress } from '../pdf/file/model/link-addresses.ts'
import type { EditionPolicy } from '../publication/policy/edition-policy.ts'
import { isConfidential, pointMarking } from '../publication/policy/point-policy.ts'
import { count } from '../report/message-text.ts'
import type { Agenda, Punt, Rubriek } from './agenda.ts'
import { treatmentIn } from './find-proposals.ts'
import { fileOf, type MadeProposal, type PointState } from './meeting-points.ts'
import type { Uitkomst } from './outcomes.ts'

/** Text of the pages of a meeting in one edition; addresses and page numbers are those for the current page. */
export type MeetingWords = Omit<MeetingView, 'soort' | 'titel' | 'gemeente' | 'huisstijl'>

/** Locations of the files for the current page: the targets of its links, and their first pages in the bundle. */
export interface Whereabouts {
  /** @param path in the folder of the agenda's edition: `02-01-parkeren/voorstel.pdf` */
  readonly addressOf: (path: string) => string
  /** The HTML edition of a file, or empty. */
  readonly webOf: (path: string) => string
  readonly pageOf: (path: string) => string
  /** Whether it is a separate file instead of a part of the bundle. */
  readonly isApart: (path: string) => boolean
}

/** Links to the files beside a PDF, and beside a page of HTML. */
export const besidePdf: Whereabouts = {
  addressOf: fileAddress,
  webOf: () => '',
  pageOf: () => '',
  isApart: () => false,
}
export const besidePage: Whereabouts = {
  ...besidePdf,
  addressOf: (path) => path.split('/').map(encodeURIComponent).join('/'),
}

export const phrases: Readonly<Record<Uitkomst, string>> = {
  conform: 'Conform.',
  akkoord: 'Akkoord.',
  'akkoord-met-aanpassingen': 'Akkoord met aanpassingen.',
  aangehouden: 'Aangehouden.',
  teruggenomen: 'Teruggenomen.',
  verworpen: 'Verworpen.',
  'ter-kennisneming-aangenomen': 'Ter kennisneming aangenomen.',
}

/** Replacement for a title that this edition hides. */
export const titlesKept = {
  geheim: 'Geheim agendapunt',
  besloten: 'Besloten agendapunt',
  embargo: 'Agendapunt dat nog niet openbaar is',
} as const

export function meetingWords(
  agenda: Agenda,
  edition: EditionPolicy,
  points: readonly PointState[],
  where: Whereabouts,
): MeetingWords {
  const { waarden } = agenda
  const byPoint = new Map(points.map((point) => [point.punt, point]))
  const kept = points.filter((point) => point.kept !== undefined)
  return {
    editie: edition.view,
    band: edition.marksConfidentialPoints && points.some(({ punt }) => isConfidential(punt)) ? confidential : '',
    vergadering: waarden.vergadering,
    nummer: waarden.nummer ?? '',
    datum: `${weekday(waarden.datum)} ${dutchDate(waarden.datum)}`,
    aanvang: waarden.aanvang?.replace(':', '.') ?? '',
    locatie: waarden.locatie ?? '',
    voorzitter: waarden.voorzitter ?? '',
    secretaris: waarden.secretaris ?? '',
    aanwezig: listInWords(waarden.aanwezig ?? []),
    afwezig: listInWords(waarden.afwezig ?? []),
    concept: false,
    proza: waarden.besluitenlijst === 'proza',
    rubrieken: agenda.rubrieken.map((rubriek) => rubriekView(rubriek, byPoint, edition, where)),
    weggelaten: kept.map(({ punt }) => `punt ${punt.nummer}`),
    bestanden: [],
    omvang: '',
  }
}

/** Marking on every page of an edition that names points which are not public. */
const confidential = 'Vertrouwelijk – met punten die geheim of besloten zijn'

function rubriekView(
  { nummer, titel, buitenvergadering, punten }: Rubriek,
  byPoint: ReadonlyMap<Punt, PointState>,
  edition: EditionPolicy,
  where: Whereabouts,
): RubriekView {
  const views = punten.map((punt) => puntView(byPoint.get(punt) ?? { punt }, edition, where))
  // Of a proposal that is not there nothing is known yet.
  const known = views.filter(({ ontbreekt }) => !ontbreekt)
  const holder = sharedBy(known.map(({ portefeuillehouder }) => portefeuillehouder))
  const procedure = sharedBy(known.map(({ behandelwijze }) => behandelwijze))
  const said = treatmentIn(titel)
  const shared = [
    ...(holder.shared === '' ? [] : [`Portefeuille: ${holder.shared}`]),
    ...(procedure.shared === '' || procedure.shared === said ? [] : [`Behandeling: ${procedure.shared}`]),
  ]
  return {
    id: `rubriek-${nummer}`,
    nummer,
    titel: titel ?? '',
    los: titel === undefined,
    buitenvergadering,
    metportefeuille: holder.differs,
    metbehandelwijze: procedure.differs,
    gedeeld: shared.join(' · '),
    punten: views,
  }
}

/** The value that all items of a heading have, which is stated once; or whether a column for it is needed. */
function sharedBy(values: readonly string[]): { readonly shared: string; readonly differs: boolean } {
  const [first = '', ...others] = new Set(values)
  return { shared: others.length === 0 ? first : '', differs: others.length > 0 }
}

function puntView(point: PointState, edition: EditionPolicy, where: Whereabouts): PuntView {
  const { punt, kept, made } = point
  const empty = { ...nothing, id: `punt-${punt.nummer.replace('.', '-')}`, nummer: punt.nummer }
  if (kept !== undefined) return { ...empty, titel: titlesKept[kept], voorstel: punt.metVoorstel, verborgen: true }
  const decided = { besluit: punt.besluit ? phrases[punt.besluit] : '', toelichting: punt.toelichting ?? '' }
  const merk = edition.marksConfidentialPoints ? pointMarking(punt) : ''
  if (made === undefined) {
    const absent = { ...empty, voorstel: punt.metVoorstel, ontbreekt: punt.metVoorstel }
    // A proposal that could not be made may be confidential.
    if (!edition.namesUnmadeProposals && punt.metVoorstel) return { ...absent, titel: `Agendapunt ${punt.nummer}` }
    return {
      ...absent,
      ...decided,
      titel: punt.titel ?? plainValue(punt.voorstel?.onderwerp ?? `Agendapunt ${punt.nummer}`),
      merk,
    }
  }
  const { facts, map } = made
  const path = `${map}/${facts.path}`
  return {
    ...empty,
    ...decided,
    titel: punt.titel ?? facts.onderwerp,
    merk,
    voorstel: true,
    adres: where.addressOf(path),
    web: where.webOf(path),
    omvang: extent(pagesOf(made, facts.path)),
    pagina: where.pageOf(path),
    zaaknummer: facts.zaaknummer ?? '',
    portefeuillehouder: listInWords(facts.portefeuillehouder),
    behandelwijze: facts.behandelwijze ?? '',
    bijlagen: facts.attachments.map((attachment) => bijlageView(attachment, map, where)),
    samenvatting: facts.samenvatting,
    beslispunten: facts.beslispunten,
  }
}

const nothing: Omit<PuntView, 'id' | 'nummer' | 'titel'> = {
  voorstel: false,
  adres: '',
  web: '',
  omvang: '',
  pagina: '',
  merk: '',
  verborgen: false,
  ontbreekt: false,
  zaaknummer: '',
  portefeuillehouder: '',
  behandelwijze: '',
  bijlagen: [],
  samenvatting: [],
  beslispunten: [],
  besluit: '',
  toelichting: '',
}

function bijlageView(attachment: AttachmentFacts, map: string, where: Whereabouts): PuntBijlageView {
  const { number, title, path, pages, secrecy } = attachment
  const whole = path === undefined ? undefined : `${map}/${path}`
  const apart = whole !== undefined && where.isApart(whole)
  const marks = [
    ...(path === undefined ? ['niet openbaar'] : secrecy ? ['geheim'] : []),
    ...(apart ? ['apart bestand'] : []),
  ]
  return {
    nummer: number,
    titel: title,
    adres: whole === undefined ? '' : where.addressOf(whole),
    web: whole === undefined ? '' : where.webOf(whole),
    omvang: extent(pages),
    pagina: whole === undefined ? '' : where.pageOf(whole),
    merk: marks.join(', '),
  }
}

function pagesOf(made: MadeProposal, path: string): number | undefined {
  return made.files.find((file) => file.path === fileOf(made, path))?.pages
}

export function extent(pages: number | undefined): string {
  return pages === undefined ? '' : count(pages, 'pagina', 'pagina’s')
}
