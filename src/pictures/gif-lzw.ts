const mostCodes = 4096

/** Decompresses the LZW data of a GIF (GIF89a, appendix F). Undefined when it is damaged or pixels are missing. */
export function decompressed(data: Uint8Array, codeSize: number, pixels: number): Uint8Array | undefined {
  const dictionary = new Dictionary(codeSize, pixels)
  let [held, bits] = [0, 0]
  for (const byte of data) {
    held |= byte << bits
    bits += 8
    while (bits >= dictionary.width) {
      const code = held & ((1 << dictionary.width) - 1)
      held >>>= dictionary.width
      bits -= dictionary.width
      if (!dictionary.take(code)) return undefined
      if (dictionary.isFull) return dictionary.result
    }
  }
  return undefined
}

/** The runs of indices that codes stand for; grows with each code. */
class Dictionary {
  readonly result: Uint8Array
  /** Bits of the next code. */
  width: number
  readonly #clear: number
  readonly #codeSize: number
  /** The code of a run is that of its beginning with one index behind it. */
  readonly #prefix = new Uint16Array(mostCodes)
  readonly #suffix = new Uint8Array(mostCodes)
  readonly #lengths = new Uint16Array(mostCodes)
  #next = 0
  #previous = -1
  #filled = 0

  constructor(codeSize: number, pixels: number) {
    this.result = new Uint8Array(pixels)
    this.#codeSize = codeSize
    this.#clear = 1 << codeSize
    for (let code = 0; code < this.#clear; code++) {
      this.#suffix[code] = code
      this.#lengths[code] = 1
    }
    this.width = 0
    this.#restart()
  }

  get isFull(): boolean {
    return this.#filled >= this.result.length
  }

  /** Whether the code is valid. */
  take(code: number): boolean {
    if (code === this.#clear) {
      this.#restart()
      return true
    }
    const previous = this.#previous
    const isNew = code === this.#next
    if (code === this.#clear + 1 || code > this.#next || (isNew && previous < 0)) return false
    const first = this.#write(isNew ? previous : code)
    if (isNew) this.#put(this.#filled++, first)
    if (previous >= 0) this.#add(previous, first)
    this.#previous = code
    return true
  }

  #restart(): void {
    this.#next = this.#clear + 2
    this.width = this.#codeSize + 1
    this.#previous = -1
  }

  #add(previous: number, last: number): void {
    if (this.#next >= mostCodes) return
    this.#prefix[this.#next] = previous
    this.#suffix[this.#next] = last
    this.#lengths[this.#next] = (this.#lengths[previous] ?? 0) + 1
    this.#next += 1
    if (this.#next === 1 << this.width && this.width < 12) this.width += 1
  }

  /** Writes a run from its end, and returns its first index. */
  #write(code: number): number {
    const length = this.#lengths[code] ?? 0
    let current = code
    for (let index = length - 1; index > 0; index--) {
      this.#put(this.#filled + index, this.#suffix[current] ?? 0)
      current = this.#prefix[current] ?? 0
    }
    const first = this.#suffix[current] ?? 0
    this.#put(this.#filled, first)
    this.#filled += length
    return first
  }

  #put(at: number, index: number): void {
    if (at < this.result.length) this.result[at] = index
  }
}
