import type { Document } from '../document/document.ts'
import { dutchDate } from '../forms/dutch-date.ts'
import type { Path } from '../yaml/read-yaml.ts'
import type { RuleFinding } from './rule.ts'

/** Dates of the front matter that cannot have come in this order. */
export function* datesOutOfOrder(document: Document): Iterable<RuleFinding> {
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
