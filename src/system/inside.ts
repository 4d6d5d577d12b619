import { accessSync, constants, existsSync, realpathSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { attempt } from './attempt.ts'
import { nearFile } from './near-files.ts'
import { namesIn } from './stat-of.ts'

/** Why a file that a document refers to cannot be used. */
export type OutsideReason =
  | 'leeg'
  | 'adres'
  | 'absoluut'
  | 'backslash'
  | 'buiten'
  | 'buiten-via-link'
  | 'ontbreekt'
  | 'hoofdletters'
  | 'map'
  | 'geen-bestand'
  | 'onleesbaar'

export type Inside =
  | { readonly ok: true /** Absolute, symbolic links resolved. */; readonly path: string }
  | {
      readonly ok: false
      readonly why: OutsideReason /** Dutch, one sentence. */
      readonly reason: string
      readonly advice: string
      /** The reference as it should be written, when only one file can be meant. */
      readonly right?: string
    }

/**
 * Finds the file that a document refers to, only inside the project: with symbolic links resolved it must be within `root`. Upper and
 * lower case must be those on disk, even if the file system ignores case, since another machine may not.
 *
 * @param root folder of the project, absolute
 * @param fromFile absolute path of the document that refers
 * @param reference as the author wrote it, relative to that document, with forward slashes
 * @param note called with the path before the disk is read
 */
export function resolveInside(
  root: string,
  fromFile: string,
  reference: string,
  note: (path: string) => void = () => {},
): Inside {
  const wrong = formProblem(reference)
  if (wrong?.why === 'absoluut')
    return withSuggestion(wrong, reference, { folder: dirname(fromFile), home: realOr(root), note })
  if (wrong) return wrong
  const path = resolve(dirname(fromFile), reference)
  const home = realOr(root)
  if (!within(home, resolve(realOr(dirname(fromFile)), reference)) && !within(root, path)) return outside(reference)
  note(path)
  let real: string
  let about: Stats
  try {
    real = realpathSync.native(path)
    about = statSync(real)
  } catch (error) {
    return unreachable(error, reference, { path, folder: dirname(fromFile), home, note })
  }
  if (!within(home, real)) {
    const reason = `${reference} is een koppeling naar een bestand buiten de map van het project.`
    return no('buiten-via-link', reason, 'Zet het bestand zelf in de map van het project.')
  }
  const other = otherCase(dirname(fromFile), reference)
  if (other !== undefined) {
    const reason = `${reference} bestaat niet met deze hoofdletters en kleine letters; wel ${other}.`
    return { ...no('hoofdletters', reason, `Schrijf ${other}.`), right: other }
  }
  if (about.isDirectory()) return no('map', `${reference} is een map, geen bestand.`, 'Noem het bestand in die map.')
  if (!about.isFile()) return no('geen-bestand', `${reference} is geen gewoon bestand.`, 'Kies een ander bestand.')
  try {
    accessSync(real, constants.R_OK)
  } catch {
    return no('onleesbaar', `${reference} mag niet worden gelezen.`, 'Vraag leesrechten op het bestand.')
  }
  return { ok: true, path: real }
}

type Outside = Extract<Inside, { ok: false }>

function no(why: OutsideReason, reason: string, advice: string): Outside {
  return { ok: false, why, reason, advice }
}

function outside(reference: string): Inside {
  return no(
    'buiten',
    `${reference} ligt buiten de map van het project.`,
    'Zet het bestand in de map van het project, bij het voorstel.',
  )
}

/** What can be decided without reading the disk. */
function formProblem(reference: string): Outside | undefined {
  if (reference.trim() === '')
    return no('leeg', 'Hier staat geen bestand.', 'Noem een bestand, bijvoorbeeld bijlagen/cijfers.pdf.')
  if (reference.includes('\0'))
    return no('ontbreekt', 'Deze naam van een bestand kan niet bestaan.', 'Typ de naam opnieuw.')
  const windows = /^[a-z]:[\\/]/i.test(reference) || reference.startsWith('\\\\')
  if (windows || isAbsolute(reference)) {
    return no(
      'absoluut',
      `${reference} begint bij de schijf; op een andere computer klopt dat niet.`,
      'Schrijf het pad vanaf dit document.',
    )
  }
  if (/^[a-z][a-z0-9+.-]+:/i.test(reference) || reference.startsWith('//')) {
    return no(
      'adres',
      `${reference} is een adres op internet, geen bestand in het project.`,
      'Zet het bestand in de map van het project.',
    )
  }
  if (reference.includes('\\')) {
    const right = reference.replaceAll('\\', '/')
    return { ...no('backslash', `In ${reference} staat een \\.`, `Gebruik / tussen mappen: ${right}.`), right }
  }
  return undefined
}

/** Suggests, for a path from the root of a disk, the file itself if it is in the project, else the one of that name near the document. */
function withSuggestion(wrong: Outside, reference: string, { folder, home, note }: Omit<Searched, 'path'>): Outside {
  // A path outside the project is not looked at.
  const path = within(home, reference) ? realOr(reference) : undefined
  if (path !== undefined) note(path)
  if (path !== undefined && within(home, path) && attempt(() => statSync(path))?.isFile()) {
    const right = relative(realOr(folder), path).split(sep).join('/')
    return { ...wrong, advice: `Schrijf het pad vanaf dit document: ${right}.`, right }
  }
  const name = reference.split(/[\\/]/).at(-1) ?? ''
  const near = name === '' ? undefined : nearFile(folder, name, note)
  if (near === undefined || !within(home, realOr(resolve(folder, near.reference)))) return wrong
  return { ...wrong, advice: `Bedoelde u “${near.reference}”? Schrijf het pad vanaf dit document.` }
}

/** Where a reference was searched. */
interface Searched {
  readonly path: string
  /** Of the document that refers. */
  readonly folder: string
  readonly home: string
  readonly note: (path: string) => void
}

function unreachable(error: unknown, reference: string, { path, folder, home, note }: Searched): Inside {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EACCES' || code === 'EPERM') {
    return no('onleesbaar', `${reference} mag niet worden gelezen.`, 'Vraag leesrechten op het bestand en de map.')
  }
  if (code === 'ELOOP') {
    return no(
      'buiten-via-link',
      `${reference} is een koppeling die naar zichzelf wijst.`,
      'Zet het bestand zelf in de map.',
    )
  }
  const same = namesIn(dirname(path)).filter((name) => name.toLowerCase() === basename(path).toLowerCase())
  const [sibling] = same
  if (sibling !== undefined) {
    const other = `${reference.slice(0, reference.length - basename(reference).length)}${sibling}`
    const reason = `${reference} bestaat niet met deze hoofdletters en kleine letters; wel ${other}.`
    const found = no('hoofdletters', reason, `Schrijf ${other}.`)
    return same.length > 1 ? found : { ...found, right: other }
  }
  const reason = `Het bestand ${reference} bestaat niet.`
  const near = nearFile(folder, reference, note)
  if (near === undefined || !within(home, realOr(resolve(folder, near.reference)))) {
    return no('ontbreekt', reason, 'Kijk de naam en de map na; het pad telt vanaf dit document.')
  }
  if (!near.isSame) {
    const advice = `Bedoelde u “${near.reference}”? Het pad telt vanaf dit document.`
    return no('ontbreekt', reason, advice)
  }
  const quotes = /^["'“”„‟‘’‚‛«»]/.test(reference.trim())
    ? 'er staan aanhalingstekens omheen'
    : 'er staat een ander streepje in, of een ander soort spatie'
  const found = no('ontbreekt', `${reason.slice(0, -1)}: ${quotes}.`, `Schrijf ${near.reference}.`)
  return { ...found, right: near.reference }
}

/** The reference with the spelling on disk, when only upper and lower case differ. */
function otherCase(folder: string, reference: string): string | undefined {
  let at = folder
  const spelled: string[] = []
  for (const part of reference.split('/')) {
    const names = part === '' || part === '.' || part === '..' ? [part] : namesIn(at)
    const exact = names.includes(part) || names.length === 0
    // macOS decomposes accents: the same name in another Unicode normalization form is the same name.
    const found = exact ? part : names.find((name) => name.normalize() === part.normalize())
    spelled.push(found === undefined ? (names.find((name) => name.toLowerCase() === part.toLowerCase()) ?? part) : part)
    at = resolve(at, part)
  }
  const other = spelled.join('/')
  return other === reference ? undefined : other
}

/** A path with symbolic links resolved; unchanged when nothing is found there. */
export function realOr(path: string): string {
  return attempt(() => realpathSync.native(path)) ?? path
}

/** A folder that may not exist yet, with the symbolic links of those above it resolved. */
export function realFolder(path: string): string {
  const parent = dirname(path)
  if (existsSync(path) || parent === path) return realOr(path)
  return join(realFolder(parent), basename(path))
}

function within(root: string, path: string): boolean {
  const way = relative(root, path)
  return way === '' || !leadsOut(way)
}

/** Whether an existing file is in a folder, with symbolic links resolved. */
export function liesWithin(folder: string, path: string): boolean {
  return realpathSync.native(path).startsWith(realpathSync.native(folder) + sep)
}

/** Whether something is at a path, outside all of these folders with symbolic links resolved. */
export function isElsewhere(path: string, folders: readonly string[]): boolean {
  const real = attempt(() => realpathSync.native(path))
  return real !== undefined && !folders.some((folder) => within(realOr(folder), real))
}

/** Whether a relative path, as returned by `relative`, leads out of its folder; `..x` is an ordinary name. */
export function leadsOut(way: string): boolean {
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)
}
