import type { Printer } from './printer.ts'

/** A printer that starts its browser for the first document, for a run that may need none. */
export function lazyPrinter(open: () => Printer): Printer {
  let printer: Printer | undefined
  let closed = false
  const opened = (): Printer => {
    if (closed) throw new Error('The printer is closed.')
    printer ??= open()
    return printer
  }
  return {
    print: async (printable, onPdf) => opened().print(printable, onPdf),
    warm: async (style, resources) => opened().warm(style, resources),
    about: async () => opened().about(),
    close: async () => {
      closed = true
      await printer?.close()
    },
  }
}
