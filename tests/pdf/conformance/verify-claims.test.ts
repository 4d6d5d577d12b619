import { describe, expect, test } from 'vitest'
import { verifyClaims } from '../../../src/pdf/conformance/verify-claims.ts'
import { pagesOf } from '../../../src/pdf/file/model/pages.ts'
import { openReadable } from '../../../src/pdf/file/read/open-pdf.ts'
import { assessEntry } from '../../../src/pdf/merge/assess-entry.ts'
import { mergePdfs } from '../../../src/pdf/merge/merge-pdfs.ts'
import { whole } from '../finish/whole-fixtures.ts'
import { onePage } from '../handmade.ts'
import { finished, printed } from '../printed.ts'
import { brokenFile, brokenFiles } from './broken-files.ts'

const facts = { title: 'Bundel', lang: 'nl', created: new Date(0), producer: 'p' }

function verified(pdf: Uint8Array) {
  const file = openReadable(pdf)
  return verifyClaims(file, pagesOf(file))
}

describe('a claim that the file itself disproves is dropped, with the reason', () => {
  test.each(brokenFiles)('$what', ({ refuted, reason, change }) => {
    const found = verified(brokenFile(change))
    expect(found.refuted.map(({ claim }) => claim)).toEqual(refuted)
    expect(found.upheld).toEqual(['PDF/A-2a', 'PDF/UA-1'].filter((claim) => !refuted.includes(claim as never)))
    expect(found.refuted.flatMap(({ reasons }) => reasons).join(' ')).toContain(reason)
  })

  test.each(whole)('not those of %s, which conforms', (name) => {
    expect(verified(finished(printed(name), facts))).toEqual({ upheld: ['PDF/A-2a', 'PDF/UA-1'], refuted: [] })
  })

  test('nor of a file that claims nothing', () => {
    expect(verified(onePage({ content: '0 0 9 9 re f' }))).toEqual({ upheld: [], refuted: [] })
  })
})

describe('a bundle claims what its parts keep', () => {
  const pdf = brokenFile(brokenFiles.find(({ what }) => what === 'a level of headings skipped')?.change)
  const parts = (each: Uint8Array) => [{ key: 'a', title: 'A', read: () => each }]

  test('nothing with a part that breaks its promise', () => {
    const sentence = 'De PDF zegt dat hij aan PDF/UA-1 voldoet, maar dat is niet zo.'
    expect(assessEntry(pdf)).toMatchObject({ shortcomings: [expect.stringContaining(sentence)] })
    expect(mergePdfs(parts(pdf), facts)).toMatchObject({ ok: false, problems: [{ code: 'voldoet-niet' }] })
    expect(mergePdfs(parts(pdf), facts, { admit: 'all' })).toMatchObject({ claims: [] })
  })

  test('what was assessed before is not assessed again', () => {
    const known = parts(pdf).map((part) => ({ ...part, shortcomings: [] }))
    expect(mergePdfs(known, facts)).toMatchObject({ claims: ['PDF/A-2a', 'PDF/UA-1'] })
  })

  test('both with a part that keeps it', () => {
    expect(mergePdfs(parts(brokenFile()), facts)).toMatchObject({ claims: ['PDF/A-2a', 'PDF/UA-1'] })
  })
})
