import { expect, test } from 'vitest'
import { standalone } from '../../src/compose/standalone.ts'
import { composed, documentOf } from './sample.ts'

test('--html needs nothing from elsewhere, and has only the faces it uses', () => {
  const { printable } = composed(documentOf('soort: overig\ntitel: Gewoon', 'Tekst.'))
  if (printable === undefined) throw new Error('not composed')
  const page = standalone(printable)
  expect(page).not.toContain('document.invalid')
  expect(page).toContain('data:font/woff2;base64,')
  expect(page).toContain('data:image/svg+xml;base64,')
  expect(page.match(/@font-face/g)?.length).toBeLessThan(15)
})
