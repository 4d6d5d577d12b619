import { DamagedPdf } from './objects.ts'

/** Why a file was not processed: a code for programs (`versleuteld`, `beschadigd` …) and the reason in Dutch. */
export interface PdfRefusal {
  readonly ok: false
  readonly code: string
  readonly reason: string
}

export const encryptedFile: PdfRefusal = {
  ok: false,
  code: 'versleuteld',
  reason: 'Het PDF-bestand is versleuteld (er zit een wachtwoord op).',
}

/** The boundary of the library: a damaged file becomes a value, any other exception is a bug and passes through. */
export function orRefusal<T>(process: () => T): T | PdfRefusal {
  try {
    return process()
  } catch (error) {
    if (error instanceof DamagedPdf) return { ok: false, code: error.code, reason: error.message }
    throw error
  }
}

/** Undefined where the file is damaged at that point, for a caller that can do without. */
export function unlessDamaged<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof DamagedPdf) return undefined
    throw error
  }
}
