import type { Page } from '../file/model/pages.ts'
import type { PdfFile } from '../file/read/pdf-file.ts'
import { readStructure } from '../tags/read-structure.ts'
import { claimsOf } from '../text/claims.ts'
import type { Breach, Claim } from './breach.ts'
import { checkAnnotations } from './check-annotations.ts'
import { checkCatalog } from './check-catalog.ts'
import { checkContent } from './check-content.ts'
import { checkObjects } from './check-objects.ts'
import { checkRoles, checkStructure } from './check-structure.ts'
import { checkTables } from './check-tables.ts'

/** A claim that the file itself disproves. */
export interface RefutedClaim {
  /** For example `PDF/UA-1`. */
  readonly claim: string
  /** Sentences in Dutch, at least one, each about the PDF. */
  readonly reasons: readonly string[]
}

/** The claims of a file, divided into those that nothing was found against, and the others. */
export interface VerifiedClaims {
  readonly upheld: readonly string[]
  readonly refuted: readonly RefutedClaim[]
}

/**
 * Checks the claims of a file to PDF/A-1, -2, -3 and PDF/UA-1 against what can be read without decoding images and font
 * programs. Nothing is changed. That a claim is upheld is no proof: a validator checks more.
 * @throws DamagedPdf when the structure or the content cannot be read
 */
export function verifyClaims(file: PdfFile, pages: readonly Page[]): VerifiedClaims {
  const claims = claimsOf(file)
  if (claims.length === 0) return { upheld: [], refuted: [] }
  const breaches = breachesOf(file, pages)
  const refuted = claims.flatMap((claim): readonly RefutedClaim[] => {
    const parts = partsOf(claim)
    const reasons = breaches.filter(({ breaks }) => parts !== undefined && breaks(parts))
    if (reasons.length === 0) return []
    return [{ claim, reasons: [...new Set(reasons.map(({ sentence }) => sentence))] }]
  })
  const isRefuted = new Set(refuted.map(({ claim }) => claim))
  return { upheld: claims.filter((claim) => !isRefuted.has(claim)), refuted }
}

function partsOf(claim: string): Claim | undefined {
  const [, standard, part = '', level = ''] = /^PDF\/(A|UA)-(\d+)([a-z]?)$/.exec(claim) ?? []
  return standard === 'A' || standard === 'UA' ? { standard, part: Number(part), level } : undefined
}

function breachesOf(file: PdfFile, pages: readonly Page[]): readonly Breach[] {
  const checked = { file, pages, root: readStructure(file) }
  return [
    ...checkCatalog(checked),
    ...checkRoles(checked),
    ...checkStructure(checked),
    ...checkTables(checked),
    ...checkAnnotations(checked),
    ...checkContent(checked),
    ...checkObjects(checked),
  ]
}
