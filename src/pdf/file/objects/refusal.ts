/** The file is damaged, or exceeds a limit of this reader. Thrown inside this library only: see `orRefusal`. */
export class DamagedPdf extends Error {
  readonly code: string
  /** @param reason in Dutch, for users */
  constructor(code: string, reason: string) {
    super(reason)
    this.code = code
  }
}

/** Why a file was not processed: a code for programs (`versleuteld`, `beschadigd` …) and the reason in Dutch. */
export interface PdfRefusal {
  readonly ok: false
  readonly code: string
  readonly reason: string
}

/** The result, or what replaces it where the file is damaged; any other exception is a bug and passes through. */
export function ifDamaged<T, U>(read: () => T, otherwise: (error: DamagedPdf) => U): T | U {
  try {
    return read()
  } catch (error) {
    if (error instanceof DamagedPdf) return otherwise(error)
    throw error
  }
}

/** The boundary of the library: a damaged file becomes a value. */
export function orRefusal<T>(process: () => T): T | PdfRefusal {
  return ifDamaged(process, ({ code, message }) => ({ ok: false, code, reason: message }))
}

/** Undefined where the file is damaged at that point, for a caller that can do without. */
export function unlessDamaged<T>(read: () => T): T | undefined {
  return ifDamaged(read, () => undefined)
}
