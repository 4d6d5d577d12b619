/**
 * Names of several files, each with its own meaning, in one list: a name keeps its meaning, and one that already means
 * something else there gets a number behind it.
 */
export class UnitedNames<T> {
  readonly #byName = new Map<string, { readonly meaning: string; readonly value: T }>()

  /** The name under which it stands; `meaning` is the same text for what means the same. */
  nameFor(name: string, meaning: string, value: () => T): string {
    for (let count = 1; ; count++) {
      const tried = count === 1 ? name : `${name}_${count}`
      const known = this.#byName.get(tried)
      if (known && known.meaning !== meaning) continue
      if (!known) this.#byName.set(tried, { meaning, value: value() })
      return tried
    }
  }

  /** By name, so that the order of the parts does not show. */
  entries(): readonly (readonly [string, T])[] {
    return [...this.#byName]
      .map(([name, { value }]) => [name, value] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1))
  }
}
