import { proposal } from '../cli/trial-project.ts'

/** A file made to be slow, to run code, to hide something, or to be read in two ways. */
export type Attack = readonly [name: string, bytes: string | Uint8Array]

const front = (lines: string): string => proposal({ front: lines })
const text = (words: string): string => proposal({ text: words })
const times = (count: number, piece: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => piece(i)).join('')
const utf16 = (words: string): Uint8Array => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(words, 'utf16le')])
const bigEndian = (words: string): Uint8Array => Buffer.from(utf16(words)).swap16()
const bytes = (words: string, ...raw: number[]): Uint8Array =>
  Buffer.concat([Buffer.from(words), Buffer.from(raw), Buffer.from('\n')])
/** Each level ten of the level before: a thousand million values when written out. */
const bomb = times(9, (i) => `a${i}: &a${i} [${i === 0 ? 'x' : times(10, () => `*a${i - 1}, `)}]\n`)

const otherLanguages: readonly Attack[] = [
  ['taal-js', '---js\nmodule.exports = process.exit(9)\n---\n\nTekst.\n'],
  ['taal-javascript-met-spatie', '--- javascript\n{zaak: require("fs").rmSync("/")}\n---\n'],
  ['taal-json', '---json\n{"zaak": "Proef"}\n---\n'],
  ['taal-coffee', '---coffee\nprocess.exit 9\n---\n'],
]

const yaml: readonly Attack[] = [
  ['verwijzingen-bom', front(bomb)],
  ['verwijzing-naar-zichzelf', front('zelf: &a [*a]')],
  ['verwijzing-samenvoegen', front('programma: &p Een\n<<: {raadsrol: *p}')],
  ['honderd-niveaus-haakjes', front(`diep: ${'['.repeat(100)}${']'.repeat(100)}`)],
  ['honderd-niveaus-inspringen', front(times(100, (i) => `${' '.repeat(i)}a:\n`))],
  ['honderdduizend-haakjes', front(`diep: ${'{a: '.repeat(50_000)}`)],
  [
    'prototype',
    front('__proto__: {vervuild: ja}\nconstructor: {prototype: {vervuild: ja}}\ntoString: nee\nhasOwnProperty: nee'),
  ],
  ['prototype-genest', front('programma: {__proto__: x}\nbijlagen:\n  - {__proto__: {bestand: a.md}, bestand: b.md}')],
  ['dubbele-sleutels', front(times(300, () => 'programma: Twee\n'))],
  ['vijfduizend-sleutels', front(times(5_000, (i) => `sleutel${i}: waarde\n`))],
  ['honderdduizend-sleutels', front(times(100_000, (i) => `s${i}:\n`))],
  ['lange-sleutel', front(`${'s'.repeat(100_000)}: waarde`)],
  ['lange-waarde', front(`programma: ${'w'.repeat(200_000)}`)],
  ['lange-regel-zonder-einde', `---\nzaak: "${'x'.repeat(200_000)}`],
  ['tweehonderdduizend-witregels', front(`programma: Vijf${'\n'.repeat(200_000)}raadsrol: Geen`)],
  ['witregels-zonder-einde', `---\nzaak: Proef${'\n'.repeat(4_000_000)}`],
  [
    'labels',
    front('programma: !!js/function "function () { process.exit(9) }"\nraadsrol: !!python/object/apply:os.system [ls]'),
  ],
  ['getallen', front('programma: 1e999\nraadsrol: 0o17\nregistratienummer: .inf\nbisnummer: 0x1F')],
  ['ankers-en-labels-op-tekst', front('programma: &a !!str Vier\nraadsrol: *a')],
]

const characters: readonly Attack[] = [
  ['nul-tekens', bytes(text('Een nul.'), 0, 0)],
  ['ongeldige-utf-8', bytes(text('Een half teken'), 0xc3, 0x28)],
  ['te-lange-utf-8', bytes(text('Een verborgen schuine streep'), 0xc0, 0xaf)],
  ['utf-16', utf16(proposal())],
  ['utf-16-andersom', bigEndian(proposal())],
  ['bom', `\uFEFF${proposal()}`],
  ['bom-twee-keer', `\uFEFF\uFEFF${text('Een <b>fout</b>.')}`],
  ['crlf', text('Een <b>fout</b>.').replaceAll('\n', '\r\n')],
  ['alleen-cr', text('Een <b>fout</b>.').replaceAll('\n', '\r')],
  ['regeleinden-door-elkaar', text('Een <b>fout</b>.').replace(/\n([^\n]*)\n([^\n]*)\n/g, '\n$1\r\n$2\r')],
  [
    'bidi-omgekeerd',
    proposal({
      without: ['onderwerp'],
      front: 'onderwerp: Niet \u202Egeheim\u202C te houden',
      text: 'Betaal \u202E000.1\u202C euro.',
    }),
  ],
  ['bidi-niet-gesloten', text('Een naam \u2067\u05D0\u05D1 en verder.\n\nNog een \u202B\u05D0.')],
  ['bidi-goed-gebruik', text('De heer \u2067\u05D0\u05D1\u05D2\u2069 en mevrouw \u05D0\u05D1\u200F kwamen.')],
  ['stuurtekens', text('Rood \u001B[31m en een bel \u0007 en \u0085.')],
]

const size: readonly Attack[] = [
  ['vijftig-megabyte', '---\nzaak: '.padEnd(50_000_000, 'x')],
  ['vijftig-megabyte-nullen', new Uint8Array(50_000_000)],
  ['lange-alinea', text('woord '.repeat(200_000))],
  ['duizend-citaten', text(`${'>'.repeat(1000)} diep`)],
  ['tienduizend-citaten', text('> Citaat.\n\n'.repeat(10_000))],
  ['tienduizend-haken', text('['.repeat(10_000))],
  ['tienduizend-sterren', text('**a '.repeat(10_000))],
  ['duizend-blokken', text(':::lak{grond="5.1.2.e"}\n'.repeat(1000))],
  ['tweeduizend-opmerkingen', text('<!-- collegevoorstel-negeer privacy/bsn: steeds weer -->\n\n'.repeat(2_000))],
  ['tienduizend-koppen', text('## Kop\n\n'.repeat(10_000))],
  ['tienduizend-noten', text(times(10_000, (i) => `[^${i}]: noot\n\n`))],
]

export const attacks: readonly (readonly [family: string, cases: readonly Attack[]])[] = [
  ['front matter in another language than YAML', otherLanguages],
  ['YAML made to be slow or to be read in two ways', yaml],
  ['characters that hide or break something', characters],
  ['more than anybody reads', size],
]
