/** A wrong flag, argument or config file: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** An empty path would denote the current folder. @throws UsageError */
export function refuseEmptyNames(files: readonly string[]): void {
  if (files.every((file) => file.trim() !== '')) return
  throw new UsageError(
    'Een van de opgegeven bestanden heeft een lege naam. Komt de naam uit een variabele, kijk dan of die gevuld is.',
  )
}
