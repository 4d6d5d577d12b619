import { attempt } from '../../system/attempt.ts'
import { oncePerKey } from '../../system/lazily.ts'
import { type FontFormat, type FontTables, openFont } from './font-tables.ts'

/** What a font file says of itself. */
export interface FontFile {
  readonly format: FontFormat
  /** `Fira Sans`; empty where the file does not say. */
  readonly family: string
  /** The name that the font has in a PDF: `FiraSans-Regular`. */
  readonly postScriptName: string
  /** The least and the largest weight: equal, but for a variable font. */
  readonly weights: readonly [least: number, most: number]
  readonly style: 'normal' | 'italic'
}

/** Why a font cannot be in a document; Dutch sentences. */
export interface FontRefusal {
  readonly reason: string
  readonly advice: string
}

/** Reads a font file, once for the same bytes. The reason of a refusal begins with a small letter: it follows the name of the file. */
export const readFontFile = oncePerKey((bytes: Uint8Array): FontFile | FontRefusal => {
  const font = attempt(() => openFont(bytes))
  const about = font && attempt(() => aboutFont(font))
  return (
    about ?? {
      reason: 'is geen lettertype dat in een document kan: het is beschadigd, of geen woff2, woff, ttf of otf.',
      advice: 'Lever een woff2-bestand aan.',
    }
  )
})

export function isFontFile(read: FontFile | FontRefusal): read is FontFile {
  return 'format' in read
}

/** @throws a RangeError where a table is too short */
function aboutFont(font: FontTables): FontFile | FontRefusal | undefined {
  const os2 = font.table('OS/2')
  const names = font.table('name')
  // Tables without which a browser refuses a font.
  if (os2 === undefined || names === undefined || !['cmap', 'head', 'hmtx'].every((tag) => font.table(tag)))
    return undefined
  const refusal = refusalOf(font, os2.readUInt16BE(8))
  if (refusal) return refusal
  const selection = os2.readUInt16BE(62)
  return {
    format: font.format,
    family: nameOf(names, 16) ?? nameOf(names, 1) ?? '',
    postScriptName: nameOf(names, 6) ?? '',
    weights: axisWeights(font.table('fvar')) ?? [os2.readUInt16BE(4), os2.readUInt16BE(4)],
    style: (selection & 0b1) === 1 || (selection & 0b10_0000_0000) !== 0 ? 'italic' : 'normal',
  }
}

/** The embedding rights of `fsType` (ISO/IEC 14496-22, 5.2.7.7), of which the least restrictive counts. */
const rights = { restricted: 0x2, previewAndPrint: 0x4, editable: 0x8, noSubsetting: 0x100, bitmapOnly: 0x200 }

const otherFont =
  'Kies een ander lettertype, bijvoorbeeld een met de licentie OFL, of vraag de maker om een versie die dit wel toestaat.'

function refusalOf(font: FontTables, type: number): FontRefusal | undefined {
  const isRestricted = (type & 0xe) === rights.restricted
  if (isRestricted)
    return { reason: 'mag van de maker niet in een document worden opgenomen (fsType: restricted).', advice: otherFont }
  if ((type & rights.bitmapOnly) !== 0)
    return {
      reason: 'mag van de maker alleen als plaatjes in een document worden opgenomen (fsType: bitmap embedding only).',
      advice: otherFont,
    }
  if ((type & rights.noSubsetting) !== 0)
    return {
      reason: 'mag van de maker alleen in zijn geheel in een document worden opgenomen (fsType: no subsetting).',
      advice: `In de PDF staan alleen de letters die worden gebruikt. ${otherFont}`,
    }
  if (!['glyf', 'CFF ', 'CFF2'].some((tag) => font.table(tag)))
    return { reason: 'heeft geen omtrekken: de letters zijn plaatjes.', advice: 'Kies een lettertype met omtrekken.' }
  return undefined
}

/** The range of the axis `wght` (ISO/IEC 14496-22, 7.3.3). */
function axisWeights(fvar: Buffer | undefined): readonly [number, number] | undefined {
  if (fvar === undefined) return undefined
  const [first, count, size] = [fvar.readUInt16BE(4), fvar.readUInt16BE(8), fvar.readUInt16BE(10)]
  for (let index = 0; index < count; index++) {
    const at = first + index * size
    if (fvar.toString('latin1', at, at + 4) === 'wght')
      return [fvar.readInt32BE(at + 4) / 65536, fvar.readInt32BE(at + 12) / 65536]
  }
  return undefined
}

const windows = 3
const macintosh = 1

/** A name (ISO/IEC 14496-22, 5.2.6), as Windows or else as Macintosh has it. */
function nameOf(table: Buffer, id: number): string | undefined {
  const [count, strings] = [table.readUInt16BE(2), table.readUInt16BE(4)]
  const found = new Map<number, string>()
  for (let index = 0; index < count; index++) {
    const at = 6 + 12 * index
    const platform = table.readUInt16BE(at)
    if (table.readUInt16BE(at + 6) !== id || found.has(platform)) continue
    const from = strings + table.readUInt16BE(at + 10)
    const bytes = table.subarray(from, from + table.readUInt16BE(at + 8))
    found.set(platform, platform === macintosh ? bytes.toString('latin1') : utf16(bytes))
  }
  return found.get(windows) ?? found.get(macintosh) ?? [...found.values()][0]
}

function utf16(bytes: Buffer): string {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString('utf16le')
}
