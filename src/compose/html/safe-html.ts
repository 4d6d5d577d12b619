declare const brand: unique symbol

/**
 * HTML that is output unescaped: generated from Markdown or an image, never text of a user. In a template `{{inhoud}}` prints it
 * unescaped; any other value is escaped.
 */
export interface SafeHtml {
  readonly [brand]: true
  /** Handlebars calls this before escaping. */
  toHTML(): string
}

class TrustedHtml {
  readonly #html: string
  constructor(html: string) {
    this.#html = html
  }
  toHTML(): string {
    return this.#html
  }
  toString(): string {
    return this.#html
  }
}

/** For HTML in which all text is already escaped. */
export function safeHtml(html: string): SafeHtml {
  return new TrustedHtml(html) as unknown as SafeHtml
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text for element content or a quoted attribute value. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/**
 * A CSS string with quotes that is also safe in a `<style>` element: characters that could end the string or the element are
 * escaped. Line breaks become spaces, because a margin box has one line.
 */
export function cssString(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are not allowed in a CSS string
  const escaped = line.replace(/[\u0000-\u001f\u007f"'\\<>&]/g, (character) => {
    const code = character.codePointAt(0) ?? 0
    return code === 0 ? '\\fffd ' : `\\${code.toString(16)} `
  })
  return `"${escaped}"`
}
