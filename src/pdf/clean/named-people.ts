import { reachable } from '../file/model/reachable-objects.ts'
import { type Dict, isDict, PdfString } from '../file/objects/objects.ts'
import { orRefusal, type PdfRefusal } from '../file/objects/refusal.ts'
import { openReadable } from '../file/read/open-pdf.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { creatorsIn, xmpOf } from '../text/claims.ts'
import { isSignature } from './inspect-privacy.ts'

/** Who a PDF says that made and signed it; each name once. */
export interface NamedPeople {
  readonly ok: true
  readonly makers: readonly string[]
  readonly signers: readonly string[]
}

/** Reads the names in the metadata and the signatures of a file. Never throws because of its contents. */
export function namedPeople(pdf: Uint8Array): NamedPeople | PdfRefusal {
  return orRefusal(() => {
    const file = openReadable(pdf)
    const information = file.dict(file.trailer.get('Info'))
    const makers = [file.text(information?.get('Author')) ?? '', ...creatorsIn(xmpOf(file))]
    const signers = reachable(file).found.flatMap(({ dict }) => (isSignature(file, dict) ? signersIn(file, dict) : []))
    return { ok: true, makers: unique(makers), signers: unique(signers) }
  })
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names.map((each) => each.trim()).filter((each) => each !== ''))]
}

/** The name that a signature states, else the names in its certificates. */
function signersIn(file: PdfFile, signature: Dict): readonly string[] {
  const stated = file.text(signature.get('Name'))
  if (stated !== undefined && stated.trim() !== '') return [stated]
  const contents = file.resolve(signature.get('Contents'))
  return contents instanceof PdfString && isDict(signature) ? commonNames(Buffer.from(contents.raw, 'latin1')) : []
}

/** The object identifier of a common name (2.5.4.3) in DER. */
const commonName = Buffer.from('0603550403', 'hex')

/** The common names in certificates, of persons and of those who issued them. */
function commonNames(der: Buffer): readonly string[] {
  const names: string[] = []
  for (let at = der.indexOf(commonName); at >= 0; at = der.indexOf(commonName, at + 5)) {
    const [kind, length = 0] = der.subarray(at + 5, at + 7)
    const value = der.subarray(at + 7, at + 7 + length)
    // BMPString holds two bytes a character; the other kinds are read as UTF-8.
    if (length < 128)
      names.push(kind === 0x1e ? Buffer.from(value).swap16().toString('utf16le') : value.toString('utf8'))
  }
  return names
}
