import { describe, expect, it } from 'vitest'
import { findText } from '../../../../src/preview/page/viewer/find-text.ts'

describe('finding', () => {
  it.each([
    ['Crème Brûlée', 'creme b', ['Crème B']],
    ['de\nraad en de  raad', 'de raad', ['de\nraad', 'de  raad']],
    ['ﬁnanciën', 'financien', ['ﬁnanciën']],
    ['iets', '  ', []],
  ])('%j: %j', (text, query, expected) => {
    expect(findText(text, query).map(({ start, end }) => text.slice(start, end))).toEqual(expected)
  })
})
