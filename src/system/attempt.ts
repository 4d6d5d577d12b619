/** The result of a call; undefined where it throws, for what may be absent, closed or malformed. */
export function attempt<Result>(call: () => Result): Result | undefined {
  try {
    return call()
  } catch {
    return undefined
  }
}
