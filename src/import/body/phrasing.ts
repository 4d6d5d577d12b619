import type { PhrasingContent } from 'mdast'
import type { TextPiece, WordPiece } from '../../word/model/word-model.ts'
import { carryOver } from '../ledger/ledger.ts'
import type { BodyContext } from './body-context.ts'
import { inScript } from './script-digits.ts'

/** Formatting that is written around text, outermost first. */
const wrappers = ['redacted', 'link', 'strike', 'bold', 'italic'] as const
type Wrapper = (typeof wrappers)[number]

interface PhrasingOptions {
  /** Formatting that the place itself has, such as bold in a heading. */
  readonly without?: readonly Wrapper[]
  /** Where a line cannot end, as in a cell. */
  readonly breaks?: 'kept' | 'spaces'
}

/** Converts the pieces of a paragraph. */
export function toPhrasing(
  pieces: readonly WordPiece[],
  context: BodyContext,
  { without = [], breaks = 'kept' }: PhrasingOptions = {},
): PhrasingContent[] {
  const own = pieces.flatMap((piece): readonly WordPiece[] => {
    if (piece.kind === 'break' && breaks === 'spaces') return [spaceFor(piece)]
    return [piece.kind === 'text' ? scripted(piece, context) : piece]
  })
  const leaf = (piece: WordPiece): PhrasingContent[] => {
    switch (piece.kind) {
      case 'text':
        return withLinks(piece)
      case 'break':
        return [{ type: 'break' }]
      case 'note':
        return noteReference(piece.note, context)
      case 'image': {
        const url = piece.part === undefined ? undefined : context.pictureOf(piece.part)
        return url === undefined ? [] : [{ type: 'image', url, alt: piece.alt.replace(/\s+/g, ' ').trim() }]
      }
      default:
        return []
    }
  }
  return trimmed(
    nest(
      own,
      wrappers.filter((wrapper) => !without.includes(wrapper)),
      leaf,
    ),
  )
}

function noteReference(note: string, { notes, usedNotes }: BodyContext): PhrasingContent[] {
  if (!notes.has(note)) return []
  if (!usedNotes.includes(note)) usedNotes.push(note)
  const identifier = String(usedNotes.indexOf(note) + 1)
  return [{ type: 'footnoteReference', identifier, label: identifier }]
}

function spaceFor({ place }: WordPiece): TextPiece {
  const plain = { bold: false, italic: false, strike: false, vertical: 'baseline', visibility: 'visible' } as const
  return { kind: 'text', text: ' ', place, ...plain }
}

/** Raised and lowered digits have characters of their own. */
function scripted(piece: TextPiece, { ledger }: BodyContext): TextPiece {
  if (piece.vertical === 'baseline' || piece.text.trim() === '') return piece
  const text = inScript(piece.text, piece.vertical)
  if (text !== undefined) return { ...piece, text, vertical: 'baseline' }
  carryOver(ledger, 'word/opmaak', {
    place: piece.place,
    text: piece.text,
    reason: 'Deze tekst stond hoger of lager dan de regel, en staat er nu gewoon op.',
  })
  return piece
}

/** Groups consecutive pieces of equal formatting, and wraps them; spaces at the edges go outside, where Markdown wants them. */
function nest(
  pieces: readonly WordPiece[],
  [wrapper, ...others]: readonly Wrapper[],
  leaf: (piece: WordPiece) => PhrasingContent[],
): PhrasingContent[] {
  if (wrapper === undefined) return pieces.flatMap(leaf)
  return groups(pieces, wrapper).flatMap(({ value, members }): PhrasingContent[] => {
    if (value === undefined) return nest(members, others, leaf)
    const { before, inside, after } = withoutEdges(members)
    if (inside.length === 0) return nest(members, others, leaf)
    const node = wrapped(wrapper, value, nest(inside, others, leaf))
    return [...nest(before, others, leaf), node, ...nest(after, others, leaf)]
  })
}

function wrapped(wrapper: Wrapper, value: string, children: PhrasingContent[]): PhrasingContent {
  switch (wrapper) {
    case 'redacted':
      return { type: 'textDirective', name: 'lak', attributes: {}, children }
    case 'link':
      // A link has no links inside it.
      return { type: 'link', url: value, children: children as Extract<PhrasingContent, { type: 'link' }>['children'] }
    case 'strike':
      return { type: 'delete', children }
    case 'bold':
      return { type: 'strong', children }
    default:
      return { type: 'emphasis', children }
  }
}

interface Group {
  readonly value: string | undefined
  readonly members: readonly WordPiece[]
}

function groups(pieces: readonly WordPiece[], wrapper: Wrapper): readonly Group[] {
  const found: { value: string | undefined; members: WordPiece[] }[] = []
  for (const piece of pieces) {
    const value = formattingOf(piece, wrapper)
    const last = found.at(-1)
    if (last !== undefined && last.value === value) last.members.push(piece)
    else found.push({ value, members: [piece] })
  }
  return found
}

function formattingOf(piece: WordPiece, wrapper: Wrapper): string | undefined {
  if (piece.kind !== 'text') return undefined
  if (wrapper === 'redacted') return piece.visibility === 'redacted' ? 'lak' : undefined
  // A link below a bar would show its address.
  if (wrapper === 'link') return piece.visibility === 'redacted' ? undefined : piece.link
  return piece[wrapper] ? wrapper : undefined
}

function withoutEdges(members: readonly WordPiece[]): {
  readonly before: readonly WordPiece[]
  readonly inside: readonly WordPiece[]
  readonly after: readonly WordPiece[]
} {
  const inside = [...members]
  const before: WordPiece[] = []
  const after: WordPiece[] = []
  for (let [first] = inside; first?.kind === 'text'; [first] = inside) {
    const spaces = /^\s*/.exec(first.text)?.[0] ?? ''
    if (spaces === '') break
    before.push({ ...first, text: spaces })
    if (spaces.length < first.text.length) {
      inside[0] = { ...first, text: first.text.slice(spaces.length) }
      break
    }
    inside.shift()
  }
  for (let last = inside.at(-1); last?.kind === 'text'; last = inside.at(-1)) {
    const spaces = /\s*$/.exec(last.text)?.[0] ?? ''
    if (spaces === '') break
    after.unshift({ ...last, text: spaces })
    if (spaces.length < last.text.length) {
      inside[inside.length - 1] = { ...last, text: last.text.slice(0, -spaces.length) }
      break
    }
    inside.pop()
  }
  return { before, inside, after }
}

const address = /((?:https?:\/\/|www\.)[^\s<>"“”„’]*[^\s<>"“”„’.,;:!?)\]]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)/i

/** Addresses in plain text are links, as GFM reads them. */
function withLinks({ text, link, visibility }: TextPiece): PhrasingContent[] {
  if (link !== undefined || visibility === 'redacted') return [{ type: 'text', value: text }]
  return text.split(address).flatMap((part, index): PhrasingContent[] => {
    if (part === '') return []
    if (index % 2 === 0) return [{ type: 'text', value: part }]
    const url = /^https?:/i.test(part) ? part : part.includes('@') ? `mailto:${part}` : `http://${part}`
    return [{ type: 'link', url, children: [{ type: 'text', value: part }] }]
  })
}

/** Joins adjacent texts, and removes the spaces at both ends. */
function trimmed(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text')
      joined[joined.length - 1] = { ...last, value: last.value + node.value }
    else joined.push(node)
  }
  const [first] = joined
  if (first?.type === 'text') joined[0] = { ...first, value: first.value.trimStart() }
  const last = joined.at(-1)
  if (last?.type === 'text') joined[joined.length - 1] = { ...last, value: last.value.trimEnd() }
  return joined
    .map((node) => (node.type === 'text' ? { ...node, value: node.value.replace(/ {2,}/g, ' ') } : node))
    .filter((node) => node.type !== 'text' || node.value !== '')
}
