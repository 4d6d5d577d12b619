/**
 * New names for the identifiers, classes, custom properties and filter results of a drawing: those of its author may be names of
 * layers, people or files.
 */
export class SvgNames {
  readonly #given = new Map<string, string>()
  #referred = new Set<string>()

  /** The new name of an identifier that something refers to. */
  refer(id: string): string {
    this.#referred.add(id)
    return this.id(id)
  }

  /** The identifiers that `write` refers to. */
  referredBy(write: () => void): ReadonlySet<string> {
    this.#referred = new Set()
    write()
    return this.#referred
  }

  id(id: string): string {
    return this.#give('i', id)
  }

  /** Undefined when nothing uses the identifier. */
  usedId(id: string): string | undefined {
    return this.#given.get(`i ${id}`)
  }

  className(name: string): string {
    return this.#give('k', name)
  }

  /** Undefined when no rule uses the class. */
  usedClass(name: string): string | undefined {
    return this.#given.get(`k ${name}`)
  }

  /** @param name with its two hyphens */
  custom(name: string): string {
    return `--${this.#give('v', name)}`
  }

  result(name: string): string {
    return this.#give('r', name)
  }

  #give(kind: string, name: string): string {
    const key = `${kind} ${name}`
    const known = this.#given.get(key)
    if (known !== undefined) return known
    const given = `${kind}${this.#given.size + 1}`
    this.#given.set(key, given)
    return given
  }
}
