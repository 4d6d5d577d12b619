declare const brand: unique symbol

/**
 * HTML that may stand in a page as it is: made by our own code from Markdown or from a picture, never from text a user typed.
 * In a template `{{inhoud}}` prints it unescaped; everything else is escaped.
 */
export interface SafeHtml {
  readonly [brand]: true
  /** Handlebars asks for this before it escapes. */
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

/** Only for HTML in which every text is escaped already. */
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

/** Text for between tags or between quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}
