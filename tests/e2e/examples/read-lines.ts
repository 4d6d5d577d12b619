import { type Group, objectsOf, textOf } from './read-objects.ts'
import { readPieces } from './read-pieces.ts'

/** A block of text as a reader hears it. */
export interface Block {
  /** `P`, `H2`, `TD`, `Lbl`, `LBody`, `Figure` … */
  readonly type: string
  /** Runs of white space are one space; a picture, box or redaction is what is read instead of it, in brackets. */
  readonly text: string
  /** The page on which it begins, as a reference (`12 0 R`). */
  readonly page: string
}

/** Types that stand within a line of text. */
const inline = new Set(['Span', 'Link', 'Reference', 'Code', 'Quote', 'Em', 'Strong'])
/** What a house style may set before an item of a list without numbers. */
const bullets = new Set(['–', '•', '◦', '▪', '·', '-', '‣', '○', '■'])

/**
 * The text of a PDF as assistive technology reads it, by programs that are not ours: the structure tree by qpdf, the text of
 * its pieces by pdf.js. In reading order; running heads and feet are no part of it.
 *
 * @throws Error when text on a page stands outside the structure tree, or is read twice
 */
export async function readBlocks(path: string): Promise<readonly Block[]> {
  const objects = objectsOf(path)
  const pieces = new Map(await readPieces(path))
  const blocks: Block[] = []
  let text = ''
  let begun = ''

  const flush = (type: string) => {
    const line = text.replace(/\s+/g, ' ').trim()
    if (line !== '') blocks.push({ type, text: type === 'Lbl' && bullets.has(line) ? '•' : line, page: begun })
    text = ''
    begun = ''
  }
  const show = (page: string, mark: number) => {
    const said = pieces.get(`${page} ${mark}`)
    if (said === undefined) throw new Error(`${path}: no content ${mark} on ${page}, or it is read twice`)
    pieces.delete(`${page} ${mark}`)
    if (begun === '' && said.trim() !== '') begun = page
    text += said
  }
  const readElement = (node: Group, type: string, page: string) => {
    const own = String(node['/S']).slice(1)
    const instead = own === 'Figure' ? node['/Alt'] : own === 'Span' ? node['/ActualText'] : undefined
    if (instead !== undefined) {
      flush(type)
      blocks.push({ type: own, text: `[${textOf(instead)}]`, page })
      for (const key of markedIn(node['/K'], page)) pieces.delete(key)
    } else if (inline.has(own)) read(node['/K'], type, page)
    else {
      flush(type)
      read(node['/K'], own, page)
      flush(own)
    }
  }
  /** @param page where the element that holds it stands */
  const read = (kid: unknown, type: string, page: string) => {
    if (Array.isArray(kid)) for (const each of kid) read(each, type, page)
    else if (typeof kid === 'number') show(page, kid)
    else if (kid !== undefined) {
      const node = objects(kid)
      const own = String(node['/Pg'] ?? page)
      if (typeof node['/MCID'] === 'number') show(own, node['/MCID'])
      else if (node['/Type'] !== '/OBJR') readElement(node, type, own)
    }
  }
  const markedIn = (kid: unknown, page: string): readonly string[] => {
    if (Array.isArray(kid)) return kid.flatMap((each) => markedIn(each, page))
    if (typeof kid === 'number') return [`${page} ${kid}`]
    const node = objects(kid)
    const own = String(node['/Pg'] ?? page)
    return '/MCID' in node ? [`${own} ${node['/MCID']}`] : node['/K'] === undefined ? [] : markedIn(node['/K'], own)
  }

  read(objects(objects(objects('trailer')['/Root'])['/StructTreeRoot'])['/K'], '', '')
  const left = [...pieces].filter(([, said]) => said.trim() !== '')
  if (left.length > 0) throw new Error(`${path}: text outside the structure tree: ${JSON.stringify(left)}`)
  return blocks
}

/** The texts of the blocks alone. */
export async function readLines(path: string): Promise<readonly string[]> {
  return (await readBlocks(path)).map(({ text }) => text)
}
