import { readContent } from '../../src/pdf/content/document-content.ts'
import { type OutlineItem, readOutline } from '../../src/pdf/file/model/outline.ts'
import { pagesOf } from '../../src/pdf/file/model/pages.ts'
import { type Dict, isArray, isDict, Name, type PdfObject, PdfString } from '../../src/pdf/file/objects/objects.ts'
import { textOf } from '../../src/pdf/file/objects/text-string.ts'
import { openPdf } from '../../src/pdf/file/read/open-pdf.ts'
import type { PdfFile } from '../../src/pdf/file/read/pdf-file.ts'
import { fragmentsOf } from '../../src/pdf/tags/element-text.ts'
import { readStructure } from '../../src/pdf/tags/read-structure.ts'
import { type Element, isElement } from '../../src/pdf/tags/structure.ts'

/**
 * The structure tree as indented text, one line an element with its language, alternative text, id and attributes, and the
 * text it shows: for people, and for tests that keep it.
 * @throws DamagedPdf
 */
export function structureText(pdf: Uint8Array): string {
  const file = openPdf(pdf)
  const root = readStructure(file)
  if (!root) return ''
  const content = readContent(file, pagesOf(file))
  const lines: string[] = []
  const write = (current: Element, indent: string) => {
    lines.push(`${indent}${current.type}${details(file, current)}`)
    let text = ''
    const flush = () => {
      if (text !== '') lines.push(`${indent}  “${text}”`)
      text = ''
    }
    for (const kid of current.kids) {
      if (kid.kind === 'mark')
        text += fragmentsOf(content, [kid])
          .map((fragment) => fragment.text)
          .join('')
      else {
        flush()
        if (isElement(kid)) write(kid, `${indent}  `)
        else lines.push(`${indent}  → ${target(file, file.dict(kid.object))}`)
      }
    }
    flush()
  }
  write(root, '')
  return `${lines.join('\n')}\n`
}

function details(file: PdfFile, current: Element): string {
  const parts = current.id === undefined ? [] : [`#${current.id}`]
  for (const key of ['Lang', 'Alt', 'ActualText']) {
    const text = file.text(current.entries.get(key))
    if (text !== undefined) parts.push(`${key}=“${text}”`)
  }
  const attributes = file.resolve(current.entries.get('A'))
  for (const each of isArray(attributes) ? attributes : [attributes])
    if (isDict(each)) for (const [key, value] of each) if (key !== 'O') parts.push(`${key}=${plain(value)}`)
  return parts.length > 0 ? ` ${parts.join(' ')}` : ''
}

function plain(value: PdfObject): string {
  if (value instanceof Name) return value.value
  if (value instanceof PdfString) return textOf(value)
  return isArray(value) ? `[${value.map(plain).join(' ')}]` : String(value)
}

function target(file: PdfFile, annotation: Dict | undefined): string {
  const said = file.text(annotation?.get('Contents')) ?? ''
  const action = file.dict(annotation?.get('A'))
  const name = annotation?.get('Dest')
  const goal = action ? file.text(action.get('URI')) : name === undefined ? undefined : `#${plain(name)}`
  return `${goal ?? '?'} “${said}”`
}

/** The bookmarks as indented text, one line each. @throws DamagedPdf */
export function outlineText(pdf: Uint8Array): string {
  const write = (items: readonly OutlineItem[], indent: string): string =>
    items.map((item) => `${indent}${item.title}\n${write(item.items, `${indent}  `)}`).join('')
  return write(readOutline(openPdf(pdf)), '')
}
