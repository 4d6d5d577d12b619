import type { FileCache } from './file-cache.ts'

/** What a run needs to take documents from an earlier one. */
export interface ReuseServices {
  readonly files: FileCache
  /**
   * Version of the browser that would print. `guess`: undefined where waiting for it would most likely be for nothing; `wait`: only where
   * no browser can be had.
   */
  readonly browser: (patience: 'guess' | 'wait') => Promise<string | undefined>
  readonly onPrintedBy?: (version: string) => void
}
