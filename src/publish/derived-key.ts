import { createHash } from 'node:crypto'

/** Without digits, vowels and `y`, so that a key contains no number and no word that a search could take for a secret. */
const letters = 'bcdfghjklmnpqrstvwxz'
const length = 16

/**
 * The key under which something is published for the first time: of its identity, so that a second run, on another machine too, gives the
 * same one. Sixteen letters of twenty hold 69 bits.
 *
 * @param identity the source as `sourceKey` names it; for a source whose name may not be public, the SHA-256 of its public file
 */
export function derivedKey(identity: string): string {
  const digest = createHash('sha256').update(`collegevoorstel ${identity}`).digest()
  let value = BigInt(`0x${digest.toString('hex')}`)
  let key = ''
  while (key.length < length) {
    key += letters[Number(value % 20n)] ?? ''
    value /= 20n
  }
  return key
}

export const keyPattern: RegExp = new RegExp(`^[${letters}]{${length}}(?:-[${letters}]+)?$`)

/** The documents of a meeting itself. They state the subject of every proposal in it. */
export const meetingDocuments = ['agenda.pdf', 'besluitenlijst.pdf'] as const

/** The key of a document of a meeting. @param meeting the key of the publication of that meeting */
export function meetingDocumentKey(meeting: string, path: string): string {
  return derivedKey(`${meeting} ${path}`)
}
