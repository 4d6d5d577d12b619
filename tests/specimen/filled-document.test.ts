import { expect, it } from 'vitest'
import { severityOf } from '../../src/diagnostics/diagnostic.ts'
import { readDocument } from '../../src/document/read-document.ts'
import { loadKinds } from '../../src/forms/load-kind.ts'
import { filledDocument } from '../../src/specimen/filled-document.ts'

const kinds = loadKinds()

it.each(kinds.soorten)('%s: every field has a valid value and every section some text', (soort) => {
  const kind = kinds.load(soort)?.kind
  if (kind === undefined) throw new Error(`no kind ${soort}`)
  const text = filledDocument(kind)
  const { document, diagnostics } = readDocument({ path: '/proef/x.md', name: 'x.md', text }, kinds)
  expect(diagnostics.filter((found) => severityOf(found) === 'error').map(({ reason }) => reason)).toEqual([])
  const values: Readonly<Record<string, unknown>> = { ...document?.data }
  const withoutValue = kind.velden.map(({ veld }) => veld).filter((veld) => values[veld] === undefined)
  expect(withoutValue.filter((veld) => !['bijlagen', 'geheimhouding', 'embargo'].includes(veld))).toEqual([])
  expect(document?.sections.map(({ form }) => form.id)).toEqual(kind.onderdelen.map(({ id }) => id))
  expect(document?.body.children.length).toBeGreaterThan(0)
})
