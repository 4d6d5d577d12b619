/**
 * A text as a CSS string, quotes included, that can stand in a `<style>` element as well: everything that could end the string or
 * the element is written as a code point. Line breaks become spaces: a margin box has one line.
 */
export function cssString(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in a CSS string
  const escaped = line.replace(/[\u0000-\u001f\u007f"'\\<>&]/g, (sign) => {
    const code = sign.codePointAt(0) ?? 0
    return code === 0 ? '\\fffd ' : `\\${code.toString(16)} `
  })
  return `"${escaped}"`
}
