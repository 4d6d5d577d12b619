/** A part of a text that looks like a personal datum. */
export interface PersonalDatum {
  readonly type: 'bsn' | 'iban' | 'mobiel' | 'e-mail'
  /** Verbatim. */
  readonly text: string
  readonly start: number
  readonly end: number
}

const types = ['bsn', 'iban', 'mobiel', 'e-mail'] as const satisfies readonly PersonalDatum['type'][]

/**
 * Everything in a text, Markdown or extracted from a PDF, that looks like a citizen service number, a bank account, a mobile number
 * or a private e-mail address, in text order.
 *
 * @param ownNumber nine digits that are accepted: the municipality's RSIN
 */
export function personalDataIn(text: string, ownNumber?: string): readonly PersonalDatum[] {
  return types.flatMap((type) => personalDataOf(type, text, ownNumber)).sort((a, b) => a.start - b.start)
}

/** The data of one type, in text order. */
export function personalDataOf(
  type: PersonalDatum['type'],
  text: string,
  ownNumber?: string,
): readonly PersonalDatum[] {
  switch (type) {
    case 'bsn':
      return matches(type, text, nineDigits, (found) => {
        const digits = found.replace(/\D/g, '')
        return digits !== ownNumber && isElevenProof(digits)
      })
    case 'iban':
      return ibans(text)
    case 'mobiel':
      return matches(type, text, mobile, () => true)
    case 'e-mail':
      // The pattern is slow, since it is tried at every letter; most texts have no address.
      return text.includes('@') ? matches(type, text, address, isPrivate) : []
  }
}

/** Nine digits, or groups of 3-3-3 or 4-2-3 with dots or spaces; not an amount of money, nor part of a longer number or code. */
const nineDigits =
  /(?<![\p{L}\d]|[\p{L}\d][.,/_-]|€\s?|\d[ \u00a0])(?:\d{9}|\d{3}([. \u00a0])\d{3}\1\d{3}|\d{4}([. \u00a0])\d{2}\2\d{3})(?![\p{L}\d]|[.,/_-][\p{L}\d]|,-|[ \u00a0]\d|\s?euro)/gu

/** 06, +31 6 or 0031 6 followed by eight digits, in any grouping. */
const mobile = /(?<![\p{L}\d]|\d[.-])(?:06|(?:\+|00)31[ -]?(?:\(0\))?[ -]?6)(?:[ .\u00a0-]{0,3}\d){8}(?![\p{L}\d])/gu

const address = /(?<![\p{L}\d._%+-])[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9][a-z0-9.-]{0,200}\.[a-z]{2,}/giu

/** Mail providers of private persons; organisations have a domain of their own. */
const privateMail =
  /^(gmail|googlemail|hotmail|outlook|live|msn|icloud|me|mac|yahoo|ymail|aol|gmx|proton|protonmail|pm|tutanota|ziggo|kpnmail|kpnplanet|planet|hetnet|xs4all|home|casema|upcmail|chello|quicknet|telfort|tele2|online|zonnet|wanadoo|orange|solcon|caiway|caiwaynet|zeelandnet|onsbrabantnet|onsnet|multiweb|freeler|12move|tiscali|versatel|dds|freedom|delta|hccnet)\.(com|nl|net|org|eu|me|de|be|fr|co\.uk|ch)$/i

/** The check of a citizen service number (elfproef): weights 9 to 2, and −1 for the last digit. */
export function isElevenProof(digits: string): boolean {
  if (!/^\d{9}$/.test(digits) || /^0+$/.test(digits)) return false
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0)
  return sum % 11 === 0
}

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

/** ISO 13616: move the first four characters to the end, read letters as numbers from 10; the remainder modulo 97 is 1. */
export function isIban(text: string): boolean {
  const characters = text.replace(/[ \u00a0.]/g, '').toUpperCase()
  const isForm = /^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(characters)
  if (!isForm || characters.length !== ibanLengths.get(characters.slice(0, 2))) return false
  let rest = 0
  for (const character of characters.slice(4) + characters.slice(0, 4)) {
    const value = Number.parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

function matches(
  type: PersonalDatum['type'],
  text: string,
  pattern: RegExp,
  holds: (found: string) => boolean,
): readonly PersonalDatum[] {
  return [...text.matchAll(pattern)]
    .filter(([found]) => holds(found))
    .map(({ 0: found, index }) => ({ type, text: found, start: index, end: index + found.length }))
}

/** Trailing groups can be words of the sentence: they are removed until the number is valid. */
function ibans(text: string): readonly PersonalDatum[] {
  const found: PersonalDatum[] = []
  const pattern = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?:[ \u00a0.]?[A-Z0-9]{1,4}){3,9}(?![\p{L}\d])/giu
  for (let run = pattern.exec(text); run; run = pattern.exec(text)) {
    const length = ibanLength(run[0])
    if (length > 0)
      found.push({ type: 'iban', text: run[0].slice(0, length), start: run.index, end: run.index + length })
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

function isPrivate(mail: string): boolean {
  return privateMail.test(mail.slice(mail.lastIndexOf('@') + 1))
}
