import type { ImagePiece, ObjectPiece, ShapePiece, WordPiece } from '../../word/model/word-model.ts'
import { type Ledger, leaveOut } from '../ledger/ledger.ts'
import { textOfShape } from './plain-text.ts'

/** Whether something other than text is kept; if not, it is noted. */
export function siftObject(piece: Exclude<WordPiece, { readonly kind: 'text' }>, ledger: Ledger): 'kept' | 'left-out' {
  switch (piece.kind) {
    case 'image':
      return siftImage(piece, ledger)
    case 'shape':
      siftShape(piece, ledger)
      return 'left-out'
    case 'object':
      leaveOut(ledger, 'word/object', { place: piece.place, text: piece.name || '–', reason: objects[piece.what] })
      return 'left-out'
    default:
      return 'kept'
  }
}

const objects: Readonly<Record<ObjectPiece['what'], string>> = {
  chart: 'Hier staat een grafiek van Word; zij is niet overgenomen.',
  diagram: 'Hier staat een schema (SmartArt); het is niet overgenomen.',
  embedded: 'Hier staat een bestand van een ander programma; het is niet overgenomen.',
  symbol: 'Hier staat een teken uit een symboollettertype; het is niet overgenomen.',
  ink: 'Hier staat een tekening of handtekening met de pen; zij is niet overgenomen.',
  'inserted-file': 'Hier is een ander document ingevoegd; het is niet geopend en niet overgenomen.',
}

function siftImage(image: ImagePiece, ledger: Ledger): 'kept' | 'left-out' {
  const reason = imageProblem(image)
  if (reason === undefined) return 'kept'
  leaveOut(ledger, 'word/afbeelding', { place: image.place, text: image.alt || '–', reason })
  return 'left-out'
}

function imageProblem({ part, address, isHidden, isCropped }: ImagePiece): string | undefined {
  if (isHidden) return 'Hier staat een afbeelding die in Word verborgen is; zij is niet overgenomen.'
  if (isCropped)
    return 'Van deze afbeelding is in Word een stuk afgesneden dat er nog wel in zit; zij is niet overgenomen.'
  if (part !== undefined) return undefined
  return address === undefined
    ? 'Hier staat een afbeelding die niet in het document zit; zij is niet overgenomen.'
    : 'Deze afbeelding staat ergens anders; zij is niet geopend en niet overgenomen.'
}

function siftShape(shape: ShapePiece, ledger: Ledger): void {
  const { place, isHidden, alt } = shape
  const text = textOfShape(shape)
  if (isHidden)
    leaveOut(ledger, 'word/verborgen-tekst', {
      place,
      text,
      reason: 'Deze tekst staat in een vorm die in Word verborgen is, en is niet overgenomen.',
    })
  else if (text.trim() === '' || text === alt)
    leaveOut(ledger, 'word/vorm', {
      place,
      text: alt || '–',
      reason: 'Hier staat een getekende vorm; zij is niet overgenomen. Kijk of zij iets afdekte.',
    })
}
