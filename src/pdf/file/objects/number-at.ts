/** The number that starts at a byte, without a detour by way of text; NaN where none does. Pages are full of them. */
export function numberAt(bytes: Uint8Array, from: number): number {
  let at = from
  const sign = bytes[at] === 45 ? -1 : 1
  if (bytes[at] === 45 || bytes[at] === 43) at++
  let value = 0
  let scale = 0
  let digits = 0
  for (; ; at++) {
    const code = bytes[at] ?? 32
    if (code === 46 && scale === 0) scale = 1
    else if (code >= 48 && code <= 57) {
      value = value * 10 + code - 48
      scale *= 10
      digits++
    } else break
  }
  if (digits === 0) return Number.NaN
  return (sign * value) / (scale || 1)
}
