/** Front matter that a YAML parser may be slow on, as long as asked. */

/** @param {string} piece @param {number} length */
const repeated = (piece, length) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

/** Numbered pieces, up to a length. @param {number} length @param {(number: number) => string} piece */
function numbered(length, piece) {
  let text = ''
  for (let number = 0; text.length < length; number++) text += piece(number)
  return text
}

/** @type {Record<string, (length: number) => string>} */
export const yamlPatterns = {
  'yaml: one long scalar': (length) => `zaak: ${repeated('woord ', length)}`,
  'yaml: one long word': (length) => `zaak: ${repeated('a', length)}`,
  'yaml: one long quoted scalar': (length) => `zaak: "${repeated('a \\u0041', length - (length % 8))}"`,
  'yaml: a quote that is not closed': (length) => `zaak: "${repeated('woord ', length)}`,
  'yaml: a block of lines': (length) => `zaak: |\n${repeated('  regel\n', length)}`,
  'yaml: a folded block': (length) => `zaak: >\n${repeated('  regel\n\n', length)}`,
  'yaml: a scalar over many lines': (length) => `zaak: begin\n${repeated('  regel\n', length)}`,
  'yaml: many keys': (length) => numbered(length, (number) => `sleutel${number}: a\n`),
  'yaml: keys nearly right': (length) => numbered(length, (number) => `onderwrp${number}: a\n`),
  'yaml: one key again and again': (length) => repeated('zaak: a\n', length),
  'yaml: a long key': (length) => `${repeated('a', length)}: b`,
  'yaml: many anchors': (length) => `bijlagen:\n${numbered(length, (number) => `  - &a${number} b\n`)}`,
  'yaml: many aliases': (length) => `zaak: &a b\nbijlagen:\n${repeated('  - *a\n', length)}`,
  'yaml: aliases of aliases': (length) =>
    `a0: &a0 [x]\n${numbered(length, (number) => `a${number + 1}: &a${number + 1} [*a${number}, *a${number}]\n`)}`,
  'yaml: unknown aliases': (length) => `bijlagen:\n${numbered(length, (number) => `  - *b${number}\n`)}`,
  'yaml: deep brackets': (length) => `zaak: ${repeated('[', length / 2)}${repeated(']', length / 2)}`,
  'yaml: brackets that are not closed': (length) => `zaak: ${repeated('[', length)}`,
  'yaml: deep braces': (length) => `zaak: ${repeated('{a: ', length)}`,
  'yaml: deep dashes': (length) => `zaak: ${repeated('- ', length)}`,
  'yaml: deep lists': (length) => `zaak:\n  ${repeated('- ', length)}`,
  'yaml: deep indentation': (length) => {
    let text = 'zaak:\n'
    for (let depth = 1; text.length < length; depth++) text += `${' '.repeat(depth)}a:\n`
    return text
  },
  'yaml: a long list': (length) => `bijlagen:\n${repeated('  - a\n', length)}`,
  'yaml: a long list in brackets': (length) => `portefeuillehouder: [${repeated('a, ', length)}b]`,
  'yaml: attachments': (length) => `bijlagen:\n${numbered(length, (number) => `  - {bestand: b${number}.md}\n`)}`,
  'yaml: secrecy': (length) => `geheimhouding:\n${repeated('  - {op: bijlage 9, grondslag: [Woo 5.1.2.b]}\n', length)}`,
  'yaml: comments': (length) => repeated('# tekst\n', length),
  'yaml: one long comment': (length) => `# ${repeated('tekst ', length)}`,
  'yaml: blank lines': (length) => repeated('\n', length),
  'yaml: spaces': (length) => `zaak: a${repeated(' ', length)}`,
  'yaml: tabs': (length) => repeated('\tzaak: a\n', length),
  'yaml: colons': (length) => `zaak: ${repeated('a: ', length)}`,
  'yaml: labels': (length) => `zaak: ${repeated('!a ', length)}`,
  'yaml: labels of many values': (length) => `bijlagen:\n${repeated('  - !a b\n', length)}`,
  'yaml: anchors of one value': (length) => `zaak: ${repeated('&a ', length)}`,
  'yaml: deep question marks': (length) => repeated('? ', length),
  'yaml: colons without keys': (length) => `zaak:\n  ${repeated(': ', length)}`,
  'yaml: closing brackets': (length) => `zaak: ${repeated('] ', length)}`,
  'yaml: commas': (length) => `zaak: [${repeated(', ', length)}]`,
  'yaml: scalars side by side': (length) => `zaak: ${repeated('"a" ', length)}`,
  'yaml: many documents': (length) => repeated('...\n---\n', length),
  'yaml: question marks': (length) => repeated('? a\n', length),
  'yaml: redactions': (length) => `zaak: ${repeated(':lak[a] ', length)}`,
  'yaml: redactions that are not closed': (length) => `zaak: ${repeated(':lak[', length)}`,
  'yaml: directives': (length) => repeated('%YAML 1.2\n', length),
}
