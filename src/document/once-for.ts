/**
 * Works something out once, for as long as the same object is asked about. One document is looked at at a time; a WeakMap would keep the
 * trees of the dozens before it until V8 goes over its whole memory.
 */
export function onceFor<Of extends object, Value>(workOut: (of: Of) => Value): (of: Of) => Value {
  let last: { readonly of: Of; readonly value: Value } | undefined
  return (of) => {
    if (last?.of !== of) last = { of, value: workOut(of) }
    return last.value
  }
}
