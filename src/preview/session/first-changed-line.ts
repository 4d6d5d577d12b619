/** The first line (from 1) in which a text differs from what it was; undefined when it does not. A line that went counts as the one after it. */
export function firstChangedLine(before: string, after: string): number | undefined {
  if (before === after) return undefined
  const [old, now] = [before.split(/\r\n|\r|\n/), after.split(/\r\n|\r|\n/)]
  const at = now.findIndex((line, index) => line !== old[index])
  return at < 0 ? now.length : at + 1
}
