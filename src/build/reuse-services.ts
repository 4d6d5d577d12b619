import type { FileCache } from '../cache/file-cache.ts'

/** What a run needs to take documents from an earlier one. */
export interface ReuseServices {
  readonly files: FileCache
  /** Version of the browser that would print; undefined when it cannot be known without waiting for it. */
  readonly browser: () => Promise<string | undefined>
  readonly onPrintedBy?: (version: string) => void
}
