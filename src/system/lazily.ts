/**
 * Computes a value on first use. For module constants that are derived from other constants and from the immutable files of
 * this package only, so that every document sees the same value.
 */
export function lazily<T>(compute: () => T): () => T {
  let computed: { readonly value: T } | undefined
  return () => {
    computed ??= { value: compute() }
    return computed.value
  }
}

/** Computes a value once for each key object. `compute` is a pure function of its key, so that the order of calls has no effect. */
export function oncePerKey<Key extends object, T>(compute: (key: Key) => T): (key: Key) => T {
  const values = new WeakMap<Key, { readonly value: T }>()
  return (key) => {
    const known = values.get(key) ?? { value: compute(key) }
    values.set(key, known)
    return known.value
  }
}
