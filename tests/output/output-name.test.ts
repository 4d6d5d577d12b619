import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attachmentName, fileName, outputName } from '../../src/output/output-name.ts'

describe('outputName', () => {
  it('is what the front matter says, else the file, else the folder of a voorstel.md', () => {
    expect(outputName('/p/wijken/voorstel.md', 'eigen')).toBe('eigen')
    expect(outputName('/p/wijken/parkeren.md', undefined)).toBe('parkeren')
    expect(outputName('/p/Wijken Oost/voorstel.md', undefined)).toBe('wijken-oost')
    expect(outputName('/voorstel.md', undefined)).toBe('voorstel')
  })
})

describe('attachmentName', () => {
  it('numbers in the order of the front matter, wide enough to sort', () => {
    expect(attachmentName(1, 3, 'bijlagen/brief-raad.md')).toBe('01-brief-raad.pdf')
    expect(attachmentName(7, 120, 'cijfers 2026 (def).pdf')).toBe('007-cijfers-2026-def.pdf')
    expect(attachmentName(2, 2, 'é.svg')).toBe('02-e.pdf')
  })
})

describe('fileName', () => {
  it('gives no name that Windows keeps for a device', () => {
    expect(['CON', 'nul', 'Com1', 'console'].map(fileName)).toEqual([
      'con-document',
      'nul-document',
      'com1-document',
      'console',
    ])
  })

  it('takes any text and gives a name every file system takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fileName(text)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        expect(fileName(text).length).toBeLessThanOrEqual(80)
      }),
    )
  })
})
