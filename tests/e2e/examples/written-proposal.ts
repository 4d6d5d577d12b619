import type { RootContent } from 'mdast'
import { toString as plain } from 'mdast-util-to-string'
import type { Kind, KindField, KindSection } from '../../../src/forms/kind.ts'
import { type ExpectedAttachment, kindOf } from './attachments-given.ts'
import { exampleConfig } from './built-examples.ts'
import { capital, date, ground, houseMark, inWords, lawOn, missing } from './dutch.ts'
import { type Given, type Group, group, groups, one, several } from './given.ts'
import { type Written, written } from './written-lines.ts'

interface Proposal {
  readonly data: Group
  readonly attachments: readonly ExpectedAttachment[]
}

/** Every line of a proposal in the edition for the board, in reading order: the form's own words and all that the author wrote. */
export function proposalLines(given: Given, kind: Kind, attachments: readonly ExpectedAttachment[], style: string) {
  const proposal = { data: given.data, attachments }
  const text = written(given.body, ground)
  // Without a form the author is in the metadata only.
  if (!kind.formulier) one(given.data.auteur)
  return [
    ...houseMark(style),
    // The routing sheet: the fields of soort.yaml in its order, each with its label.
    ...(kind.formulier
      ? [
          kind.titel,
          ...kind.velden
            .filter(({ formulier }) => formulier)
            .flatMap((field) => [
              ...sheetLines(field, proposal),
              ...(field.veld === 'team' ? ['[Vak voor de handtekening]'] : []),
            ]),
        ]
      : []),
    kind.opschrift,
    inWords(several(given.data.onderwerp)) || missing,
    ...band(given.data),
    ...head(kind, given.data),
    ...kind.onderdelen.flatMap((section) => sectionLines(section, kind, text)),
    ...attachmentList(attachments),
    ...(kind.velden.some(({ veld }) => veld === 'ondertekening') ? collegeSigns : []),
    `Vermeld in alle communicatie over dit voorstel het zaaknummer: ${caseNumber(given.data) ?? '…'}`,
  ]
}

/** Who signs for the municipal executive. */
export const collegeSigns: readonly string[] = [
  `Het college van burgemeester en wethouders van ${exampleConfig.gemeente.naam},`,
  ...['de secretaris,', exampleConfig.college.secretaris, 'de burgemeester,', exampleConfig.college.burgemeester],
]

/** `24 november 2026, nummer 48.2` */
export function decisionOfCollege(data: Group): string {
  const { datum, nummer } = group(data.collegebesluit)
  return `${date(one(datum) ?? missing)}, nummer ${one(nummer) ?? missing}`
}

export function caseNumber(data: Group): string | undefined {
  const number = one(data.zaaknummer)
  return number === '...' ? undefined : number
}

/** What stands below the title of what is not public, in words: kind and end, then by whom, when and why. */
export function band(data: Group, attachment?: ExpectedAttachment): readonly string[] {
  const status = one(data.status)
  const { grounds = [], imposed, ends } = attachment ?? {}
  const secret = grounds.length > 0
  const words = [
    ...(secret
      ? [`Geheim tot en met ${ends}`]
      : status === 'geheim'
        ? ['Geheim']
        : status === 'besloten'
          ? ['Besloten']
          : []),
    ...(data.embargo === undefined ? [] : [`Embargo tot ${inWords(several(data.embargo))}`]),
  ]
  const why = `Opgelegd door het college op ${imposed}, tot en met ${ends}: ${inWords(grounds)}`
  return words.length === 0 ? [] : [[words.join(' – '), ...(secret ? [why] : [])].join(' ')]
}

const label = (kind: Kind, key: string): string => kind.velden.find((field) => field.veld === key)?.label ?? '?'

function head(kind: Kind, data: Group): readonly string[] {
  const value = (key: string) => inWords(several(data[key])) || missing
  return [
    ...[label(kind, 'datum'), 'Openbaarheid', label(kind, 'bisnummer'), label(kind, 'portefeuillehouder')],
    ...[value('datum'), capital(value('status')), value('bisnummer'), value('portefeuillehouder')],
    ...kind.velden
      .filter(({ openbaar }) => openbaar)
      .flatMap(({ veld, label: name }) => [name, veld === 'collegebesluit' ? decisionOfCollege(data) : value(veld)]),
  ]
}

type Writer = (field: KindField, proposal: Proposal) => readonly string[]

/** Label and value; a field that the form expects is there when it is empty as well. */
const row: Writer = (field, { data }) => {
  const value = inWords(several(data[field.veld]))
  if (value === '' && !field.verwacht && !field.verplicht) return []
  return [field.label, value || missing]
}
const word: Writer = (field, proposal) => row(field, proposal).map((text) => (text === missing ? text : capital(text)))
const box = (on: boolean): string => (on ? '[aangevinkt]' : '[niet aangevinkt]')

/** What the routing sheet prints for each field. A field of soort.yaml that has no line here fails the test. */
const sheet: Readonly<Record<string, Writer>> = {
  zaak: row,
  zaaknummer: (field, { data }) => [field.label, caseNumber(data) ?? '… nog niet bekend'],
  registratienummer: row,
  datum: row,
  auteur: row,
  bereikbaar: row,
  status: word,
  embargo: row,
  team: row,
  onderwerp: row,
  portefeuillehouder: row,
  behandelwijze: word,
  geraadpleegd: ({ verwacht }, { data }) => {
    if (!verwacht && data.geraadpleegd === undefined) return []
    const { vakgebieden, conclusie } = group(data.geraadpleegd)
    const values = [inWords(several(vakgebieden)) || missing, one(conclusie) ?? missing] as const
    return ['Geraadpleegde vakgebieden', values[0], 'Conclusie raadpleging', values[1]]
  },
  communicatie: (field, { data }) => {
    const { nodig, middelen } = group(data.communicatie)
    if (nodig === undefined) return [field.label, missing]
    const means = inWords(several(middelen))
    const yes = means === '' ? 'ja' : `ja d.m.v.: ${means}`
    return [field.label, box(nodig === 'ja'), yes, box(nodig === 'nee'), 'nee']
  },
  bijlagen: (field, { attachments }) => [field.label, ...attachmentBoxes(attachments)],
  programma: row,
  raadsrol: row,
  informatieplicht: row,
  subsidie: word,
  duurzaamheid: row,
  participatie: row,
  behandeling: (field, { data }) => {
    if (!field.verwacht && data.behandeling === undefined) return []
    return [
      ...[field.label, 'Behandeling in / door', 'Datum', 'Aard behandeling', 'Portefeuillehouder'],
      ...bodies(data),
    ]
  },
  geheimhouding: (field, { data, attachments }) => [field.label, ...secrecy(data, attachments)],
  adviezen: (field, { data }) => {
    const rows = groups(data.adviezen).flatMap((advice) => [
      one(advice.afdeling) ?? missing,
      ...[one(advice.adviseur) ?? '–', one(advice.akkoord) ?? '–', one(advice.opmerking) ?? '–'],
    ])
    return rows.length === 0 ? [] : [field.label, 'Afdeling', 'Adviseur', 'Akkoord', 'Opmerking', ...rows]
  },
  conceptbesluit: (field, { data }) => {
    const points = several(data.conceptbesluit)
    return points.length === 0 ? [] : [field.label, ...points.flatMap((point, index) => [`${index + 1}.`, point])]
  },
  parafen: (field, { data }) => {
    // `ja` is a grid of all members, who fill it in by hand.
    const members =
      data.parafen === 'ja' ? exampleConfig.college.portefeuillehouders.map((naam) => ({ naam })) : undefined
    const rows = (members ?? groups(data.parafen)).flatMap((initials: Group) => [
      one(initials.naam) ?? missing,
      ...[box(initials.oordeel === 'akkoord'), box(initials.oordeel === 'bespreken')],
      one(initials.opmerking) ?? '–',
    ])
    if (rows.length === 0) return []
    return [field.label, 'Lid van het college', 'Akkoord', 'Bespreken', 'Paraaf', 'Opmerking', ...rows]
  },
}

function sheetLines(field: KindField, proposal: Proposal): readonly string[] {
  const write = sheet[field.veld]
  if (write === undefined)
    throw new Error(`soort.yaml has a field ${field.veld}: say in this test what is printed of it`)
  return write(field, proposal)
}

/** The five tick boxes of the form. */
function attachmentBoxes(attachments: readonly ExpectedAttachment[]): readonly string[] {
  const labels = {
    'brief-college': 'Brief door college',
    'brief-raad': 'Brief aan gemeenteraad',
    'beantwoording-vragen': `Brief beantwoording vragen ex art. ${exampleConfig.vragenrecht.artikel}`,
    'nota-raad': 'Nota voor de raad',
  }
  const boxOf = ({ soort }: ExpectedAttachment) => kindOf(soort).afstamming.find((name) => name in labels)
  const others = attachments.filter((attachment) => boxOf(attachment) === undefined).map(ownTitle)
  const named = Object.entries(labels).flatMap(([soort, text]) => [
    box(attachments.some((attachment) => boxOf(attachment) === soort)),
    text,
  ])
  return [
    ...named,
    box(others.length > 0),
    others.length === 0 ? 'Overige bijlagen' : `Overige bijlagen: ${inWords(others)}`,
  ]
}

/** Raad and Ondernemingsraad are always listed, and first. */
function bodies(data: Group): readonly string[] {
  const entries = groups(data.behandeling)
  const always = ['raad', 'ondernemingsraad']
  const first = always.flatMap((name) => {
    const own = entries.filter(({ orgaan }) => orgaan === name)
    if (own.length === 0) return [box(false), capital(name), '–', '–', '–']
    return own.flatMap((entry) => bodyRow(entry, data))
  })
  const rest = entries.filter(({ orgaan }) => !always.includes(one(orgaan) ?? ''))
  return [...first, ...rest.flatMap((entry) => bodyRow(entry, data))]
}

function bodyRow({ orgaan, datum, aard, portefeuillehouder }: Group, data: Group): readonly string[] {
  const holder = inWords(several(portefeuillehouder ?? data.portefeuillehouder))
  return [box(true), capital(one(orgaan) ?? ''), date(one(datum) ?? missing), one(aard) ?? missing, holder || missing]
}

function secrecy(data: Group, attachments: readonly ExpectedAttachment[]): readonly string[] {
  const entries = groups(data.geheimhouding)
  const laws = entries.map(({ opgelegd }) => lawOn(one(opgelegd ?? data.datum) ?? ''))
  const articles = [...new Set(laws.map(({ artikel }) => artikel))]
  if (entries.length === 0) return ['Geen geheimhouding']
  const heads = [
    'Geheimhouding op',
    'Titel',
    `Grondslag (${inWords(articles)})`,
    'Tot wanneer',
    'Moet raad bekrachtigen?',
  ]
  const rows = entries.flatMap(({ op, titel, titelgeheim, grondslag, tot, bekrachtiging }) => {
    // Whether the title is secret changes nothing in the edition for the board; in an example it has to be one of two words.
    if (titelgeheim !== undefined && titelgeheim !== 'ja' && titelgeheim !== 'nee') throw new Error('titelgeheim')
    const attachment = attachments.find(({ number }) => op === `bijlage ${number}`)
    return [
      ...[capital(one(op) ?? ''), one(titel) ?? attachment?.title ?? missing, ...several(grondslag).map(ground)],
      ...[date(one(tot) ?? missing), one(bekrachtiging) ?? missing],
    ]
  })
  const bases = [...new Set(laws.map(({ basis }) => basis))].join('; ')
  const lifting = `Geheimhouding geldt tot zij wordt opgeheven. Opheffen kan het college of, als het stuk aan de raad is verstrekt, de raad (${bases}).`
  return [...heads, ...rows, ...(laws.every(({ bekrachtiging }) => bekrachtiging === 'nee') ? [lifting] : [])]
}

/** The form's own heading, and below it what the author wrote under that heading or one of its short names. */
export function sectionLines(section: KindSection, kind: Kind, text: Written): readonly string[] {
  const content: RootContent[] = []
  let inside = false
  for (const node of text.body.children) {
    const starts = node.type === 'heading' && node.depth === 2
    if (starts) inside = sectionOf(plain(node), kind) === section
    else if (inside) content.push(node)
  }
  const lines = text.lines(content)
  return [section.kop, ...(lines.length > 0 ? lines : [missing])]
}

function sectionOf(title: string, kind: Kind): KindSection {
  const found = kind.onderdelen.find(({ kop, aliassen }) => [kop, ...aliassen].includes(title.replaceAll("'", '’')))
  if (found === undefined) throw new Error(`an example has a section "${title}" that the form does not know`)
  return found
}

/** The kind is said once, below the title. */
function ownTitle({ title, kindTitle }: Pick<ExpectedAttachment, 'title' | 'kindTitle'>): string {
  return title.startsWith(`${kindTitle}: `) ? capital(title.slice(kindTitle.length + 2)) : title
}

function attachmentList(attachments: readonly ExpectedAttachment[]): readonly string[] {
  if (attachments.length === 0) return []
  const lines = attachments.flatMap(({ number, title, kindTitle, grounds, pages }) => {
    const kind = pages === undefined ? kindTitle : `${kindTitle}, ${pages} pagina${pages === 1 ? '' : '’s'}`
    const own = ownTitle({ title, kindTitle })
    if (grounds.length === 0) return [`${number}.`, own, kind]
    return [`${number}.`, `${own} geheim`, `${kind}, ${inWords(grounds)}`]
  })
  return ['Bijlagen', ...lines]
}
