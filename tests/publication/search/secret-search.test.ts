import { describe, expect, test } from 'vitest'
import { textSeparator } from '../../../src/pdf/text/text-collection.ts'
import type { Removed } from '../../../src/publication/redact/secrets.ts'
import { secretSearch } from '../../../src/publication/search/secret-search.ts'

const apart = `\n${textSeparator}\n`

function found(as: Removed['as'], removed: string, text: string, open: readonly string[] = []): boolean {
  const search = secretSearch([{ text: removed, as, where: 'bijlage 1' }], { remainder: open })
  return search.find(text) !== undefined
}

describe('two texts of a file are not read as one', () => {
  test.each([
    ['gelakt', 'Bezoek aan de markt', ['Bezoek aan', 'de markt']],
    ['gelakt', 'Zwartsluiter', ['Zwart', 'sluiter']],
    ['gelakt', '06-12345678', ['06', '12345678']],
    ['gelakt', 'AB-12-CD', ['AB-12', 'CD']],
    ['bijlage', 'Kwastenberg', ['Kwasten', 'berg']],
    ['bijlage', 'Opening van de markt', ['Opening van', 'de markt']],
    ['bijlage', '123 456 789', ['123 456', '789']],
  ] as const)('%s: %s', (as, removed, texts) => {
    // The words by themselves are public.
    const open = ['De markt. De opening van het park.']
    expect(found(as, removed, texts.join(apart), open)).toBe(false)
    expect(found(as, removed, texts.join(' '), open)).toBe(true)
    expect(found(as, removed, ['Agenda', removed, 'Voorblad'].join(apart), open)).toBe(true)
  })
})

describe('an ordinary word of a closed document', () => {
  const closed = 'Er komt veel bij. De bankjes staan langs het water. Kwastenberg vroeg daar om, en de qoxband ook.'

  test.each(['Logo van de gemeente, drie gevels aan het water', 'Bankjes in het park', 'De bank staat in het water.'])(
    'is in any text: %s',
    (text) => {
      for (const as of ['bijlage', 'formulier'] as const) expect(found(as, closed, text)).toBe(false)
    },
  )

  test.each([
    closed,
    'Zij zeggen: de bankjes staan langs het water',
    'DE BANKJES STAAN LANGS\nHET WATER',
    'debankjesstaanlangshetwater',
    'Bezwaar van Kwastenberg',
    'bezwaar van k w a s t e n b e r g',
    'Van een qoxband is geen sprake.',
  ])('is found with what only the document says: %s', (text) => {
    for (const as of ['bijlage', 'formulier'] as const) expect(found(as, closed, text)).toBe(true)
  })
})
