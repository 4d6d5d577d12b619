import type { Config } from '../../config/config.ts'
import type { Document } from '../../document/document.ts'
import { lawTables } from '../../forms/grounds.ts'
import { type OwnTerms, ownTerms } from '../terms/redaction-terms.ts'

/** Fields whose values are figures of the form. */
const figureFields = ['zaaknummer', 'bisnummer', 'datum', 'embargo', 'behandeling', 'ingekomen', 'kenmerk'] as const

/** The words of the municipality and of the forms, and the public figures of the forms: these identify nothing. */
export function ownTermsOf(documents: readonly Document[], gemeente: Config['gemeente']): OwnTerms {
  const { adres = {}, naam, telefoon, website, email, code, rsin } = gemeente
  const ofForms = documents.flatMap(({ kind }) => [
    kind.titel,
    kind.opschrift,
    ...kind.velden.map(({ label }) => label),
    ...kind.onderdelen.flatMap((form) => [form.kop, form['kop-openbaar'], ...form.aliassen]),
  ])
  const figures = documents.flatMap(({ data }) => figureFields.map((field) => JSON.stringify(data[field] ?? '')))
  const address = Object.values(adres)
  const stated = (values: readonly (string | undefined)[]) => values.filter((value) => value !== undefined)
  return ownTerms(
    stated([naam, ...address, website, email, ...ofForms, ...lawTables().gronden.map(({ woorden }) => woorden)]),
    stated([...figures, ...address, telefoon, code, rsin]),
  )
}
