/** Characters that XML 1.0 (section 2.2) cannot represent, unpaired surrogates included; they become U+FFFD. */
const unwritable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding those is the purpose
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Text between tags. */
export function xmlText(text: string): string {
  return text.replace(unwritable, '\uFFFD').replace(/[&<>\r]/g, (char) => entities[char] ?? char)
}

/** ` name="value"` for each; a line break or tab in a value is escaped, since XML would read it as a space. */
export function xmlAttributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => {
      const text = String(value)
        .replace(unwritable, '\uFFFD')
        .replace(/[&<>"\t\n\r]/g, (char) => entities[char] ?? char)
      return ` ${name}="${text}"`
    })
    .join('')
}
