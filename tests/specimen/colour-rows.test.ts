import { expect, it } from 'vitest'
import { loadHouseStyle } from '../../src/compose/house-style/house-style.ts'
import { colourRows, ratioText, swatches } from '../../src/specimen/colour-rows.ts'

it.each([
  [21, '21,0 : 1'],
  [4.49999, '4,4 : 1'],
  [4.5, '4,5 : 1'],
])('%d is shown as %s, never as more than it is', (ratio, shown) => {
  expect(ratioText(ratio)).toBe(shown)
})

it('every pair of colours has its contrast, with what is not stated as documents show it', () => {
  const tokens: Readonly<Record<string, string>> = {
    '--utrecht-document-color': '#000',
    '--utrecht-link-color': '#767676',
    '--utrecht-table-header-background-color': 'transparent',
    '--collegevoorstel-label-color': 'oklch(50% 0 0)',
    '--collegevoorstel-streep-color': '#ffee88',
  }
  const value = (token: string) => tokens[token]
  const rows = colourRows(value)
  const row = (token: string) => rows.find((each) => each.token === token)
  expect(row('--utrecht-link-color')).toMatchObject({ colour: '#767676', on: 'white', contrast: '4,5 : 1' })
  expect(row('--utrecht-table-header-color')).toMatchObject({ colour: '#000', on: 'white', contrast: '21,0 : 1' })
  expect(row('--collegevoorstel-label-color')).toBeUndefined()
  expect(swatches(value)).toEqual([{ token: '--collegevoorstel-streep-color', colour: '#ffee88' }])
})

it.each(['neutraal', 'voorbeeldstad'])('%s states all colours', (name) => {
  const { houseStyle } = loadHouseStyle(name, {})
  if (houseStyle === undefined) throw new Error('the house style has errors')
  expect(colourRows(houseStyle.value).length).toBe(14)
  expect(swatches(houseStyle.value).length).toBe(4)
})
