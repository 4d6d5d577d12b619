import { remainder97 } from './citizen-numbers.ts'
import type { Detector, Found } from './detector.ts'

/** The countries that have an IBAN, and its length there (ISO 13616, IBAN Registry). */
const ibanLengths: ReadonlyMap<string, number> = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 ' +
    'FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 ' +
    'LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 ' +
    'SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((each) => [each.slice(0, 2), Number(each.slice(2))]),
)

/** International bank account numbers. Trailing groups can be words of the sentence: they are removed until the number is valid. */
export const bankAccounts: Detector = (text) => {
  const found: Found[] = []
  const pattern = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?:[ \u00a0.]?[A-Z0-9]{1,4}){3,9}(?![\p{L}\d])/giu
  for (let run = pattern.exec(text); run; run = pattern.exec(text)) {
    const length = ibanLength(run[0])
    if (length > 0) found.push({ text: run[0].slice(0, length), start: run.index, end: run.index + length })
    // The search continues after the number, or after the first group if it is not a number.
    pattern.lastIndex = run.index + Math.max(length, 4)
  }
  return found
}

/** The length of the number at the start of a run of groups; 0 if there is none. */
function ibanLength(run: string): number {
  for (let length = run.length; length >= 15; length--) {
    const part = run.slice(0, length)
    if (/[\p{L}\d]$/u.test(part) && !/^[\p{L}\d]/u.test(run.slice(length)) && isIban(part)) return length
  }
  return 0
}

/** ISO 13616: with the first four characters at the end, the remainder modulo 97 is 1. */
export function isIban(text: string): boolean {
  const characters = text.replace(/[ \u00a0.]/g, '').toUpperCase()
  const isForm = /^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(characters)
  if (!isForm || characters.length !== ibanLengths.get(characters.slice(0, 2))) return false
  return remainder97(characters.slice(4) + characters.slice(0, 4)) === 1
}
