import { AsyncLocalStorage } from 'node:async_hooks'

/** A question to the disk about a file that a document refers to, and its answer. */
export interface Lookup {
  readonly root: string
  readonly fromFile: string
  readonly reference: string
  /** As `resolveInside` gave it. */
  readonly found: unknown
}

const asked = new AsyncLocalStorage<Lookup[]>()

/**
 * Runs `work` and keeps what it, and all it waits for, asks of the disk. Questions with their answers can be put again by another run, on
 * another machine; `asked.ts` notes paths and the state of this disk, for the process that made something of them. Rules, attachments and pictures ask in many places; whoever
 * wants to know whether a document would still be the same must know every question, also those that found nothing.
 *
 * @param kept filled while the work goes on
 */
export function keepLookups<T>(kept: Lookup[], work: () => Promise<T>): Promise<T> {
  return asked.run(kept, work)
}

export function noteLookup(lookup: Lookup): void {
  asked.getStore()?.push(lookup)
}
