/** The choices of a form, with their tick boxes. */
export interface Options {
  readonly ticked: readonly string[]
  readonly open: readonly string[]
}

const box = /[☒☐]/

/** The choices in a text with tick boxes, before or behind their words. Undefined without a box. */
export function optionsIn(text: string): Options | undefined {
  if (!box.test(text)) return undefined
  const parts = text.split(/([☒☐])/)
  const isBehind = (parts[0] ?? '').trim() !== '' && (parts.at(-1) ?? '').trim() === ''
  const found: { readonly mark: string; readonly words: string }[] = []
  for (let at = 1; at < parts.length; at += 2) {
    const words = (isBehind ? parts[at - 1] : parts[at + 1]) ?? ''
    found.push({
      mark: parts[at] ?? '',
      words: words
        .replace(/\s+/g, ' ')
        .replace(/[\s/|,;]+$/, '')
        .trim(),
    })
  }
  const named = found.filter(({ words }) => words !== '')
  return {
    ticked: named.filter(({ mark }) => mark === '☒').map(({ words }) => words),
    open: named.filter(({ mark }) => mark === '☐').map(({ words }) => words),
  }
}

/** The items of an enumeration in a value: by line, or else by semicolon, comma and "en". */
export function itemsIn(text: string): readonly string[] {
  const separator = text.includes('\n') ? /\n/ : /\s*[;,]\s*|\s+en\s+/
  return text
    .split(separator)
    .map((item) => item.replace(/^[-–•*]\s+/, '').trim())
    .filter((item) => item !== '')
}
