/** Glyph names other than accented letters, with their characters (Adobe Glyph List, the subset used by Western fonts). */
const named = pairs(
  'space=  exclam=! quotedbl=" numbersign=# dollar=$ percent=% ampersand=& quotesingle=\' quoteright=’ quoteleft=‘ parenleft=( ' +
    'parenright=) asterisk=* plus=+ comma=, hyphen=- minus=− period=. slash=/ zero=0 one=1 two=2 three=3 four=4 five=5 six=6 ' +
    'seven=7 eight=8 nine=9 colon=: semicolon=; less=< equal== greater=> question=? at=@ bracketleft=[ backslash=\\ ' +
    'bracketright=] asciicircum=^ underscore=_ grave=` braceleft={ bar=| braceright=} asciitilde=~ exclamdown=¡ cent=¢ ' +
    'sterling=£ currency=¤ yen=¥ brokenbar=¦ section=§ dieresis=¨ copyright=© ordfeminine=ª guillemotleft=« logicalnot=¬ ' +
    'registered=® macron=¯ degree=° plusminus=± twosuperior=² threesuperior=³ acute=´ mu=µ paragraph=¶ periodcentered=· ' +
    'cedilla=¸ onesuperior=¹ ordmasculine=º guillemotright=» onequarter=¼ onehalf=½ threequarters=¾ questiondown=¿ AE=Æ ' +
    'Eth=Ð multiply=× Oslash=Ø Thorn=Þ germandbls=ß ae=æ eth=ð divide=÷ oslash=ø thorn=þ dotlessi=ı OE=Œ oe=œ Lslash=Ł ' +
    'lslash=ł florin=ƒ circumflex=ˆ tilde=˜ caron=ˇ breve=˘ dotaccent=˙ ring=˚ ogonek=˛ hungarumlaut=˝ endash=– emdash=— ' +
    'quotesinglbase=‚ quotedblleft=“ quotedblright=” quotedblbase=„ dagger=† daggerdbl=‡ bullet=• ellipsis=… perthousand=‰ ' +
    'guilsinglleft=‹ guilsinglright=› fraction=⁄ Euro=€ trademark=™ fi=fi fl=fl ff=ff ffi=ffi ffl=ffl IJ=Ĳ ij=ĳ ' +
    'nbspace=\u00a0 softhyphen=\u00ad',
)

const accents = pairs(
  'acute=\u0301 grave=\u0300 circumflex=\u0302 dieresis=\u0308 tilde=\u0303 ring=\u030a cedilla=\u0327 caron=\u030c ' +
    'breve=\u0306 macron=\u0304 ogonek=\u0328 dotaccent=\u0307 hungarumlaut=\u030b commaaccent=\u0326',
)

/** Entries `name=text`, separated by spaces. */
function pairs(text: string): ReadonlyMap<string, string> {
  const entries = text.split(/ (?=[A-Za-z]+=)/)
  return new Map(entries.map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]))
}

/** The text of a glyph by its name: é for `eacute` and `uni00E9`, fi for `f_i`; undefined for an unknown name. */
export function glyphText(name: string): string | undefined {
  if (/^[A-Za-z]$/.test(name)) return name
  const known = named.get(name)
  if (known !== undefined) return known
  const [, letter = '', accent = ''] = /^([A-Za-z])([a-z]{4,})$/.exec(name) ?? []
  const mark = accents.get(accent)
  if (mark !== undefined) return (letter + mark).normalize('NFC')
  const digits = /^uni((?:[0-9A-F]{4})+)$/.exec(name)?.[1]
  if (digits !== undefined)
    return (digits.match(/.{4}/g) ?? []).map((each) => String.fromCharCode(Number.parseInt(each, 16))).join('')
  const point = Number.parseInt(/^u([0-9A-F]{4,6})$/.exec(name)?.[1] ?? '', 16)
  if (point <= 0x10ffff) return String.fromCodePoint(point)
  if (name.includes('_') || name.includes('.')) return compound(name)
  return undefined
}

/** Components joined by `_`; a suffix after a dot selects a variant (`a.sc`). */
function compound(name: string): string | undefined {
  const [base = ''] = name.split('.')
  const components = base.split('_')
  if ((base === '' || base === name) && components.length < 2) return undefined
  const texts = components.slice(0, 20).map((each) => (each === name ? undefined : glyphText(each)))
  return texts.includes(undefined) ? undefined : texts.join('')
}
