import type { Replacement } from './replacement.ts'
import type { Mark } from './scanned-content.ts'

/** A marked-content sequence that has begun and not ended. */
export interface OpenMark {
  readonly kind: 'tagged' | 'artifact' | 'plain'
  readonly mark?: Mark
  readonly replacement?: Replacement
}

/** The marked content around the place where a scan is (ISO 32000-1, 14.6). */
export class OpenMarks {
  private readonly open: OpenMark[] = []

  get depth(): number {
    return this.open.length
  }

  begin(mark: OpenMark): void {
    this.open.push(mark)
  }

  /** Undefined when there was nothing to end. */
  end(): OpenMark | undefined {
    return this.open.pop()
  }

  /** Whether what is painted here belongs to the structure, or is known to be none of it. */
  covered(): boolean {
    for (const each of this.open) if (each.kind !== 'plain') return true
    return false
  }

  mark(): Mark | undefined {
    for (let index = this.open.length - 1; index >= 0; index--) {
      const mark = this.open[index]?.mark
      if (mark) return mark
    }
    return undefined
  }

  replacement(): Replacement | undefined {
    return this.open.at(-1)?.replacement
  }
}
