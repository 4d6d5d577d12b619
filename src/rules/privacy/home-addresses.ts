import type { Detector, Found } from './detector.ts'

/** PostNL gives out no postcodes with SA, SD or SS. */
const postcode =
  /(?<![\p{L}\d]|[\p{L}\d][-./_]|€\s?)[1-9]\d{3}[ \u00a0]?(?!SA|SD|SS)[A-Z]{2}(?![\p{L}\d]|[-/_.]\p{L}|[/_.]\d)/gu

/** A unit or an abbreviation behind a number of four digits: a postcode only before the name of a town. */
const abbreviation = /(?:[GKM]W|KV|[GMT]B|EU|HA|PK|KG|[CK]M|MM|VA|AH|NR|BV|NV|EN|OF|IN|OP|TE|DE)$/

const month = '(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)'
const houseNumber = String.raw`\d{1,5}(?:[ -]?[a-zA-Z](?![\p{L}\d]))?(?:[-/]\d{1,4}|[- ](?:hs|bis|[IVX]{1,4})(?!\p{L}))?`
const streetEnd =
  '(?:straat|str\\.|weg|laan|plein|dijk|kade|gracht|singel|hof|pad|steeg|dreef|markt|park|wal|veld|akker|lei|plantsoen|baan|ring|erf|kamp|burg|haven|brink|horst|stede|donk|meent)'
/** A name with a capital, or a word that ends as streets do. */
const street = String.raw`(?<![\p{L}\d])(?:\p{Lu}[\p{L}'’.-]*|\p{Ll}[\p{L}'’-]*${streetEnd})`
const between = String.raw`\s*(?:\\|<br>)?[,;|/(]?\s*["']?(?:(?:te|in|[-*]?\s*(?:postcode|pc)(?: en (?:woon)?plaats)?\s*:?)\s+)?["']?`

/** `Kerkstraat 12, `, up to the postcode. */
const numberAhead = new RegExp(
  `(?:(?<street>${street})[ \\u00a0]|(?:huisnummer|nummer|nr\\.?):?[ \\u00a0])${houseNumber}${between}$`,
  'u',
)
const wordedNumber = String.raw`[ ,;|]*(?:huis)?(?:nummer|nr\.?|no\.?):?[ |]*\d{1,5}`
const bareNumber = String.raw`[ ,/-] ?${houseNumber}(?![.,]?\d|[ \u00a0]?(?:%|euro|m2|m²|uur|km|${month}))(?=\s*(?:$|[.,;:)|\n]|(?:te|in|en|of|is) |\p{Lu}))`
const townAndStreet = String.raw`[ ,]{1,2}(?:\p{Lu}[\p{L}'’ -]{1,30}[,:;|] ?)?(?:[\p{L}'’.-]+ ){0,3}[\p{L}'’-]*${streetEnd} \d{1,5}`
/** ` 12`, ` huisnummer 12`, ` Voorbeeldstad, Kerkstraat 12`, from the postcode. */
const numberBehind = new RegExp(`^(?:${wordedNumber}|${bareNumber}|${townAndStreet})`, 'u')

/** Words with a capital before a number that is not that of a house. */
const noStreet = new RegExp(
  `^(?:postbus|antwoordnummer|artikel|lid|bijlage|punt|fase|week|nummer|kavel|sectie|pagina|${month})$`,
  'i',
)

/** A postcode with the number of a house near it, other than the address of the municipality. */
export const homeAddresses: Detector = (text, { adres }) => {
  const isOwn = (code: string, found: string) => {
    const own = /\d+/.exec(adres?.straat ?? '')?.[0]
    return solid(code) === solid(adres?.postcode ?? '') && (own === undefined || found.split(/\D+/).includes(own))
  }
  return [...text.matchAll(postcode)].flatMap(({ 0: code, index }): readonly Found[] => {
    const place = { index, end: index + code.length }
    const isTown = /^[ \u00a0]{1,2}\p{Lu}\p{Ll}/u.test(text.slice(place.end, place.end + 4))
    if (abbreviation.test(code) && !isTown) return []
    const found = addressAt(text, place)
    return found === undefined || isOwn(code, found.text) ? [] : [found]
  })
}

/** The address around a postcode. */
function addressAt(text: string, { index, end }: { readonly index: number; readonly end: number }): Found | undefined {
  const ahead = text.slice(Math.max(0, index - 80), index)
  const before = numberAhead.exec(ahead)
  if (before !== null) {
    if (noStreet.test(before.groups?.street ?? '')) return undefined
    const start = index - ahead.length + before.index
    return { text: text.slice(start, end), start, end }
  }
  const behind = numberBehind.exec(text.slice(end, end + 80))
  if (behind === null || /(?:postbus|antwoordnummer)\s+\d+\s*,?\s*$/i.test(ahead)) return undefined
  return { text: text.slice(index, end + behind[0].length), start: index, end: end + behind[0].length }
}

function solid(code: string): string {
  return code.replace(/[\s\u00a0]/g, '').toUpperCase()
}
