import { expect, it } from 'vitest'
import { fontFaces } from '../../src/compose/house-style/fonts.ts'
import { foreignFonts } from '../../src/pipeline/print-job.ts'

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

it('are not looked for where the house style brings files of its own', () => {
  const own = new Map([...resources, ['huisstijl/eigen.woff2', { type: 'font/woff2', bytes: new Uint8Array() }]])
  expect(foreignFonts(['Eigen-Regular'], own)).toEqual([])
})
