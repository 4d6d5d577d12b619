import { extname } from 'node:path'
import { isPicture, readPicture } from '../../document/pictures/image.ts'
import type { FileToWrite } from '../../system/write-files.ts'
import type { ImagePiece, WordBlock, WordDocument } from '../../word/model/word-model.ts'
import { carryOver, type Ledger, leaveOut } from '../ledger/ledger.ts'

export interface Pictures {
  readonly files: readonly FileToWrite[]
  /** The path of a picture from the proposal; undefined for one that cannot be printed. */
  readonly pictureOf: (part: string) => string | undefined
}

const folder = 'afbeeldingen'

/** Reads the pictures that the text shows, each once, in the order of the text. */
export async function collectPictures(
  blocks: readonly WordBlock[],
  { readPart }: WordDocument,
  ledger: Ledger,
): Promise<Pictures> {
  const files: FileToWrite[] = []
  const paths = new Map<string, string | undefined>()
  for (const image of imagesIn(blocks)) {
    const { part = '', place, alt } = image
    const isKnown = paths.has(part)
    const bytes = isKnown ? undefined : await readPart(part)
    if (!isKnown && bytes !== undefined) {
      const format = formatOf(bytes)
      const path = `${folder}/afbeelding-${paths.size + 1}${format ?? otherExtension(part)}`
      files.push({ path, bytes })
      paths.set(part, format === undefined ? undefined : path)
      if (format === undefined)
        carryOver(ledger, 'word/afbeelding', {
          place,
          text: alt,
          reason: `Deze afbeelding is geen PNG, JPEG, GIF, WebP of SVG; zij staat als bestand in ${path}, maar niet in de tekst.`,
        })
    } else if (paths.get(part) === undefined)
      leaveOut(ledger, 'word/afbeelding', {
        place,
        text: alt || '–',
        reason: 'Deze afbeelding is er niet of kan niet worden afgedrukt.',
      })
    if (paths.get(part) !== undefined) noteDescription(image, ledger)
  }
  return { files, pictureOf: (part) => paths.get(part) }
}

/** A description is not on the page, and becomes public all the same. */
function noteDescription({ alt, place }: ImagePiece, ledger: Ledger): void {
  if (alt.trim() === '')
    carryOver(ledger, 'word/afbeelding', {
      place,
      text: '',
      reason: 'Deze afbeelding heeft in Word geen beschrijving (alternatieve tekst).',
    })
  else
    carryOver(ledger, 'word/veld', {
      place,
      text: alt,
      reason: 'Deze beschrijving van een afbeelding is op de pagina niet te zien; zij is wel overgenomen.',
    })
}

function imagesIn(blocks: readonly WordBlock[]): readonly ImagePiece[] {
  return blocks.flatMap((block): readonly ImagePiece[] =>
    block.kind === 'table'
      ? block.rows.flatMap(({ cells }) => cells.flatMap((cell) => imagesIn(cell.blocks)))
      : block.pieces.filter((piece) => piece.kind === 'image'),
  )
}

/** What Word puts in a document; a name from the document itself could be that of a program. */
const others = new Set(['.emf', '.wmf', '.emz', '.wmz', '.tif', '.tiff', '.bmp', '.pict', '.ico'])

function otherExtension(part: string): string {
  const extension = extname(part).toLowerCase()
  return others.has(extension) ? extension : '.bin'
}

const extensions: Readonly<Record<string, string>> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/svg+xml': '.svg',
}

/** By its content; undefined if it cannot be printed. */
function formatOf(bytes: Uint8Array): string | undefined {
  const signatures: readonly (readonly [string, string])[] = [
    ['\u0089PNG', '.png'],
    ['\u00ff\u00d8\u00ff', '.jpg'],
    ['GIF8', '.gif'],
  ]
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
  const raster = signatures.find(([magic]) => start.startsWith(magic))?.[1]
  if (raster !== undefined) return raster
  const picture = readPicture(bytes)
  return isPicture(picture) ? extensions[picture.type] : undefined
}
