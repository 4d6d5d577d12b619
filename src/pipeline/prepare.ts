import { resolve } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { checkCharacters } from '../compose/characters.ts'
import type { HouseStyle } from '../compose/house-style/house-style.ts'
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { atLevels } from '../diagnostics/levels.ts'
import { readSource } from '../diagnostics/read-source.ts'
import type { Document } from '../document/document.ts'
import type { Edition } from '../document/edition.ts'
import { readDocument } from '../document/read-document.ts'
import { secrecyOn } from '../document/secrecy-on.ts'
import type { SecrecyView } from '../document/secrecy-view.ts'
import type { Kind } from '../forms/kind.ts'
import { outputName } from '../output/output-name.ts'
import { longestEmbargo } from '../publication/embargo.ts'
import { check, sortByPlace } from '../rules/check.ts'
import type { FileRead } from '../system/read-whole.ts'
import { type Attachment, readAttachments } from './attachments.ts'
import type { Desk, Workplace } from './desk.ts'
import { openPictureShelf, type PictureShelf } from './picture-shelf.ts'

/** A proposal read and checked, with all it takes in; nothing has been printed yet. */
export interface Prepared {
  readonly document: Document
  /** What rests on the proposal itself. */
  readonly secrecy?: SecrecyView | undefined
  /** As it was read: `intern`; forEdition makes the others. */
  readonly edition: Edition
  readonly attachments: readonly Attachment[]
  readonly workplace: Workplace
  /** Name of its folder in the output. */
  readonly name: string
  /** The proposal and its attachments. */
  readonly files: readonly FileRead[]
  readonly pictures: PictureShelf
}

export interface Preparation {
  /** Absent when there is nothing to go on. */
  readonly prepared?: Prepared
  /** Whose mistake it is, when there are errors: the config's or the document's. */
  readonly fault: 'none' | 'config' | 'document'
  readonly diagnostics: readonly Diagnostic[]
  /** Texts of the files that diagnostics point into, by their name. */
  readonly texts: ReadonlyMap<string, string>
}

/**
 * Reads and checks one file and its attachments, with a turn in between for what else is under way: a browser that starts has
 * answers that wait for one. Whatever is wrong with them is in the diagnostics.
 *
 * @param onKind told what the pages will look like as soon as it is known, so that a browser can get ready meanwhile
 * @param embargoOf what else than the proposal itself puts it under embargo, by its absolute path: the agenda of a meeting
 */
export async function prepare(
  file: string,
  desk: Desk,
  onKind?: (kind: Kind, houseStyle: HouseStyle) => void,
  embargoOf?: (source: string) => string | undefined,
): Promise<Preparation> {
  const read = readSource(resolve(desk.cwd, file), file)
  if (read.source === undefined) return { fault: 'document', diagnostics: read.diagnostics, texts: new Map() }
  const { source } = read
  desk.call(source.path, file)
  const workplace = desk.workplaceOf(source.path)
  const { config, kinds } = workplace
  await turn()
  const texts = new Map([[source.name, source.text]])
  if (config.name !== undefined && config.text !== undefined) texts.set(config.name, config.text)
  if (hasErrors(workplace.diagnostics)) return { fault: 'config', diagnostics: workplace.diagnostics, texts }

  const { document: own, diagnostics } = readDocument(source, kinds)
  if (own === undefined) return { fault: 'document', diagnostics: [...workplace.diagnostics, ...diagnostics], texts }
  const document = underEmbargo(own, embargoOf?.(source.path))
  await turn()
  if (workplace.houseStyle) onKind?.(document.kind, workplace.houseStyle)
  await turn()
  const pictures = openPictureShelf(desk.remember)
  const readPicture = (path: string) => pictures(path).picture
  const found = [
    ...check(document, { config, kinds, day: desk.day, readPicture }),
    ...checkCharacters(source.name, source.text),
  ]
  await turn()
  const attached = await readAttachments(document, workplace, desk, pictures)
  for (const [name, text] of attached.texts) texts.set(name, text)

  const all = atLevels(
    [...workplace.diagnostics, ...sortByPlace([...diagnostics, ...found]), ...attached.diagnostics],
    config.regels,
  )
  const name = outputName(source.path, document.data.naam)
  const files = [...(read.file ? [read.file] : []), ...attached.files]
  return {
    prepared: {
      document,
      secrecy: secrecyOn(document, 'voorstel'),
      edition: 'intern',
      attachments: attached.attachments,
      workplace,
      name,
      files,
      pictures,
    },
    fault: hasErrors(all) ? 'document' : 'none',
    diagnostics: all,
    texts,
  }
}

/** As if the proposal said so itself: on its pages and on those of its attachments. */
function underEmbargo(document: Document, imposed: string | undefined): Document {
  const embargo = longestEmbargo(document.data.embargo, imposed)
  return embargo === document.data.embargo ? document : { ...document, data: { ...document.data, embargo } }
}
