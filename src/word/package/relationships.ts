import { posix } from 'node:path'
import { attempt } from '../../system/attempt.ts'
import { childrenOf, parseXml } from '../xml/parse-xml.ts'
import { WordProblem } from '../xml/word-problem.ts'
import type { WordPackage } from './open-package.ts'

/** What a part refers to (ECMA-376, part 2, 6.5). */
export interface Relationship {
  /** The last word of its type: `image`, `hyperlink`, `footnotes`. */
  readonly type: string
  /** The name of a part, or an address if it is external. */
  readonly target: string
  /** External targets are never opened. */
  readonly isExternal: boolean
}

export type Relationships = ReadonlyMap<string, Relationship>

/** The relationships of a part by their identifier; `''` is the package itself. */
export async function readRelationships(pack: WordPackage, part: string): Promise<Relationships> {
  const folder = posix.dirname(part)
  const path = part === '' ? '_rels/.rels' : posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  const text = await pack.readXml(path)
  if (text === undefined) return new Map()
  const found = new Map<string, Relationship>()
  for (const { attributes } of childrenOf(parseXml(text, path), 'rel:Relationship')) {
    const { Id = '', Type = '', Target = '', TargetMode } = attributes
    const isExternal = TargetMode === 'External'
    const type = Type.slice(Type.lastIndexOf('/') + 1)
    found.set(Id, { type, isExternal, target: isExternal ? Target : partName(folder, Target) })
  }
  return found
}

function partName(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : posix.join('/', folder === '.' ? '' : folder, target)
  const name = posix.normalize(path).slice(1)
  return attempt(() => decodeURIComponent(name)) ?? name
}

/** The part that holds the text. @throws WordProblem for a workbook, a presentation or an OpenDocument file */
export async function mainPart(pack: WordPackage): Promise<string> {
  if (pack.names.includes('mimetype')) throw new WordProblem('odt')
  const all = [...(await readRelationships(pack, '')).values()]
  const main = all.find(({ type, isExternal }) => type === 'officeDocument' && !isExternal)
  if (main === undefined) throw new WordProblem(pack.names.includes('[Content_Types].xml') ? 'damaged' : 'other')
  return main.target
}
