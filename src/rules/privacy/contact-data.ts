import { type Detector, digitsOf, matching } from './detector.ts'
import { labelOf } from './labels.ts'

/** 06, +31 6 or 0031 6 followed by eight digits, in any grouping. */
const mobile = /(?<![\p{L}\d]|\d[.-])(?:06|(?:\+|00)31[ -]?(?:\(0\))?[ -]?6)(?:[ .\u00a0-]{0,3}\d){8}(?![\p{L}\d])/gu

export const mobileNumbers: Detector = (text) => matching(text, mobile)

/** An area code and a number in the groups in which such numbers are written. */
const landline =
  /(?<![\p{L}\d]|[\p{L}\d][.,/_-])(?<code>\(0[1-57]\d{1,2}\)|0[1-57]\d{1,2}|(?:\+|00)31[ .-]?(?:\(0\))?[ -]?[1-57]\d{1,2})(?<gap>[ .\u00a0/-]{0,3})(?:\d{6,7}|\d{3}[ .\u00a0]\d{3,4}|\d{2}[ .\u00a0]\d{2}[ .\u00a0]\d{2,3}|\d{3}[ .\u00a0]\d{2}[ .\u00a0]\d{2}|\d{2}[ .\u00a0]\d{3}[ .\u00a0]\d{2})(?![\p{L}\d]|[.,/_-][\p{L}\d])/gu

/** The area codes of the Netherlands without their zero (ACM, Nummerplan telefoon- en ISDN-diensten). */
const areaCodes: ReadonlySet<string> = new Set(
  (
    '10 13 15 20 23 24 26 30 33 35 36 38 40 43 45 46 50 53 55 58 70 71 72 73 74 75 76 77 78 79 ' +
    '111 113 114 115 117 118 161 162 164 165 166 167 168 172 174 180 181 182 183 184 186 187 ' +
    '222 223 224 226 227 228 229 251 252 255 294 297 299 313 314 315 316 317 318 320 321 341 342 343 344 345 346 347 348 ' +
    '411 412 413 416 418 475 478 481 485 486 487 488 492 493 495 497 499 ' +
    '511 512 513 514 515 516 517 518 519 521 522 523 524 525 527 528 529 541 543 544 545 546 547 548 ' +
    '561 562 566 570 571 572 573 575 577 578 591 592 593 594 595 596 597 598 599'
  ).split(' '),
)

/** Landline numbers: with an existing area code, or with a word for telephoning near them. Not that of the municipality. */
export const landlineNumbers: Detector = (text, { telefoon }) => {
  const own = nationalDigits(telefoon ?? '')
  return matching(text, landline, ({ 0: written, index, groups = {} }) => {
    const digits = nationalDigits(written)
    if (digits.length !== 9 || digits === own) return false
    const label = labelOf(text, index, index + written.length)?.label
    if (label === 'telefoon') return true
    const isSplit = groups.gap !== '' || /^(?:\+|00|\()/.test(written)
    const hasAreaCode = areaCodes.has(digits.slice(0, 2)) || areaCodes.has(digits.slice(0, 3))
    return label !== 'ander' && isSplit && hasAreaCode
  })
}

/** The nine digits of a number without its trunk zero or country code. */
function nationalDigits(written: string): string {
  return digitsOf(written.replace('(0)', '')).replace(/^(?:00)?31(?=\d{9}$)|^0/, '')
}

const address = /(?<![\p{L}\d._%+-])[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9][a-z0-9.-]{0,200}\.[a-z]{2,}/giu

/** Mail providers of private persons; organisations have a domain of their own. */
const privateMail =
  /^(gmail|googlemail|hotmail|outlook|live|msn|icloud|me|mac|yahoo|ymail|aol|gmx|proton|protonmail|pm|tutanota|ziggo|kpnmail|kpnplanet|planet|hetnet|xs4all|home|casema|upcmail|chello|quicknet|telfort|tele2|online|zonnet|wanadoo|orange|solcon|caiway|caiwaynet|zeelandnet|onsbrabantnet|onsnet|multiweb|freeler|12move|tiscali|versatel|dds|freedom|delta|hccnet)\.(com|nl|net|org|eu|me|de|be|fr|co\.uk|ch)$/i

/** E-mail addresses of private persons. The pattern is slow, since it is tried at every letter; most texts have no address. */
export const privateAddresses: Detector = (text) =>
  text.includes('@') ? matching(text, address, ([mail]) => privateMail.test(mail.slice(mail.lastIndexOf('@') + 1))) : []
