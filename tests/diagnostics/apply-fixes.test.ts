import { describe, expect, it } from 'vitest'
import { applyFixes } from '../../src/diagnostics/apply-fixes.ts'
import type { Fix } from '../../src/diagnostics/diagnostic.ts'

const word = (from: number, to: number, ...put: string[]): Fix => [{ from, to, replacement: put }]

describe('repairs in a text', () => {
  it('change what they say and nothing else', () => {
    const { text, applied: made } = applyFixes('aaa bbb ccc', [word(8, 11, 'C'), word(0, 3, 'A')])
    expect([text, made.length]).toEqual(['A bbb C', 2])
  })

  it('are made whole or not at all when one touches an earlier one', () => {
    const both: Fix = [...word(0, 3, 'A'), ...word(4, 7, 'B')]
    expect(applyFixes('aaa bbb ccc', [word(5, 6, 'x'), both, word(8, 11, 'C')]).text).toBe('aaa bxb C')
  })

  it('that only add something at one place come in the order given, but not at the edge of what is replaced', () => {
    expect(applyFixes('a\nz\n', [word(2, 2, 'b\n'), word(2, 2, 'c\n')]).text).toBe('a\nb\nc\nz\n')
    expect(applyFixes('a\nz\n', [word(2, 2, 'b\n'), word(2, 3, 'Z')]).text).toBe('a\nb\nz\n')
  })

  it('that several findings share are made once', () => {
    const shared = word(0, 1, 'b')
    expect(applyFixes('a', [shared, shared])).toEqual({ text: 'b', applied: [shared] })
  })

  it('take the line end of the place they stand in', () => {
    const added = (text: string, at: number) => applyFixes(text, [word(at, at, 'x\n')]).text
    expect(added('a\r\nb\n', 3)).toBe('a\r\nx\r\nb\n')
    expect(added('a\r\nb\n', 5)).toBe('a\r\nb\nx\n')
    expect(added('a\rb', 2)).toBe('a\rx\rb')
    expect(added('a\r\nb', 0)).toBe('x\r\na\r\nb')
    expect(added('a', 1)).toBe('ax\n')
  })

  it('copy what they move as it stands, whatever its line ends', () => {
    const swap: Fix = [
      {
        from: 0,
        to: 6,
        replacement: [
          { from: 4, to: 6 },
          { from: 0, to: 4 },
        ],
      },
    ]
    expect(applyFixes('a\r\nbc\n', [swap]).text).toBe('c\na\r\nb')
  })

  it('that lie outside the text are left', () => {
    expect(applyFixes('abc', [word(2, 9, 'x'), word(-1, 0, 'y'), word(2, 1, 'z')]).text).toBe('abc')
  })
})
