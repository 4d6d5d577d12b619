import { fieldStack } from './content/fields.ts'
import { readBlocks } from './content/read-blocks.ts'
import type { ReadContext, SharedContext } from './content/read-context.ts'
import { countPoints, readNumbering } from './lists/read-numbering.ts'
import type { WordBlock, WordComment, WordDocument, WordMargin } from './model/word-model.ts'
import { openPackage, type WordPackage } from './package/open-package.ts'
import { mainPart, type Relationship, type Relationships, readRelationships } from './package/relationships.ts'
import { resolveRevisions } from './revisions/resolve-revisions.ts'
import type { Choice, Revision } from './revisions/revision.ts'
import { readTheme } from './styles/colours.ts'
import { readStyles } from './styles/read-styles.ts'
import { childAt, childrenOf, elementsIn, parseXml, textIn, valueAt, type XmlElement } from './xml/parse-xml.ts'
import { WordProblem } from './xml/word-problem.ts'

export type WordRead =
  | { readonly ok: true; readonly document: WordDocument }
  | { readonly ok: false; readonly problem: WordProblem }

/** Reads a Word document (ECMA-376, transitional or strict). Never throws because of the file, and opens nothing else. */
export async function readWord(bytes: Uint8Array, choice: Choice): Promise<WordRead> {
  try {
    return { ok: true, document: await readDocument(await openPackage(bytes), choice) }
  } catch (error) {
    if (error instanceof WordProblem) return { ok: false, problem: error }
    if (error instanceof RangeError) return { ok: false, problem: new WordProblem('too-large', 'depth') }
    throw error
  }
}

/** A parsed part, with its tracked changes resolved. */
interface Part {
  readonly root: XmlElement
  readonly relations: Relationships
}

async function readDocument(pack: WordPackage, choice: Choice): Promise<WordDocument> {
  const main = await mainPart(pack)
  const relations = await readRelationships(pack, main)
  const revisions: Revision[] = []
  let line = 0
  const lines = { next: () => ++line }
  const partsOf = (type: string) => [...relations.values()].filter((each) => each.type === type && !each.isExternal)
  const plain = async (type: string) => {
    const [found] = partsOf(type)
    const text = found === undefined ? undefined : await pack.readXml(found.target)
    return found === undefined || text === undefined ? undefined : parseXml(text, found.target)
  }
  const part = async (name: string): Promise<Part | undefined> => {
    const text = await pack.readXml(name)
    if (text === undefined) return undefined
    const resolved = resolveRevisions(parseXml(text, name, lines), choice)
    revisions.push(...resolved.revisions)
    return { root: resolved.root, relations: await readRelationships(pack, name) }
  }
  const body = await part(main)
  if (body === undefined || body.root.name !== 'w:document')
    throw new WordProblem(body === undefined ? 'damaged' : 'other', main)
  const theme = readTheme(await plain('theme'))
  const numbering = readNumbering(await plain('numbering'))
  const shared: SharedContext = {
    styles: readStyles(await plain('styles'), theme),
    numbering,
    countPoint: countPoints(numbering),
    lines: new Map(),
    commented: new Map(),
    readBlocks,
  }
  const settings = await plain('settings')
  const page = valueAt(settings, 'w:displayBackgroundShape') === undefined ? undefined : pageColour(body.root)
  const inPart = ({ relations }: Part) => contextOf(shared, relations, page)
  const blocks = readWhole(childAt(body.root, 'w:body') ?? body.root, inPart(body))
  const notes = new Map<string, readonly WordBlock[]>()
  for (const kind of ['footnote', 'endnote'] as const) {
    for (const found of distinct(partsOf(`${kind}s`))) addNotes(notes, kind, await part(found.target), inPart)
  }
  const margins: WordMargin[] = []
  for (const kind of ['header', 'footer'] as const) {
    for (const found of distinct(partsOf(kind))) {
      const own = await part(found.target)
      if (own !== undefined) margins.push({ kind, blocks: readWhole(own.root, inPart(own)) })
    }
  }
  return {
    blocks,
    notes,
    margins,
    comments: commentsIn(await plain('comments'), shared.commented),
    revisions,
    properties: await readProperties(pack),
    text: Array.from({ length: line }, (_, index) => shared.lines.get(index + 1) ?? '').join('\n'),
    readPart: pack.read,
  }
}

/** Several relationships can have the same part. */
function distinct(relations: readonly Relationship[]): readonly Relationship[] {
  return [...new Map(relations.map((relation) => [relation.target, relation])).values()]
}

/** @throws WordProblem for a field that never ends: what follows would be its instruction, and would be lost */
function readWhole(container: XmlElement, context: ReadContext): readonly WordBlock[] {
  const blocks = readBlocks(container, context)
  if (context.fields.isInstruction()) throw new WordProblem('damaged', 'field')
  return blocks
}

function contextOf(shared: SharedContext, relations: Relationships, page: string | undefined): ReadContext {
  return {
    ...shared,
    relations,
    fields: fieldStack(),
    grounds: [page],
    tableRun: {},
    isHidden: false,
    isPlaceholder: false,
  }
}

function pageColour(root: XmlElement): string | undefined {
  const colour = childAt(root, 'w:background')?.attributes['w:color']
  return colour !== undefined && /^[0-9a-f]{6}$/i.test(colour) ? colour.toUpperCase() : undefined
}

function addNotes(
  notes: Map<string, readonly WordBlock[]>,
  kind: 'footnote' | 'endnote',
  part: Part | undefined,
  inPart: (part: Part) => ReadContext,
): void {
  if (part === undefined) return
  for (const note of childrenOf(part.root, `w:${kind}`)) {
    // Notes with a type draw the line above the notes.
    if ((note.attributes['w:type'] ?? 'normal') === 'normal')
      notes.set(`${kind}-${note.attributes['w:id'] ?? ''}`, readWhole(note, inPart(part)))
  }
}

function commentsIn(root: XmlElement | undefined, commented: ReadonlyMap<string, number>): readonly WordComment[] {
  return childrenOf(root, 'w:comment').map((comment) => {
    const { 'w:author': author = '', 'w:id': id = '' } = comment.attributes
    const paragraphs = [...elementsIn(comment)].filter(({ name }) => name === 'w:p')
    const text = paragraphs.map((paragraph) =>
      [...elementsIn(paragraph)]
        .filter(({ name }) => name === 'w:t')
        .map(textIn)
        .join(''),
    )
    return { author, text: text.join(' ').trim(), line: commented.get(id) ?? 0 }
  })
}

/** The title, and the properties that a template or a case system adds. */
async function readProperties(pack: WordPackage): Promise<ReadonlyMap<string, string>> {
  const properties = new Map<string, string>()
  const relations = [...(await readRelationships(pack, '')).values()]
  for (const { target, type, isExternal } of relations) {
    if (isExternal || !/^(core|custom)-properties$/.test(type)) continue
    const text = await pack.readXml(target)
    if (text === undefined) continue
    for (const element of childrenOf(parseXml(text, target))) {
      const [value] = childrenOf(element)
      if (element.name === 'dc:title') properties.set('title', textIn(element).trim())
      else if (element.name === 'cust:property' && value !== undefined)
        properties.set(element.attributes.name ?? '', textIn(value).trim())
    }
  }
  return properties
}
