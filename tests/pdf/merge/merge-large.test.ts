import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { mergePdfs } from '../../../src/pdf/merge/merge-pdfs.ts'
import { handmade, stream } from '../handmade.ts'

const count = 215
const pagesOfPart = 7
const linesOfPage = 40
const total = count * pagesOfPart

/** A tagged file of seven full pages: each line a paragraph with a link to the part's last page. Objects 1 to 5 are the file's. */
function tagged(part: number): Buffer {
  const objects: string[] = []
  const kids: string[] = []
  const paragraphs: string[] = []
  const parents: string[] = []
  const perPage = 3 + linesOfPage
  const pageAt = (page: number) => 6 + page * perPage
  for (let page = 0; page < pagesOfPart; page++) {
    const first = pageAt(page)
    kids.push(`${first} 0 R`)
    const lines = Array.from({ length: linesOfPage }, (_, line) => {
      const text = `Stuk ${part}, bladzijde ${page + 1}, regel ${line + 1}`
      return `/P <</MCID ${line}>> BDC BT /F1 9 Tf 50 ${800 - line * 18} Td (${text}) Tj ET EMC`
    })
    const own = Array.from({ length: linesOfPage }, (_, line) => `${first + 3 + line} 0 R`)
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${first + 1} 0 R/StructParents ${page}/Tabs/S/Resources<</Font<</F1 3 0 R>>>>` +
        `/Annots[${first + 2} 0 R]>>`,
      stream(lines.join('\n')),
      `<</Type/Annot/Subtype/Link/Rect[50 800 99 809]/Contents(verder)/StructParent ${100 + page}/Dest[${pageAt(pagesOfPart - 1)} 0 R/XYZ 0 842 0]>>`,
      ...own.map((_, line) => {
        const link = line === 0 ? ` <</Type/OBJR/Obj ${first + 2} 0 R>>` : ''
        return `<</Type/StructElem/S/P/P 5 0 R/Pg ${first} 0 R/K[${line}${link}]>>`
      }),
    )
    paragraphs.push(...own)
    parents.push(`${page}[${own.join(' ')}]`)
  }
  return handmade([
    '<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R/MarkInfo<</Marked true>>>>',
    `<</Type/Pages/Kids[${kids.join(' ')}]/Count ${pagesOfPart}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    `<</Type/StructTreeRoot/K 5 0 R/ParentTree<</Nums[${parents.join(' ')}]>>>>`,
    `<</Type/StructElem/S/Document/P 4 0 R/K[${paragraphs.join(' ')}]>>`,
    ...objects,
  ])
}

/** A page for each page of the whole. */
function stampPages(): Buffer {
  const pages = Array.from({ length: total }, (_, page) => [
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 150 12]/Contents ${5 + page * 2} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
    stream(`BT /F1 8 Tf 2 2 Td (Bundel ${page + 1} / ${total}) Tj ET`),
  ])
  return handmade([
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${pages.map((_, page) => `${4 + page * 2} 0 R`).join(' ')}]/Count ${total}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    ...pages.flat(),
  ])
}

test('a whole of 1,505 pages: every page, stamp, link and bookmark is there, the font once, in little memory', async () => {
  const items = Array.from({ length: count }, (_, part) => ({
    key: `punt ${part}`,
    title: `Punt ${part}`,
    entries: [{ key: `stuk ${part}`, title: `Stuk ${part}`, read: () => tagged(part) }],
  }))
  const pdf = stampPages()
  const before = process.memoryUsage().rss
  const made = mergePdfs(
    items,
    { title: 'Bundel', lang: 'nl', created: new Date(0), producer: 'p' },
    { admit: 'all', stamps: ({ page }) => [{ pdf, page, x: 400, y: 10 }] },
  )
  expect(process.memoryUsage().rss - before).toBeLessThan(800_000_000)
  if (!made.ok) throw new Error(made.problems[0]?.reason)
  expect(made.pages).toBe(total)
  expect(made.entries.map(({ firstPage }) => firstPage)).toEqual(
    items.flatMap((_, part) => [part * pagesOfPart + 1, part * pagesOfPart + 1]),
  )
  const folder = mkdtempSync(join(tmpdir(), 'large-'))
  try {
    const path = join(folder, 'whole.pdf')
    writeFileSync(path, made.pdf)
    execFileSync('qpdf', ['--check', path])
    const text = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8', maxBuffer: 2 ** 28 })
    const pages = text.split('\f').map((page) => page.trim().split('\n'))
    expect(pages.length).toBe(total + 1)
    for (const [index, lines] of pages.slice(0, total).entries()) {
      const [part, page] = [Math.floor(index / pagesOfPart), (index % pagesOfPart) + 1]
      expect(lines).toEqual([
        ...Array.from({ length: linesOfPage }, (_, line) => `Stuk ${part}, bladzijde ${page}, regel ${line + 1}`),
        `Bundel ${index + 1} / ${total}`,
      ])
    }
    const fonts = execFileSync('pdffonts', ['-l', '50', path], { encoding: 'utf8' }).trim().split('\n').slice(2)
    expect(new Set(fonts.map((line) => line.trim().split(/\s+/).at(-2))).size).toBeLessThanOrEqual(2)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  await landings(made.pdf)
})

/** Bookmarks of all parts, and the links and tags of some pages, as PDF.js has them. */
async function landings(pdf: Uint8Array): Promise<void> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0 })
  const document = await task.promise
  const outline = await document.getOutline()
  expect(outline.length).toBe(count)
  for (const [part, { title, dest, items }] of outline.entries()) {
    expect([title, items.map((item: { title: string }) => item.title)]).toEqual([`Punt ${part}`, [`Stuk ${part}`]])
    expect(await document.getPageIndex(Array.isArray(dest) ? dest[0] : undefined)).toBe(part * pagesOfPart)
  }
  for (const number of [1, 700, 1000, total]) {
    const page = await document.getPage(number)
    const [link] = await page.getAnnotations()
    expect(await document.getPageIndex(link?.dest?.[0])).toBe(Math.ceil(number / pagesOfPart) * pagesOfPart - 1)
    expect(JSON.stringify(await page.getStructTree()).match(/"role":"P"/g)?.length).toBe(linesOfPage)
  }
  await task.destroy()
}
