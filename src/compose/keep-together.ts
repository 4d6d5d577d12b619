/**
 * Keeps what is read as one on one line: an amount with its sign, a number with its article. Spaces stay ordinary spaces, so that
 * copied and searched text is what the author wrote. Only text is touched, never what stands inside a tag.
 */
export function keepTogether(html: string): string {
  return html.replace(tagOrText, (piece) =>
    piece.startsWith('<') ? piece : piece.replace(pairs, '<span class="bijeen">$&</span>'),
  )
}

/** A quoted value may hold any sign, `>` among them. */
const tagOrText = /<(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+/g
const pairs = /[−–-]? ?€ -?\d[\d.,]*\d|[−–-]? ?€ \d|\b(?:artikel|art\.|lid|bijlage|tabel|figuur) \d[\d.:]*[a-z]?\b/gi

/** Signs of about five lines. */
const shortLength = 440

/**
 * Marks paragraphs of up to about five lines, which stay on one page: the browser cannot leave three lines on both sides of a
 * break there, and then lets one line go alone.
 */
export function markShort(html: string): string {
  return html.replace(/<p>([\s\S]*?)<\/p>/g, (paragraph, inner: string) =>
    inner.replace(/<[^>]*>/g, '').length > shortLength ? paragraph : `<p class="kort">${inner}</p>`,
  )
}
