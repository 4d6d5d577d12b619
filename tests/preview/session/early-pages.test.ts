import { describe, expect, it } from 'vitest'
import { UnfinishedPages } from '../../../src/preview/session/unfinished-pages.ts'

const rendered = (text: string) => ({
  key: 'voorstel',
  title: 'Voorstel',
  name: 'v.pdf',
  bytes: Buffer.from(text),
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
    const pages = new UnfinishedPages()
    const hash = pages.add(rendered('een'))
    const seen = pages.seenBy(2)
    pages.count(hash, 'fetched')
    pages.count(hash, 'fetched')
    pages.count(hash, 'painted')
    expect(await isDone(seen)).toBe(false)
    pages.count(hash, 'painted')
    expect(await isDone(seen)).toBe(true)
  })

  it('are not waited for long when a reader is elsewhere, or out of sight', async () => {
    const pages = new UnfinishedPages()
    const hash = pages.add(rendered('een'))
    await pages.seenBy(1)
    pages.count(hash, 'fetched')
    await pages.seenBy(1)
    expect(pages.find(hash)?.bytes.toString()).toBe('een')
  })

  it('are kept until the next but one', () => {
    const pages = new UnfinishedPages()
    const [one = '', two = '', three = ''] = ['een', 'twee', 'drie'].map((text) => pages.add(rendered(text)))
    pages.count('niets', 'painted')
    expect([one, two, three].map((hash) => pages.find(hash) !== undefined)).toEqual([false, true, true])
  })
})
