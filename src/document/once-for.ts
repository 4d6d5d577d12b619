/** Works something out once for each object, for as long as that object is in use: in whatever order, each has its own result. */
export function onceFor<Of extends object, Value>(workOut: (of: Of) => Value): (of: Of) => Value {
  const known = new WeakMap<Of, { readonly value: Value }>()
  return (of) => {
    const found = known.get(of) ?? { value: workOut(of) }
    known.set(of, found)
    return found.value
  }
}
