import { UsageError } from '../terminal/exit.ts'

/** An empty name would be the folder one stands in. @throws UsageError */
export function refuseEmptyNames(files: readonly string[]): void {
  if (files.every((file) => file.trim() !== '')) return
  throw new UsageError(
    'Een van de opgegeven bestanden heeft een lege naam. Komt de naam uit een variabele, kijk dan of die gevuld is.',
  )
}
