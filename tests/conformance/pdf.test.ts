import { describe, expect, test } from 'vitest'
import { cleanPdf } from '../../src/pdf/clean/clean-pdf.ts'
import { stampPages } from '../../src/pdf/merge/stamp.ts'
import { facts, whole } from '../pdf/finish/whole-fixtures.ts'
import { merged, stamped } from '../pdf/merge/sample-whole.ts'
import { finished, printed } from '../pdf/printed.ts'
import { verdict } from './verdict.ts'

/** What each step of src/pdf makes of the stored files of the browser. */
const made = {
  finished: () => new Map(whole.map((name) => [name as string, finished(printed(name), facts)])),
  cleaned: () => new Map([['cleaned', given(cleanPdf(finished(printed('proposal'), facts), facts.title))]]),
  stamped: () => {
    const band = printed('secrecy-band')
    const stamp = stampPages(finished(printed('kitchen-sink'), facts), (_, box) => ({
      pdf: band,
      x: 10,
      y: box.height - 22,
    }))
    return new Map([['stamped', given(stamp)]])
  },
  merged: () =>
    new Map([
      ['merged', merged().pdf],
      ['merged and stamped', merged(stamped).pdf],
    ]),
}

function given(result: { ok: true; pdf: Uint8Array } | { ok: false; reason: string }): Uint8Array {
  if (!result.ok) throw new Error(result.reason)
  return result.pdf
}

describe('PDF/A-2a and PDF/UA-1, says veraPDF', { timeout: 240_000 }, () => {
  test.each(Object.entries(made))('of what is %s', async (_, files) => {
    expect(await verdict(files())).toBe('')
  })

  test('not of what the browser printed, so the verdict can fail', async () => {
    const text = await verdict(new Map([['plain', printed('one-word')]]))
    expect(text).toContain('2a 6.6.2.1-1')
    expect(text).toContain('ua1 7.1-8')
  })
})
