import { distance } from 'fastest-levenshtein'
import { alternatives, nearest } from '../diagnostics/nearest.ts'
import type { Document } from '../document/document.ts'
import { dutchDate } from '../forms/dutch-date.ts'
import type { KindField } from '../forms/kind.ts'
import { vocabulary } from '../forms/vocabulary.ts'
import type { Path } from '../yaml/yaml-value.ts'
import { defineDocumentRules, type RuleContext, type RuleFinding } from './rule.ts'
import { itemPosition } from './text/positions.ts'

/** Rules on the values of front matter, whose types are checked when the document is read. */
export const frontMatterRules = defineDocumentRules(
  {
    'voormatter/verplicht': {
      severity: 'error',
      softening: 'allowed',
      guards: 'Zonder deze velden kan het document niet worden gemaakt.',
      check: required,
    },
    'voormatter/verwacht': {
      guards: 'Dit veld hoort te zijn ingevuld; anders staat er “niet ingevuld”.',
      check: expected,
    },
    // Reported by a stage of `check`: a rule does not know whether a document is an attachment.
    'voormatter/status': { severity: 'info', guards: 'In een stuk staat of het openbaar is.' },
    'voormatter/zaaknummer': { guards: 'Een voorstel heeft een zaaknummer.', check: caseNumber },
    'voormatter/portefeuillehouder': { guards: 'Een portefeuillehouder is lid van het college.', check: knownHolders },
    'voormatter/orgaan': { guards: 'Een stuk gaat naar een orgaan dat de gemeente kent.', check: knownBodies },
    'voormatter/datumvolgorde': {
      guards: 'De datums in de voormatter kunnen na elkaar hebben plaatsgevonden.',
      check: datesOutOfOrder,
    },
  },
  { severity: 'warning' },
)

function* required(document: Document): Iterable<RuleFinding> {
  const fields = missingFields(document).filter((field) => field.verplicht)
  yield* missing(document, fields, [
    'Zonder dit veld kan het document niet worden gemaakt.',
    'Zonder deze velden kan het document niet worden gemaakt.',
  ])
}

function* expected(document: Document): Iterable<RuleFinding> {
  const fields = missingFields(document).filter(
    (field) => field.verwacht && !field.verplicht && field.veld !== 'zaaknummer',
  )
  const isSilent = fields.some(({ veld }) => veld === 'status')
  const consequence = `In het document staat nu “niet ingevuld”.${isSilent ? ' Een openbare editie komt er alleen met status: openbaar.' : ''}`
  yield* missing(document, fields, [consequence, consequence])
}

function* caseNumber(document: Document): Iterable<RuleFinding> {
  const field = document.kind.velden.find((known) => known.veld === 'zaaknummer')
  if (!field || field.verplicht || document.data.zaaknummer !== undefined || misspelt(document).has('zaaknummer'))
    return
  if (!field.verwacht && !document.stated.has('zaaknummer')) return
  yield {
    place: document.at(['zaaknummer']),
    reason: 'Het zaaknummer is nog niet bekend; in het document staat “…”.',
    advice: 'Vul het in zodra de zaak een nummer heeft: zaaknummer: Z-2021-004512.',
  }
}

const inConfig = { lead: 'In de configuratie staan:', all: 'Alle namen staan in collegevoorstel.yaml.' } as const

function* knownHolders(document: Document, { config }: RuleContext): Iterable<RuleFinding> {
  const known = config.college.portefeuillehouders
  if (known.length === 0) return
  for (const [name, path, index] of namedHolders(document)) {
    if (known.includes(name)) continue
    yield {
      place: itemPosition(document, path, index),
      reason: `Portefeuillehouder “${name}” staat niet in de lijst van het college.`,
      advice: alternatives(name, known, inConfig),
    }
  }
}

/** Usual names of the bodies that proposals go to; those of the municipality itself are in the config. */
const usualBodies = [
  'raad',
  'gemeenteraad',
  'ondernemingsraad',
  'college',
  'commissie',
  'raadscommissie',
  'auditcommissie',
  'rekenkamer',
  'rekenkamercommissie',
  'presidium',
  'agendacommissie',
  'werkgeverscommissie',
  'georganiseerd overleg',
]

/** Without a list in the config any body is accepted, except a name that is probably a misspelling of a known one. */
function* knownBodies(document: Document, { config }: RuleContext): Iterable<RuleFinding> {
  const listed = config.organen
  const known = [...usualBodies.slice(0, 3), ...(listed.length > 0 ? listed : usualBodies.slice(3))]
  for (const [index, { orgaan }] of (document.data.behandeling ?? []).entries()) {
    const name = orgaan.trim().toLowerCase()
    if (known.some((body) => body.toLowerCase() === name)) continue
    const near = known.find((body) => distance(body.toLowerCase(), name) <= Math.min(2, Math.floor(body.length / 4)))
    if (near === undefined && listed.length === 0) continue
    const meant = near === undefined ? '' : `Bedoelde u “${near}”? `
    yield {
      place: document.at(['behandeling', index, 'orgaan']),
      reason: `Het orgaan “${orgaan}” is niet bekend.`,
      advice:
        listed.length > 0
          ? `${alternatives(name, listed, inConfig, meant)} Raad en ondernemingsraad horen er altijd bij.`
          : `${meant}Klopt de naam, zet hem dan in de configuratie bij organen.`,
    }
  }
}

/** Most unknown keys that are compared with known ones: a hostile file has thousands. */
const mostCompared = 50

/** Fields that an unknown key was probably meant for: the key is reported, with a suggestion. */
function misspelt({ kind, stated }: Document): ReadonlySet<string> {
  const names = kind.velden.map(({ veld }) => veld).filter((veld) => !stated.has(veld))
  const unknown = [...stated].filter((key) => !Object.hasOwn(vocabulary.shape, key)).slice(0, mostCompared)
  return new Set(unknown.flatMap((key) => nearest(key, names) ?? []))
}

function missingFields(document: Document): readonly KindField[] {
  const meant = misspelt(document)
  return document.kind.velden.filter((field) => {
    const value = document.data[field.veld]
    const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
    // A value of the wrong type is reported elsewhere.
    return empty && !meant.has(field.veld) && (value !== undefined || !document.stated.has(field.veld))
  })
}

/** A key without a value is reported at its position; absent keys have no position, and are reported together. */
function* missing(
  document: Document,
  fields: readonly KindField[],
  [ofOne, ofMore]: readonly [ofOne: string, ofMore: string],
): Iterable<RuleFinding> {
  const start = document.at([])
  const positionOf = ({ veld }: KindField) => document.at([veld], 'key')
  const isWritten = (field: KindField) => positionOf(field)?.start.offset !== start?.start.offset
  const unwritten = fields.filter((field) => !isWritten(field))
  const [only] = unwritten
  for (const field of fields.filter((one) => isWritten(one) || unwritten.length === 1)) {
    const advice = `Zet in de voormatter ${field.veld}: met de waarde erachter. ${ofOne}`
    yield { place: positionOf(field), reason: `Het veld ${inWords(field)} is niet ingevuld.`, advice }
  }
  if (only === undefined || unwritten.length === 1) return
  yield {
    place: start,
    reason: `Deze velden zijn niet ingevuld: ${unwritten.map(inWords).join(', ')}.`,
    advice: `Zet ze in de voormatter, elk op een eigen regel, bijvoorbeeld ${only.veld}: met de waarde erachter. ${ofMore}`,
  }
}

function inWords({ label, veld }: KindField): string {
  return label.toLowerCase() === veld ? veld : `${veld} (${label})`
}

function* namedHolders(document: Document): Iterable<readonly [string, Path, number]> {
  for (const [index, name] of (document.data.portefeuillehouder ?? []).entries()) {
    if (document.stated.has('portefeuillehouder')) yield [name, ['portefeuillehouder'], index]
  }
  for (const [row, treatment] of (document.data.behandeling ?? []).entries()) {
    for (const [index, name] of (treatment.portefeuillehouder ?? []).entries()) {
      yield [name, ['behandeling', row, 'portefeuillehouder'], index]
    }
  }
}

/** Dates in front matter that cannot be in this order. */
function* datesOutOfOrder(document: Document): Iterable<RuleFinding> {
  yield* ownDates(document)
  yield* treatments(document)
  yield* secrecyDates(document)
}

function* ownDates(document: Document): Iterable<RuleFinding> {
  const { datum, embargo, ingekomen } = document.data
  if (datum === undefined) return
  if (embargo !== undefined && document.stated.has('embargo') && embargo.slice(0, 10) < datum) {
    const reason = `Het embargo eindigt op ${dutchDate(embargo)}, voor de datum van dit stuk (${dutchDate(datum)}).`
    yield finding(document, ['embargo'], reason)
  }
  if (ingekomen !== undefined && ingekomen > datum) {
    const reason = `De vragen kwamen binnen op ${dutchDate(ingekomen)}, na de datum van dit antwoord (${dutchDate(datum)}).`
    yield finding(document, ['ingekomen'], reason)
  }
}

function* treatments(document: Document): Iterable<RuleFinding> {
  const { datum, behandeling = [] } = document.data
  const decided = behandeling
    .filter((row) => row.aard === 'ter besluitvorming' && row.datum !== undefined)
    .map((row) => row.datum ?? '')
    .sort()[0]
  for (const [index, row] of behandeling.entries()) {
    if (row.datum === undefined) continue
    const path = ['behandeling', index, 'datum']
    if (datum !== undefined && row.datum < datum) {
      const reason = `De behandeling op ${dutchDate(row.datum)} is voor de datum van dit stuk (${dutchDate(datum)}).`
      yield finding(document, path, reason)
    } else if (row.aard === 'ter advisering' && decided !== undefined && row.datum > decided) {
      const reason = `Het advies komt op ${dutchDate(row.datum)}, na het besluit op ${dutchDate(decided)}.`
      yield finding(document, path, reason)
    }
  }
}

function* secrecyDates(document: Document): Iterable<RuleFinding> {
  for (const [index, { opgelegd, tot }] of (document.data.geheimhouding ?? []).entries()) {
    if (opgelegd === undefined || tot === undefined || !/^\d{4}-/.test(tot) || tot >= opgelegd) continue
    const reason = `De geheimhouding eindigt op ${dutchDate(tot)}, voordat zij is opgelegd (${dutchDate(opgelegd)}).`
    yield finding(document, ['geheimhouding', index, 'tot'], reason)
  }
}

function finding(document: Document, path: Path, reason: string): RuleFinding {
  return {
    place: document.at(path),
    reason,
    advice: 'Kijk beide datums na, ook het jaar.',
  }
}
