import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { entryAddress } from '../../../src/pdf/file/model/link-addresses.ts'
import { type BundleEntry, mergePdfs } from '../../../src/pdf/merge/merge-pdfs.ts'
import { inspect } from '../../../src/pdf/text/inspect.ts'
import { readTags, type Tag } from '../../conformance/meaning/read-tags.ts'
import { isTag, lineOf } from '../../conformance/meaning/walk-tags.ts'
import { raster, rasterRuns } from '../raster.ts'
import { fontsOf } from './fonts-of.ts'
import { bothWays } from './parent-tree.ts'
import { type ReadPdf, readWhole } from './read-whole.ts'
import { documents, facts, merged, part, stamped, whole } from './sample-whole.ts'

let read: readonly ReadPdf[]

beforeAll(async () => {
  read = await Promise.all(documents.map(({ pdf }) => readWhole(pdf)))
})

describe('a whole of several finished documents', () => {
  test('claims what all of its parts claim', () => {
    const made = merged()
    expect(made.claims).toEqual(['PDF/A-2a', 'PDF/UA-1'])
    expect(inspect(made.pdf)).toMatchObject({ claims: made.claims, title: 'Bundel', lang: 'nl', tagged: true })
  })

  test('has the text, the links and the tags of its parts, page by page, for another reader', async () => {
    const made = merged()
    const found = await readWhole(made.pdf)
    const first = new Map(made.entries.map(({ key, firstPage }) => [key, firstPage]))
    let page = 0
    for (const [index, { key, level }] of documents.entries()) {
      const start = page
      expect(first.get(key)).toBe(start + 1)
      for (const own of read[index]?.pages ?? []) {
        const there = found.pages[page++]
        expect(there?.text).toBe(own.text)
        expect(there?.label).toBe(String(page))
        expect(there?.tags).toBe(wrapped(own.tags, level))
        expect(there?.links).toEqual(
          own.links.map((link) => {
            const goal = link.url?.startsWith(entryAddress(''))
              ? decodeURIComponent(link.url.split('/').at(-1) ?? '')
              : ''
            if (goal !== '') return { url: undefined, page: first.get(goal), top: expect.any(Number) }
            return { ...link, page: link.page && link.page + start }
          }),
        )
      }
    }
    expect(made.pages).toBe(page)
    expect(found.pages.length).toBe(page)
    expect(found.pages.flatMap(({ links }) => links).filter(({ page: to }) => to !== undefined).length).toBeGreaterThan(
      8,
    )
  })

  test('has bookmarks three levels deep, under a title for each part, that land where they should', async () => {
    const made = merged()
    const { bookmarks } = await readWhole(made.pdf)
    const first = (key: string) => made.entries.find((each) => each.key === key)?.firstPage ?? 0
    const own = (index: number, levels: number) => {
      const { key = '', level = 0 } = documents[index] ?? {}
      const all = read[index]?.bookmarks ?? []
      // One at the top is the title of the document: what is under it comes in its place.
      const raised = all.filter((each) => each.level === 1).length === 1 ? 1 : 0
      return all
        .filter((each) => each.level > raised && each.level <= levels + raised)
        .map((each) => ({ ...each, level: each.level - raised + level, page: (each.page ?? 0) + first(key) - 1 }))
    }
    expect(bookmarks).toEqual([
      { title: 'Agenda', level: 1, page: 1 },
      ...own(0, 2),
      { title: '1. Punt', level: 1, page: first('punt 1') },
      { title: 'Voorstel', level: 2, page: first('voorstel 1') },
      ...own(1, 1),
      { title: 'Bijlage 1', level: 2, page: first('bijlage 1') },
      ...own(2, 1),
      { title: 'Bijlage 2 – “nog eens”', level: 2, page: first('bijlage 2') },
      ...own(3, 1),
      { title: '2. Voorstel', level: 1, page: first('stuk 2 & meer') },
      ...own(4, 2),
      { title: 'Bijlage 3', level: 2, page: first('bijlage 3') },
      ...own(5, 1),
    ])
    expect(bookmarks.filter(({ title }) => title === 'Dieper')).toEqual([])
    expect(Math.max(...bookmarks.map(({ level }) => level))).toBe(3)
  })

  test('has in its tree the trees of its parts in order, with ids and headers that stay together', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'merge-'))
    try {
      // The kitchen sink has marks in forms, whose text the reader of this test does not know.
      const kinds = await Promise.all([0, 2, 4].map((index) => treeIn(folder, `${index}`, documents[index]?.pdf)))
      const [agenda, english, proposal] = kinds.map((tree) => plain({ ...tree, type: 'Part' }))
      const under = { ...part(4, '2'), entries: [part(5, '2.1')] }
      const made = mergePdfs([part(0, 'A'), { key: 'punt 1', title: '1', entries: [part(2, '1.1')] }, under], facts)
      if (!made.ok) throw new Error('The parts are whole.')
      const top = await treeIn(folder, 'whole', made.pdf)
      expect(top.type).toBe('Document')
      expect(top.kids.map((kid) => isTag(kid) && kid.type)).toEqual(['Part', 'Part', 'Part'])
      const [first, item, second] = top.kids.filter(isTag)
      expect(plain(first)).toEqual(agenda)
      expect(item?.kids.filter(isTag).map((each) => plain(each))).toEqual([english])
      expect(second?.kids.slice(-1).map((each) => isTag(each) && plain(each))).toEqual([english])
      expect(second && plain({ ...second, kids: second.kids.slice(0, -1) })).toEqual(proposal)
      const ids = idsIn(top)
      expect(ids.length).toBeGreaterThan(4)
      expect(new Set(ids).size).toBe(ids.length)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('leads back from every page, form and link to the element that leads there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'merge-'))
    try {
      const path = join(folder, 'whole.pdf')
      writeFileSync(path, merged(stamped).pdf)
      const { down, up, inForms } = bothWays(path)
      expect(up).toEqual(down)
      expect(new Set(down).size).toBe(down.length)
      // The kitchen sink has marks in forms, and stands in the whole twice.
      expect(inForms).toBeGreaterThan(1)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('is the same bytes each time, and holds what its parts share once', () => {
    const { pdf } = merged(stamped)
    expect(Buffer.compare(pdf, merged(stamped).pdf)).toBe(0)
    expect(fontsOf(merged().pdf)).toEqual(
      [...new Set(documents.map(({ pdf: own }) => own))].reduce((sum, own) => sum + fontsOf(own), 0),
    )
  })

  test('has on each page the stamp made for it, outside the tags and the text of the page', async () => {
    const [without, withStamps] = [await readWhole(merged().pdf), await readWhole(merged(stamped).pdf)]
    for (const [index, page] of withStamps.pages.entries()) {
      expect(page.text).toBe(`${without.pages[index]?.text}Bundel ${index + 1} / 40`)
      expect(page.tags).toBe(without.pages[index]?.tags)
    }
  })

  test.skipIf(!rasterRuns)('looks like its parts', () => {
    const seen = new Map([...new Set(documents.map(({ pdf }) => pdf))].map((pdf) => [pdf, raster(pdf)]))
    const own = documents.flatMap(({ pdf }) => seen.get(pdf) ?? [])
    const found = raster(merged().pdf)
    expect(found.length).toBe(own.length)
    for (const [index, picture] of found.entries())
      expect(Buffer.compare(picture.bytes, own[index]?.bytes ?? Buffer.alloc(0)), `page ${index + 1}`).toBe(0)
  })

  test('is read one part at a time, each once', () => {
    const calls: string[] = []
    const told = whole().map(function tell(each): BundleEntry {
      const entries = (each.entries ?? []).map(tell)
      if (!('read' in each)) return { ...each, entries }
      const before = each.read
      const read = () => {
        calls.push(each.key)
        return before()
      }
      return { ...each, entries, read }
    })
    const stampedFor: string[] = []
    mergePdfs(told, facts, {
      stamps: ({ key, pageOfEntry }) => {
        if (pageOfEntry === 1) stampedFor.push(`${key} after ${calls.length}`)
        return []
      },
    })
    expect(calls).toEqual(documents.map(({ key }) => key))
    expect(stampedFor).toEqual(documents.map(({ key }, index) => `${key} after ${index + 1}`))
  })
})

/** As deep in elements of the whole as its part stands. */
function wrapped(tags: string, level: number): string {
  if (tags === 'Root()') return tags
  const inner = /^Root\(Document\((.*)\)\)$/s.exec(tags)?.[1]
  if (inner === undefined) throw new Error(`No document: ${tags}`)
  return `Root(Document(${'Part('.repeat(level)}${inner}${')'.repeat(level)}))`
}

async function treeIn(folder: string, name: string, pdf: Uint8Array = new Uint8Array()): Promise<Tag> {
  const path = join(folder, `${name}.pdf`)
  writeFileSync(path, pdf)
  execFileSync('qpdf', ['--check', path])
  return (await readTags(path)).root
}

/** A tree without the names that a file gives: ids become the text of their cell, areas what they say. */
function plain(tag: Tag | undefined): unknown {
  if (!tag) return undefined
  const named = new Map<string, string>()
  const name = (each: Tag): void => {
    if (each.id !== undefined) named.set(each.id, lineOf(each))
    for (const kid of each.kids) if (isTag(kid)) name(kid)
  }
  name(tag)
  const strip = ({ id, headers, kids, ...rest }: Tag): unknown => ({
    ...rest,
    named: id !== undefined,
    headers: headers.map((each) => named.get(each) ?? `lost: ${each}`),
    kids: kids.map((kid) => (isTag(kid) ? strip(kid) : kid.type === 'area' ? { says: kid.says } : { words: kid.text })),
  })
  return strip(tag)
}

function idsIn(tag: Tag): readonly string[] {
  return [...(tag.id === undefined ? [] : [tag.id]), ...tag.kids.flatMap((kid) => (isTag(kid) ? idsIn(kid) : []))]
}
