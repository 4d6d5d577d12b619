/**
 * The bracket that is still open at a place in YAML, the innermost first. One that is closed by the other kind is the one not closed.
 *
 * @returns its offset, or undefined when all are closed
 */
export function openBracketAt(yaml: string, until: number): number | undefined {
  const open: number[] = []
  const signs = /(?<![^\s[{,:])(?:"(?:[^"\\]|\\.)*"|'[^']*')|(?<=^|\s)#[^\r\n]*|[[{\]}]/g
  for (const { 0: sign, index } of yaml.slice(0, until).matchAll(signs)) {
    if (sign === '[' || sign === '{') {
      // Outside of brackets one within a word is a letter like any other.
      if (open.length > 0 || /(?:^|[\s:-])$/.test(yaml.slice(Math.max(0, index - 1), index))) open.push(index)
      continue
    }
    const last = open.at(-1)
    if ((sign !== ']' && sign !== '}') || last === undefined) continue
    if (yaml[last] !== (sign === ']' ? '[' : '{')) return last
    open.pop()
  }
  return open.at(-1)
}
