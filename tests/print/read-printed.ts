import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The text of each page, with its spaces as printed. */
export async function textOf(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
  }
  await document.destroy()
  return pages
}

export async function outlineOf(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise
  const outline: readonly { title: string; items: readonly { title: string }[] }[] = (await document.getOutline()) ?? []
  await document.destroy()
  return outline.flatMap(({ title, items }) => [title, ...items.map((item) => item.title)])
}

/** The file with what may differ between two prints made the same: dates, and structure ids in order of appearance. */
export function comparable(pdf: Uint8Array): string {
  const names = new Map<string, string>()
  return Buffer.from(pdf)
    .toString('latin1')
    .replace(/\(D:\d{14}[^)]*\)/g, '(D:0)')
    .replace(/node\d{8}/g, (id) => {
      const name = names.get(id) ?? `node${String(names.size).padStart(8, '0')}`
      names.set(id, name)
      return name
    })
}

export function countIn(pdf: Uint8Array, what: RegExp): number {
  return [...Buffer.from(pdf).toString('latin1').matchAll(what)].length
}
