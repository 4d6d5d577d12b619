/** A run of text within one block. */
export interface TextPiece {
  readonly text: string
  /** Code, a redaction, an image: it is kept, and counts as a word for the text beside it, whatever it holds. */
  readonly isFixed?: boolean
}

/**
 * Sets quotation marks, apostrophes, dashes and ellipses in the text of one block as Dutch prints them. What an author set is kept; so are
 * addresses and names of files.
 *
 * @returns the text of each piece, in order
 */
export function typeset(pieces: readonly TextPiece[]): readonly string[] {
  if (!pieces.some(({ text, isFixed }) => isFixed !== true && typed.test(text))) return pieces.map(({ text }) => text)
  const whole = pieces.map(({ text, isFixed }) => (isFixed === true ? stand : text)).join('')
  const changes = changesIn(whole)
  let from = 0
  return pieces.map(({ text, isFixed }) => {
    const start = from
    from += isFixed === true ? stand.length : text.length
    return isFixed === true ? text : changed(text, start, changes)
  })
}

/** As `typeset`, of a text without other content. */
export function typesetText(text: string): string {
  return typeset([{ text }])[0] ?? text
}

/** A text with the characters of a keyboard instead of those of print, to compare texts in either form. */
export function typewritten(text: string): string {
  return text
    .replace(/[\u2018\u2019\u201a\u201b]/g, "'")
    .replace(/[\u201c\u201d\u201e\u201f]/g, '"')
    .replace(/\u2026/g, '...')
    .replace(/(?<=\s)(?:-{2,3}|[\u2013\u2014])(?=\s)/g, '-')
}

/** What may have to be set. */
const typed = /["']|\.\.\.|\s-{1,3}\s/
/** A word instead of fixed content, always the same one: what surrounds it says nothing about it. */
const stand = 'x'

interface Change {
  readonly at: number
  readonly length: number
  readonly text: string
}

function changed(text: string, start: number, changes: readonly Change[]): string {
  let result = ''
  let done = 0
  for (const { at, length, text: set } of changes) {
    const from = at - start
    if (from < done || from + length > text.length) continue
    result += text.slice(done, from) + set
    done = from + length
  }
  return result + text.slice(done)
}

function changesIn(whole: string): readonly Change[] {
  const kept = keptIn(whole)
  const isKept = (at: number) => kept.some(([from, to]) => from <= at && at < to)
  const changes = [...quotesIn(whole, isKept), ...dashesIn(whole), ...ellipsesIn(whole)]
  return changes.filter(({ at }) => !isKept(at)).sort((a, b) => a.at - b.at)
}

/** Addresses and names of files, without the punctuation around them. */
function keptIn(whole: string): readonly (readonly [from: number, to: number])[] {
  return [...whole.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
    const before = /^[("'\u2018\u201c[<]*/.exec(word)?.[0].length ?? 0
    const after = /[)"'\u2019\u201d\].,;:!?>]*$/.exec(word.slice(before))?.[0].length ?? 0
    return address.test(word.slice(before, word.length - after))
      ? [[index + before, index + word.length - after] as const]
      : []
  })
}

const extensions = 'md|pdf|docx?|xlsx?|pptx?|odt|ods|png|jpe?g|svg|gif|webp|csv|ya?ml|html?|css|hbs|json|xml|txt|zip'
const address = new RegExp(
  `^(?:https?://|mailto:|tel:|www\\.)|[^@]@[\\w-]+\\.|^[\\w.-]+\\.[a-z]{2,}/|[\\w)]\\.(?:${extensions})(?:#.*)?$`,
  'i',
)

const isLetter = (character: string): boolean => /[\p{L}\p{N}]/u.test(character)
const isSpace = (character: string): boolean => character === '' || /\s/.test(character)
/** What a quotation can follow directly. */
const isOpening = (character: string): boolean => /[([{\u2013\u2014/\u201c\u2018\u201e\u201a\u00ab-]/.test(character)

/** Opened quotations at a position, the innermost last. */
type Open = ('"' | "'")[]

function quotesIn(whole: string, isKept: (at: number) => boolean): readonly Change[] {
  const changes: Change[] = []
  const open: Open = []
  const shown = [...whole.matchAll(/["'\u2018\u2019\u201c\u201d]/g)]
  let before: Change | undefined
  for (const { 0: mark, index: at } of shown) {
    if (isKept(at)) continue
    // A mark that was set just before is read as it was set.
    const previous = before?.at === at - 1 ? before.text : at === 0 ? '' : characterBefore(whole, at)
    const text =
      mark === '"' ? double(whole, at, previous, open) : mark === "'" ? single(whole, at, previous, open) : mark
    if (mark !== '"' && mark !== "'") follow(mark, open)
    before = { at, length: 1, text }
    changes.push(before)
  }
  return changes
}

/** Marks that the author set open and close quotations too. */
function follow(mark: string, open: Open): void {
  if (mark === '\u201c') open.push('"')
  else if (mark === '\u2018') open.push("'")
  else if (mark === '\u201d') close('"', open)
}

function double(whole: string, at: number, previous: string, open: Open): string {
  const next = characterAt(whole, at + 1)
  const isOpened = open.includes('"')
  const opens = isSpace(previous) || isOpening(previous) ? !isSpace(next) || !isOpened : false
  if (!opens) {
    close('"', open)
    return '\u201d'
  }
  open.push('"')
  return '\u201c'
}

function single(whole: string, at: number, previous: string, open: Open): string {
  const next = characterAt(whole, at + 1)
  const startsWord = isSpace(previous) || isOpening(previous)
  if (startsWord && !isSpace(next) && !isElision(whole, at) && closes(whole, at)) {
    open.push("'")
    return '\u2018'
  }
  if (!startsWord && !isLetter(next)) close("'", open)
  return '\u2019'
}

function close(mark: '"' | "'", open: Open): void {
  const at = open.lastIndexOf(mark)
  if (at >= 0) open.length = at
}

/** Dutch words that lost their beginning: `'s avonds`, `'t`, `'n`, `'s-Gravenhage`, `rock 'n' roll`; years: `'80`. */
const elision = /'(?:(?:s|t|n|k|m|r|ns|ie)(?![\p{L}\p{N}'\u2019])|\d\d(?![\p{L}\p{N}'\u2019.,]?['\u2019])(?!\d))/iuy
const between = /(?<=\p{L} )'n'(?= \p{L})/uy

function isElision(whole: string, at: number): boolean {
  elision.lastIndex = at
  between.lastIndex = at
  return elision.test(whole) || between.test(whole)
}

/** Whether a mark further on can close a quotation that begins here. */
function closes(whole: string, at: number): boolean {
  closing.lastIndex = at + 2
  return closing.test(whole)
}

const closing = /(?<=\S)['\u2019](?![\p{L}\p{N}])/gu

function characterBefore(whole: string, at: number): string {
  return [...whole.slice(Math.max(0, at - 2), at)].at(-1) ?? ''
}

function characterAt(whole: string, at: number): string {
  return String.fromCodePoint(...(at < whole.length ? [whole.codePointAt(at) ?? 32] : [32]))
}

/** A dash between words; between figures it may be a minus or a range, and stays as it is typed. */
function dashesIn(whole: string): readonly Change[] {
  return [...whole.matchAll(/(?<=\S)(\s)(-{1,3})(?=\s+((?:€\s?)?\S))/g)].flatMap(
    ({ 1: gap = '', 2: dash = '', 3: next = '', index }) => {
      const isBetweenFigures = /\d/.test(characterBefore(whole, index)) && /\d$/.test(next)
      return isBetweenFigures ? [] : [{ at: index + gap.length, length: dash.length, text: '\u2013' }]
    },
  )
}

function ellipsesIn(whole: string): readonly Change[] {
  return [...whole.matchAll(/(?<!\.)\.\.\.(?!\.)/g)].map(({ index }) => ({ at: index, length: 3, text: '\u2026' }))
}
