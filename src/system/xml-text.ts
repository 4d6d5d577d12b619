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

/** An element with text, or with elements in their order. */
export interface XmlElement {
  readonly name: string
  readonly attributes?: Readonly<Record<string, string | number>> | undefined
  readonly content: string | readonly XmlElement[]
}

/** Content of an element as a caller has it: what is undefined is left out. */
export type XmlContent = string | number | readonly (XmlElement | undefined)[]

export function xmlElement(
  name: string,
  content: XmlContent,
  attributes?: Readonly<Record<string, string | number>>,
): XmlElement {
  const own = typeof content === 'object' ? content.filter((one) => one !== undefined) : String(content)
  return { name, attributes, content: own }
}

/** An XML 1.0 document in UTF-8, indented by two spaces. Text stands as it is, without white space around it. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${lines(root, '')}`
}

function lines({ name, attributes = {}, content }: XmlElement, indent: string): string {
  const open = `${indent}<${name}${xmlAttributes(attributes)}`
  if (content.length === 0) return `${open}/>\n`
  if (typeof content === 'string') return `${open}>${xmlText(content)}</${name}>\n`
  const inner = content.map((child) => lines(child, `${indent}  `)).join('')
  return `${open}>\n${inner}${indent}</${name}>\n`
}
