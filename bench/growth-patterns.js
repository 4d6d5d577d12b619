/** Texts that a parser or a pattern may be slow on. Each makes a text of about as many characters as asked. */

/** @typedef {(size: number) => string} Make */

/** @param {string} unit @returns {Make} */
const repeated = (unit) => (size) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size)

/** One piece after another until the size is reached. @param {(index: number) => string} piece @returns {Make} */
const growing = (piece) => (size) => {
  const pieces = []
  for (let length = 0, index = 0; length < size; index++) {
    const next = piece(index)
    pieces.push(next)
    length += next.length
  }
  return pieces.join('').slice(0, size)
}

/** Repeated as they are. */
const units = [
  // Punctuation and letters.
  '.',
  '... ',
  ':',
  ':a',
  ':a ',
  '9:30 ',
  '(',
  ') ',
  '{',
  '$a',
  '^a',
  '#a ',
  '=a ',
  'a/',
  '"a ',
  '“a” ',
  '— ',
  '\\',
  '\\a',
  'a',
  'a-',
  'a.',
  'a+',
  'a, ',
  'woord ',
  'Dit is een zin. ',
  'Dit is een zin! ',
  'Jan de ',
  'n.v.t. ',
  'TODO ',
  'XX ',
  'd.w.z. ',
  // Emphasis, strikethrough, code.
  '*a',
  '*a ',
  '**a',
  'a**',
  '*a_',
  '_a ',
  '__a ',
  '*',
  '* * ',
  '**a** ',
  '*a* ',
  '~',
  '~a ',
  '~~a',
  '~~a~~ ',
  '`',
  '`a``b',
  // Brackets, links, pictures, footnotes.
  '[a',
  '![a',
  ']',
  '](',
  '[a](',
  '[a](<',
  '[a][b]',
  '[a] ',
  '[^a]',
  '[...] ',
  '[a](b) ',
  '![a](b.png) ',
  '[a]: b\n',
  '[^a]: b\n\n',
  // HTML, entities, addresses.
  '<',
  '<a ',
  '<!-- ',
  '<!-- a -->\n\n',
  '<![CDATA[',
  '<?',
  '<!A ',
  'a < b > ',
  '&',
  '&amp;',
  '&#38',
  '<http://a> ',
  'http://',
  'www.',
  'www.a ',
  'a@',
  'a@b.',
  'a@b.c ',
  // Directives.
  ':lak[',
  ':lak[x]{',
  ':lak[x]{grond="5.1.2.e"} ',
  ':lak[:lak[',
  ':::a\n',
  '::::lak\n:::\n',
  '::a ',
  // Lines and blocks.
  '|',
  'a|',
  '> a\n\n',
  '> a\nb\n',
  '> > a\n> b\n',
  '- a\n',
  '- a\n\n',
  '- a\nb\n',
  '1. a\n',
  '2. a\n',
  '- [ ] a\n',
  ' - a\n',
  '- - - a\n',
  '# a\n',
  '### a\n\n',
  'a\n=\n',
  'a\n-\n',
  '***\n',
  '```\n',
  '~~~a\n\n',
  '    a\n',
  'a  \n',
  'a\\\n',
  'a\r\n',
  '\n',
  ' ',
  '\t',
  '\u00a0',
  // Numbers and other data that rules look for.
  '1',
  '1 ',
  '111.22.',
  '111222333 ',
  'NL91',
  'NL91 ABNA 0417 1643 00 ',
  '06 ',
  '06-12345678 ',
  '+31 6 ',
  'bijlage 1 ',
  '€ 9.500 ',
  '█',
  // Unicode.
  '😀',
  '👨\u200d',
  'e\u0301',
  '\u0301',
  '\u202e',
  'ا ',
]

/** @type {Readonly<Record<string, Make>>} */
const shapes = {
  'code of more and more ticks': growing((index) => `${'`'.repeat(index + 1)}a`),
  'many footnotes': growing((index) => `[^${index}] `),
  'many attributes': (size) => `:lak[x]{${repeated('a=b ')(size)}`,
  'a table of rows': (size) => `|a|\n|-|\n${repeated('|b|\n')(size)}`,
  'a table of columns': (size) => `${repeated('|a')(size / 2)}|\n${repeated('|-')(size / 2)}|\n`,
  'a deep quote, one line': (size) => `${'>'.repeat(19)}${repeated(' a')(size)}`,
  'a deep quote, many lines': (size) => `${'>'.repeat(19)}${repeated(' a\n')(size)}`,
  'a deep list, many lines': (size) => `${'- '.repeat(19)}${repeated('a\n')(size)}`,
  'a list, many lines': (size) => `- ${repeated('a\n')(size)}`,
  'a list within a quote, many lines': (size) => `> - ${repeated('a\n> ')(size)}`,
  'spaces between letters': (size) => `a${repeated(' ')(size)}b`,
  'text above a line of =': (size) => `${repeated('a\n')(size)}===`,
  'quotes within quotes': (size) => repeated('> ')(size),
  'lists within lists': (size) => repeated('- ')(size),
  'lists that indent': growing((index) => `${' '.repeat(2 * index)}- a\n`),
  'blocks that grow': growing((index) => `${':'.repeat(3 + index)}lak\n`),
  'brackets within brackets': (size) => '['.repeat(size / 2) + ']'.repeat(size / 2),
  'redactions within redactions': (size) => repeated(':lak[')(size / 2) + ']'.repeat(size / 10),
  'emphasis within emphasis': (size) => repeated('*a **b ')(size / 2) + repeated('** *')(size / 2),
  'pictures within pictures': (size) => repeated('![')(size / 3) + repeated('](a)')(size / 1.5),
}

/** @type {Readonly<Record<string, Make>>} */
export const patterns = {
  ...Object.fromEntries(units.map((unit) => [JSON.stringify(unit), repeated(unit)])),
  ...shapes,
}

/**
 * The same text in paragraphs, so that none reaches the limits on one.
 * @param {string} text @param {number} size of a paragraph, in characters
 */
export function inParagraphs(text, size) {
  const pieces = []
  for (let at = 0; at < text.length; at += size) pieces.push(text.slice(at, at + size))
  return pieces.join('\n\n')
}
