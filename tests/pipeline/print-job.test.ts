import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fontFaces } from '../../src/compose/house-style/fonts.ts'
import { foreignFonts } from '../../src/pipeline/print-job.ts'
import { shippedFont } from '../compose/house-style/shipped-font.ts'

const { resources } = fontFaces()
const ours = [
  'SourceSans3ExtraLight-Regular',
  'SourceCodePro-Regular',
  'NotoSansHebrewThin-Regular',
  'NotoEmoji-Regular',
]

it('are those that the program did not bring', () => {
  expect(foreignFonts([...ours, 'DejaVuSans', 'NotoSansCJKjp-Regular'], resources)).toEqual([
    'DejaVuSans',
    'NotoSansCJKjp-Regular',
  ])
})

it('are those that the house style did not bring either, by the names in its files', () => {
  const bytes = readFileSync(shippedFont('Regular'))
  const own = new Map([['huisstijl/eigen.woff2', { type: 'font/woff2', bytes }]])
  expect(foreignFonts(['SourceSans3-Regular', 'DejaVuSans'], own)).toEqual(['DejaVuSans'])
})
