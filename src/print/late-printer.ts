import type { Printer } from './printer.ts'

/** A printer whose browser is started when the first document wants it, for a run in which perhaps none does. */
export function latePrinter(open: () => Printer): Printer {
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
