import { expect, test } from 'vitest'
import { measureFonts } from './measure-fonts.ts'

test('the table says what the fonts hold', async () => {
  await expect(measureFonts()).toMatchFileSnapshot('../../../src/compose/house-style/font-table.ts')
})
