/** Characters that follow each other in a font. */
function lettersFrom(start: number, letters: string): Readonly<Record<number, string>> {
  return Object.fromEntries([...letters].map((letter, index) => [start + index, letter]))
}

/** Characters of Word's symbol fonts by code; a box is always U+2612 or U+2610. */
const symbols: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings: {
    32: ' ',
    110: '■',
    111: '☐',
    112: '☐',
    113: '☐',
    114: '☐',
    120: '☒',
    167: '▪',
    168: '☐',
    183: '•',
    216: '➢',
    223: '←',
    224: '→',
    232: '→',
    240: '⇒',
    251: '✗',
    252: '✓',
    253: '☒',
    254: '☒',
  },
  'wingdings 2': { 32: ' ', 42: '☐', 48: '☐', 53: '☐', 79: '✗', 80: '✓', 81: '☒', 82: '☒', 83: '☒', 84: '☒', 163: '☐' },
  'wingdings 3': { 32: ' ' },
  webdings: { 32: ' ', 97: '✓', 99: '☐', 103: '■', 114: '✗' },
  symbol: {
    ...lettersFrom(32, ' !∀#∃%&∋()∗+,−./0123456789:;<=>?≅'),
    ...lettersFrom(65, 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_'),
    ...lettersFrom(97, 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼'),
    160: '€',
    162: '′',
    163: '≤',
    165: '∞',
    174: '→',
    176: '°',
    177: '±',
    179: '≥',
    180: '×',
    183: '•',
    184: '÷',
    185: '≠',
  },
}

/** Unicode for a character of a symbol font; undefined for another font. @returns `unknown` for a picture without a character */
export function symbolIn(font: string | undefined, code: number): string | 'unknown' | undefined {
  const table = symbols[(font ?? '').toLowerCase()]
  if (table === undefined) return undefined
  // Symbol fonts have their characters from U+F000 on as well.
  return table[code & 0xff] ?? 'unknown'
}

const boxes: Readonly<Record<string, string>> = {
  '☑': '☒',
  '☒': '☒',
  '🗹': '☒',
  '🗵': '☒',
  '☐': '☐',
  '❏': '☐',
  '❑': '☐',
  '❒': '☐',
  '❐': '☐',
}

/** Gives every tick box one of two characters: ☒ or ☐. */
export function withBoxes(text: string): string {
  return text.replace(/[☑☒☐❏❑❒❐]|🗹|🗵/gu, (box) => boxes[box] ?? box)
}
