/** Replaces CSS comments by spaces, keeping line breaks; an unclosed comment extends to the end. Linear time. */
export function blankComments(css: string): string {
  const pieces: string[] = []
  for (let at = 0; at < css.length; ) {
    const start = css.indexOf('/*', at)
    pieces.push(css.slice(at, start < 0 ? undefined : start))
    if (start < 0) break
    const end = css.indexOf('*/', start + 2)
    at = end < 0 ? css.length : end + 2
    pieces.push(css.slice(start, at).replace(/[^\n]/g, ' '))
  }
  return pieces.join('')
}
