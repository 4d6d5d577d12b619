import { describe, expect, it } from 'vitest'
import { EarlyPages } from '../../../src/preview/session/early-pages.ts'

const piece = (text: string) => ({
  key: 'voorstel',
  title: 'Voorstel',
  name: 'v.pdf',
  pdf: Buffer.from(text),
  pages: 1,
  documents: () => [],
})

/** Whether a promise is done after what is under way now. */
async function isDone(promise: Promise<void>): Promise<boolean> {
  const open = Symbol('open')
  return (await Promise.race([promise, new Promise((resolve) => setImmediate(() => resolve(open)))])) !== open
}

describe('pages that are shown before they are finished', () => {
  it('are waited for until every reader sees them', async () => {
    const early = new EarlyPages()
    const hash = early.hold(piece('een'))
    const seen = early.seenBy(2)
    early.fetched(hash)
    early.fetched(hash)
    early.painted(hash)
    expect(await isDone(seen)).toBe(false)
    early.painted(hash)
    expect(await isDone(seen)).toBe(true)
  })

  it('are not waited for long when a reader is elsewhere, or out of sight', async () => {
    const early = new EarlyPages()
    const hash = early.hold(piece('een'))
    await early.seenBy(1)
    early.fetched(hash)
    await early.seenBy(1)
    expect(early.find(hash)?.pdf.toString()).toBe('een')
  })

  it('are kept until the next but one', () => {
    const early = new EarlyPages()
    const [one = '', two = '', three = ''] = ['een', 'twee', 'drie'].map((text) => early.hold(piece(text)))
    early.painted('niets')
    expect([one, two, three].map((hash) => early.find(hash) !== undefined)).toEqual([false, true, true])
  })
})
