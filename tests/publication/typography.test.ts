import fc from 'fast-check'
import { toString as textOf } from 'mdast-util-to-string'
import { describe, expect, test } from 'vitest'
import type { Document } from '../../src/document/document.ts'
import { typesetProposal } from '../../src/document/typeset-proposal.ts'
import { editionPolicy } from '../../src/publication/policy/edition-policy.ts'
import { forEdition } from '../../src/publication/redact/for-edition.ts'
import { openTermSearch } from '../../src/publication/terms/find-terms.ts'
import { ownTerms, redactionTerms } from '../../src/publication/terms/redaction-terms.ts'
import { documentOf } from '../compose/sample.ts'
import { seed, sized } from '../run-size.ts'

function printedIn(edition: 'intern' | 'openbaar', document: Document): Document {
  return typesetProposal(forEdition({ document, attachments: [] }, editionPolicy(edition))).document
}

const quoted = (redacted: string) =>
  documentOf(
    `soort: overig\nstatus: openbaar\ntitel: "'Zo'n ':lak[${redacted.replace(/["\\]/g, '')}]{grond=5.1.2.e}' ding' -- 't"`,
    `Zij zei: ":lak[${redacted}]{grond="5.1.2.e"}" 's avonds, 'en :lak[${redacted}]{grond="5.1.2.e"}'s "ja" -- nee'.`,
  )

/** What a redaction can hold without ending it. */
const anything = fc
  .array(fc.constantFrom('"', "'", '“', '’', 'a', '9', ' ', '--', '...', "'t ", 'Jan', '.'), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => `x${parts.join('')}x`)

test('no mark of a public text depends on what is redacted in it', () => {
  const written = (redacted: string) => {
    const { body, data } = printedIn('openbaar', quoted(redacted))
    return [textOf(body), data.titel]
  }
  const plain = written('x')
  expect(plain).toEqual([
    'Zij zei: “” ’s avonds, ‘en ’s “ja” – nee’.',
    expect.stringMatching(/^‘Zo’n ‘[^’]*’ ding’ – ’t$/),
  ])
  fc.assert(
    fc.property(anything, (redacted) => {
      expect(written(redacted)).toEqual(plain)
    }),
    { numRuns: sized(2000), seed },
  )
})

test('what is not redacted has the same marks in every edition', () => {
  fc.assert(
    fc.property(anything, (redacted) => {
      const inside = /(?<=“).*?(?=” ’s avonds)|(?<=‘en ).*(?=’s “ja”)/g
      expect(textOf(printedIn('intern', quoted(redacted)).body).replace(inside, '')).toBe(
        textOf(printedIn('openbaar', quoted(redacted)).body),
      )
    }),
    { numRuns: sized(500), seed },
  )
})

describe('a redaction is found in either form', () => {
  const forms = [
    ["Van 't Zwartsluis", 'Van ’t Zwartsluis'],
    ["D'Hondtmans", 'D’Hondtmans'],
    ['de zaak "Zwartsluis -- Klaverweide" van mei', 'de zaak “Zwartsluis – Klaverweide” van mei'],
    ["1 februari '81", '1 februari ’81'],
  ] as const
  test.each(
    forms.flatMap(
      ([typed, set]) =>
        [
          [typed, set],
          [set, typed],
        ] as const,
    ),
  )('%s in %s', (redacted, text) => {
    const search = openTermSearch([['owner', redactionTerms(redacted, ownTerms([], []))]])
    expect(search.hitsIn(`Er is sprake van ${text} in dit stuk.`, 'block')).not.toEqual([])
  })
})
