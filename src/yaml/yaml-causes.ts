import type { Edit, Fix } from '../diagnostics/diagnostic.ts'
import type { Span } from '../diagnostics/positions.ts'
import type { Problem } from './yaml-problems.ts'

/** The cause of an error that the yaml library reports at its effect. Offsets are those of the YAML text. */
export interface Cause extends Problem {
  readonly span: Span
  readonly fix?: Fix | undefined
  /** `effects`: the errors on later lines are caused by it too. */
  readonly later?: 'effects'
}

/** A line of YAML, without its line ending. */
interface Line extends Span {
  readonly text: string
}

/** White space that YAML does not know (1.2.2, 5.5), and characters without width. */
const oddSpace = /[\u00A0\u00AD\u1680\u2000-\u200D\u202F\u205F\u2060\u3000\uFEFF]/
const everyOddSpace = new RegExp(oddSpace, 'g')
const withoutWidth = /[\u00AD\u200B-\u200D\u2060\uFEFF]/

const keyLine = /^( *)((?:- +)*)([\p{L}\p{N}_-]+):(?: |$)/u

/** @param at offset of the error */
export function causeOf(yaml: string, at: number, code: string): Cause | undefined {
  const line = lineAt(yaml, at)
  return (
    oddSpaces(yaml, line) ??
    (code === 'TAB_AS_INDENT' ? tabs(yaml, line) : undefined) ??
    firstKeyIndented(yaml, line) ??
    (code === 'BLOCK_AS_IMPLICIT_KEY' ? deeperThanValue(yaml, line) : undefined) ??
    curlyQuotes(line)
  )
}

/** A space or character without width where YAML expects a space or a letter: in the indentation, at a hyphen, around a key. */
export function oddSpaceIn({ from, text }: Line): Cause | undefined {
  const structure =
    /^[\s\u00AD\u200B-\u200D\u2060]*(?:-[\s\u00AD\u200B-\u200D\u2060]*)*(?:[\p{L}\p{N}_-]+[\s\u00AD\u200B-\u200D\u2060]*:[\s\u00AD\u200B-\u200D\u2060]*)?/u
  const found = structure.exec(text)?.[0] ?? ''
  const edits: Edit[] = [...found.matchAll(everyOddSpace)].map(({ 0: char, index }) => ({
    from: from + index,
    to: from + index + 1,
    replacement: withoutWidth.test(char) ? [] : [' '],
  }))
  const [first] = edits
  if (first === undefined) return undefined
  const char = text.charAt(first.from - from)
  return {
    span: { from: first.from, to: first.to },
    reason: `Hier staat een teken dat u niet ziet: ${oddSpaceInWords(char)}.`,
    advice: withoutWidth.test(char)
      ? 'Haal het weg: wis het stuk tot de letter ervoor en typ dat opnieuw.'
      : 'Wis het en typ een gewone spatie; YAML kent alleen die.',
    fix: edits,
  }
}

export function withoutOddSpace(text: string): string {
  return text.replace(everyOddSpace, (char) => (withoutWidth.test(char) ? '' : ' '))
}

function oddSpaceInWords(char: string): string {
  const code = `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  if (char === '\u00A0' || char === '\u202F') return `een vaste spatie (${code})`
  return withoutWidth.test(char) ? `een teken zonder breedte (${code})` : `een bijzondere spatie (${code})`
}

/** One fix for all lines, since an error hides those on other lines. */
function oddSpaces(yaml: string, line: Line): Cause | undefined {
  const cause = oddSpaceIn(line)
  if (cause === undefined || hasBlockText(yaml)) return cause
  return { ...cause, fix: linesOf(yaml).flatMap((each) => oddSpaceIn(each)?.fix ?? []) }
}

/** In a block of text, the start of a line is part of the text. */
function hasBlockText(yaml: string): boolean {
  return /[|>][-+\d]*[ \t]*$/m.test(yaml)
}

/** One fix for all lines: with a part of them, the indentation would still be wrong. */
function tabs(yaml: string, line: Line): Cause {
  const lead = /^[ \t]*/.exec(line.text)?.[0] ?? ''
  const tab = line.from + lead.indexOf('\t')
  const edits = [...yaml.matchAll(/^ *\t[ \t]*(?=[-\p{L}\p{N}_#])/gmu)].map(
    ({ 0: spaces, index }): Edit => ({
      from: index,
      to: index + spaces.length,
      replacement: [spaces.replaceAll('\t', '  ')],
    }),
  )
  return {
    span: { from: tab, to: tab + 1 },
    reason: 'Deze regel springt in met een tab; YAML kent alleen spaties.',
    advice: 'Vervang de tab door twee spaties.',
    fix: hasBlockText(yaml) ? undefined : edits,
  }
}

/** The first key is indented and a later one is not: the library reports each of the others. */
function firstKeyIndented(yaml: string, line: Line): Cause | undefined {
  const first = linesOf(yaml).find(({ text }) => /^[^#\s]|^ +[^#\s]/.test(text))
  const spaces = first === undefined ? 0 : indentOf(first.text)
  if (first === undefined || spaces === 0 || line.from <= first.from || indentOf(line.text) >= spaces) return undefined
  const span = { from: first.from, to: first.from + spaces }
  return {
    span,
    reason: `De eerste sleutel springt ${count(spaces)} in, en een volgende (${keyOf(line.text)}) niet zo ver.`,
    advice: 'Zet alle sleutels recht onder elkaar, aan het begin van de regel.',
    fix: nextLine(yaml, first)?.from === line.from ? [{ ...span, replacement: [] }] : undefined,
    later: 'effects',
  }
}

/** A key is indented below one that has a value: the library reports the value. */
function deeperThanValue(yaml: string, line: Line): Cause | undefined {
  const found = keyLine.exec(line.text)
  const next = nextLine(yaml, line)
  if (!found || next === undefined || !keyLine.test(next.text)) return undefined
  const [lead, , markers = '', key = ''] = found
  const value = line.text.slice(lead.length)
  const own = indentOf(line.text) + markers.length
  const spaces = indentOf(next.text)
  if (value.trim() === '' || /:(?: |$)/.test(value) || spaces <= own) return undefined
  return {
    span: { from: next.from, to: next.from + spaces },
    reason: `Deze regel springt ${count(spaces)} in, alsof zij bij ${key} hoort; maar ${key} heeft al een waarde.`,
    advice: `Zet ${keyOf(next.text)} recht onder ${key}${own === 0 ? ', aan het begin van de regel' : `, met ${count(own)} ervoor`}. Hoort zij wel bij ${key}, haal dan de waarde daar weg.`,
  }
}

/** Typographic quotation marks are text for YAML. */
function curlyQuotes({ from, text }: Line): Cause | undefined {
  const lead = keyLine.exec(text)?.[0] ?? ''
  const value = text.slice(lead.length).trimEnd()
  const open = /^ *([“”„‟‘’‚‛«])/.exec(value)
  if (lead === '' || !open) return undefined
  const start = from + lead.length + open[0].length - 1
  const end = from + lead.length + value.length
  const isClosed = value.length > open[0].length && /[“”‟‘’‛»]$/.test(value) && !/["\\]/.test(value)
  return {
    span: { from: start, to: start + 1 },
    reason: `Deze waarde begint met een krom aanhalingsteken (${open[1]}); YAML kent alleen de rechte: " en '.`,
    advice: 'Zet er rechte aanhalingstekens voor in de plaats, voor en achter de waarde.',
    fix: isClosed
      ? [
          { from: start, to: start + 1, replacement: ['"'] },
          { from: end - 1, to: end, replacement: ['"'] },
        ]
      : undefined,
  }
}

/** Errors on which the advice is to put the whole value between quotation marks. */
const quotableCodes = ['BLOCK_AS_IMPLICIT_KEY', 'BAD_SCALAR_START', 'BAD_ALIAS']

/** Puts the value on a line between quotation marks; undefined when it is not certain where it ends. @param at offset of the error */
export function quotingFix(yaml: string, at: number, code: string): Fix | undefined {
  const line = lineAt(yaml, at)
  const lead = keyLine.exec(line.text)?.[0]
  const value = line.text.slice(lead?.length ?? 0)
  const next = nextLine(yaml, line)
  const isWhole = next === undefined || indentOf(next.text) <= indentOf(line.text)
  if (!quotableCodes.includes(code) || lead === undefined || !isWhole) return undefined
  if (value.trim() === '' || /^\s*["'[{|>&!#]|\s#|:\s*$/.test(value)) return undefined
  const from = line.from + lead.length + (/^\s*/.exec(value)?.[0].length ?? 0)
  const to = line.from + line.text.trimEnd().length
  const text = yaml.slice(from, to)
  const quoted = /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`
  return [{ from, to, replacement: [quoted] }]
}

function keyOf(text: string): string {
  return keyLine.exec(text)?.[3] ?? 'die'
}

function indentOf(text: string): number {
  return /^ */.exec(text)?.[0].length ?? 0
}

function count(spaces: number): string {
  return spaces === 1 ? '1 spatie' : `${spaces} spaties`
}

function lineAt(yaml: string, at: number): Line {
  const from = Math.max(yaml.lastIndexOf('\n', Math.max(0, at - 1)), yaml.lastIndexOf('\r', Math.max(0, at - 1))) + 1
  const start = /[\r\n]/.test(yaml.charAt(at - 1)) ? at : from
  const text = /^[^\r\n]*/.exec(yaml.slice(start))?.[0] ?? ''
  return { from: start, to: start + text.length, text }
}

function linesOf(yaml: string): readonly Line[] {
  return [...yaml.matchAll(/^[^\r\n]*$/gm)].map(({ 0: text, index }) => ({
    from: index,
    to: index + text.length,
    text,
  }))
}

/** The next line that is not blank. */
function nextLine(yaml: string, line: Line): Line | undefined {
  const rest = /[\r\n]+(?:[ \t]*[\r\n]+)*/.exec(yaml.slice(line.to))
  if (rest?.index !== 0) return undefined
  const next = lineAt(yaml, line.to + rest[0].length)
  return next.text.trim() === '' ? undefined : next
}
