import { closeSync, openSync, readSync, realpathSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { type FileRead, fileRead } from '../system/read-whole.ts'
import { type Diagnostic, diagnostic } from './diagnostic.ts'
import { positionsIn } from './positions.ts'
import type { Rule } from './rule.ts'
import { fileRules } from './source-rules.ts'

const strict = new TextDecoder('utf-8', { fatal: true })

/** Most bytes of a text file; a larger one is not read. */
export const sizeLimit = 5_000_000

/** A text file as read: `path` is absolute and real, `name` is for display (relative to the working folder). */
export interface Source {
  readonly path: string
  readonly name: string
  readonly text: string
}

export interface SourceResult {
  readonly source?: Source
  /** Present if the source is. */
  readonly file?: FileRead
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads a text file.
 *
 * @param path absolute, or relative to the working folder
 * @param name how the user knows the file, for messages
 * @param note called with each path before the disk is asked about it
 * @returns the source, or why there is none: missing, a folder, unreadable, too large, binary, not UTF-8
 */
export function readSource(path: string, name: string, note: (path: string) => void = () => {}): SourceResult {
  const fail = (rule: Rule, reason: string, advice: string): SourceResult => ({
    diagnostics: [diagnostic({ rule, file: name, reason, advice })],
  })
  let handle: number | undefined
  note(resolve(path))
  try {
    const real = realpathSync.native(path)
    note(real)
    const about = statSync(real)
    if (about.isDirectory())
      return fail(
        fileRules['bestand/map'],
        `${name} is een map, geen bestand.`,
        'Geef het bestand in die map op, bijvoorbeeld voorstel.md of agenda.yaml.',
      )
    // Opening a pipe without a writer blocks forever.
    if (!about.isFile())
      return fail(
        fileRules['bestand/onleesbaar'],
        `${name} is geen gewoon bestand, maar een pijp of een apparaat.`,
        'Bewaar de tekst in een bestand en geef dat op.',
      )
    if (about.size > sizeLimit) return { diagnostics: [tooLarge(name)] }
    handle = openSync(real, 'r')
    return decodeSource(readUpTo(handle, about.size), real, name)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return fail(fileRules['bestand/ontbreekt'], `Het bestand ${name} bestaat niet.`, 'Kijk de naam en de map na.')
    }
    if (code === 'EACCES' || code === 'EPERM') {
      return fail(
        fileRules['bestand/geen-toegang'],
        `Het bestand ${name} mag niet worden gelezen.`,
        'Vraag leesrechten, of kies een ander bestand.',
      )
    }
    return fail(
      fileRules['bestand/onleesbaar'],
      `Het bestand ${name} kan niet worden gelezen (${code || String(error)}).`,
      'Kijk of het een gewoon tekstbestand is.',
    )
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

/** The whole of an open file, whatever its stated size, up to one byte over the limit. */
function readUpTo(handle: number, size: number): Uint8Array {
  // One spare byte detects the end of the file; files in /proc have size 0.
  let bytes = new Uint8Array(size === 0 ? 65_536 : size + 1)
  let length = 0
  for (;;) {
    const read = readSync(handle, bytes, length, bytes.length - length, null)
    length += read
    if (read === 0 || length > sizeLimit) return bytes.subarray(0, length)
    if (length < bytes.length) continue
    const larger = new Uint8Array(Math.min(2 * length, sizeLimit + 1))
    larger.set(bytes)
    bytes = larger
  }
}

/** Decodes the bytes of a text file. */
export function decodeSource(bytes: Uint8Array, path: string, name: string): SourceResult {
  if (bytes.length > sizeLimit) return { diagnostics: [tooLarge(name)] }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { diagnostics: [notUtf8(name, 'Dit bestand is opgeslagen als UTF-16.', '', 0)] }
  }
  const binary = bytes.indexOf(0)
  if (binary >= 0) return { diagnostics: [notText(name)] }
  try {
    const text = strict.decode(bytes)
    return { source: { path, name, text }, file: fileRead(path, bytes), diagnostics: [] }
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes)
    const at = firstInvalid(bytes, text)
    return {
      diagnostics: [notUtf8(name, 'Dit bestand is geen UTF-8: hier staat een teken dat niet te lezen is.', text, at)],
    }
  }
}

/** The index of the first U+FFFD that replaces an invalid byte, and is not in the file itself (EF BF BD). */
function firstInvalid(bytes: Uint8Array, text: string): number {
  const encoder = new TextEncoder()
  let offset = 0
  let consumed = 0
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) {
    consumed +=
      encoder.encode(text.slice(offset, at)).length +
      (offset === 0 && bytes[0] === 0xef && text.charCodeAt(0) !== 0xfeff ? 3 : 0)
    if (bytes[consumed] !== 0xef || bytes[consumed + 1] !== 0xbf || bytes[consumed + 2] !== 0xbd) return at
    consumed += 3
    offset = at + 1
  }
  return Math.max(0, text.indexOf('\uFFFD'))
}

function notUtf8(name: string, reason: string, text: string, at: number): Diagnostic {
  return diagnostic({
    rule: fileRules['bestand/geen-utf8'],
    file: name,
    place: positionsIn(text).position(at, at + (text === '' ? 0 : 1)),
    reason,
    advice: 'Sla het bestand op als UTF-8 (in Kladblok: Opslaan als, Codering: UTF-8).',
  })
}

export function notText(name: string): Diagnostic {
  return diagnostic({
    rule: fileRules['bestand/geen-tekst'],
    file: name,
    reason: 'Dit bestand is geen tekst maar bijvoorbeeld een PDF, een afbeelding of een Word-document.',
    advice:
      'Geef een voorstel in Markdown op, of een agenda in YAML. Zet een Word-document (.docx) eerst over met: collegevoorstel import.',
  })
}

export function tooLarge(name: string): Diagnostic {
  return diagnostic({
    rule: fileRules['bestand/te-groot'],
    file: name,
    reason: 'Dit bestand is groter dan 5 MB.',
    advice:
      'Een voorstel of agenda is veel kleiner. Kijk of dit het goede bestand is; zet beelden en cijfers in bijlagen.',
  })
}
