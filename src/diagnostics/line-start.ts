/** Offset at which the line begins that an offset lies in. A search for either line end alone could run to the start of the file. */
export function lineStart(text: string, offset: number): number {
  let at = offset
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--
  return at
}
