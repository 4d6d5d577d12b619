import { applyFixes } from '../../diagnostics/apply-fixes.ts'
import type { Diagnostic, Fix } from '../../diagnostics/diagnostic.ts'
import { type OfferedFix, type RepairableFile, repairAsOffered } from '../../diagnostics/repair-file.ts'
import { sha256 } from '../../system/digest.ts'
import { EnvironmentError } from '../../system/environment-error.ts'
import { plainText } from '../../system/plain-text.ts'
import type { Herstel } from '../protocol.ts'
import { changedLines } from './source-blocks.ts'

/** Most lines that are shown of a fix. */
const mostLines = 3

/** Why a repair was not made, in Dutch. `outdated`: the reader saw an older state of the file. */
export interface RepairRefusal {
  readonly cause: 'outdated' | 'useless' | 'environment'
  readonly text: string
}

const outdated: RepairRefusal = {
  cause: 'outdated',
  text: 'Er is niets veranderd: het bestand is intussen anders. Kijk of de melding er nog staat, en kies dan opnieuw.',
}

/** The fixes that a reader may have applied: those of the findings of the last run, each on the text that the run read. */
export class OfferedRepairs {
  #offers: ReadonlyMap<string, Offer> = new Map()
  #last: Promise<unknown> = Promise.resolve()

  /** @param watched name of the watched file @param files that may be repaired, as they are now */
  constructor(
    private readonly watched: string,
    private readonly files: () => readonly RepairableFile[],
  ) {}

  /** Replaces all offers. @returns the offer of each finding that has one. @param texts as read, by file name */
  offer(found: readonly Diagnostic[], texts: ReadonlyMap<string, string>): (one: Diagnostic) => Herstel | undefined {
    const offers = new Map<string, Offer>()
    // Findings with the same fix share one object.
    const byFix = new Map<Fix, Herstel>()
    const digests = new Map<string, string>()
    for (const { file, fix } of found) {
      const text = texts.get(file)
      if (fix === undefined || text === undefined || byFix.has(fix) || !this.#isSource(file)) continue
      const digest = digests.get(file) ?? sha256(text)
      digests.set(file, digest)
      const sleutel = sha256(JSON.stringify([file, digest, fix]))
      offers.set(sleutel, { name: file, text, fix })
      byFix.set(fix, { sleutel, wordt: writtenLines(plainText(text), fix) })
    }
    this.#offers = offers
    return ({ fix }) => fix && byFix.get(fix)
  }

  /** Applies an offered fix to its file; one at a time. @returns why not; undefined when the file was written */
  async repair(key: string): Promise<RepairRefusal | undefined> {
    const result = this.#last.then(() => this.#repair(key))
    // One that failed does not stop the next.
    this.#last = result.catch(() => undefined)
    return result
  }

  /** Settings, kinds and house styles are those of a whole project, and not what the reader is writing. */
  #isSource(name: string): boolean {
    return name === this.watched || /\.md$/i.test(name)
  }

  async #repair(key: string): Promise<RepairRefusal | undefined> {
    const offer = this.#offers.get(key)
    const file = offer && this.files().find(({ name }) => name === offer.name)
    if (offer === undefined || file === undefined) return outdated
    const repaired = await repairAsOffered(file, offer).catch((error: unknown) => {
      if (error instanceof EnvironmentError) return error
      throw error
    })
    if (repaired instanceof EnvironmentError)
      return { cause: 'environment', text: `${repaired.reason} ${repaired.advice}` }
    if (repaired === 'changed') return outdated
    if (repaired === 'useless')
      return {
        cause: 'useless',
        text: 'Er is niets veranderd: dit kan hier niet los van de andere meldingen worden hersteld. Herstel die eerst, of verander de tekst zelf.',
      }
    return undefined
  }
}

/** The lines that a fix writes, from a comparison of the lines around its edits. */
function writtenLines(text: string, fix: Fix): string | undefined {
  const start = text.lastIndexOf('\n', Math.min(...fix.map(({ from }) => from)) - 1) + 1
  const next = text.indexOf('\n', Math.max(...fix.map(({ to }) => to)))
  const end = next < 0 ? text.length : next
  const after = applyFixes(text, [fix]).text
  return changedLines(text.slice(start, end), after.slice(start, end + after.length - text.length), mostLines)
}

interface Offer extends OfferedFix {
  /** Display name of the file. */
  readonly name: string
}
