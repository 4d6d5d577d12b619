import type { GppContext } from './gpp-context.ts'
import { GppFault } from './gpp-refusal.ts'
import { pauses } from './persistent-send.ts'

/**
 * Makes something on the platform once. When it is unknown whether the request was carried out, `find` looks for the result; a request
 * that left no trace is not repeated, since the platform may still be busy with it.
 */
export async function madeOnce<Made>(
  make: () => Promise<Made>,
  find: () => Promise<Made | undefined>,
  { wait }: Pick<GppContext, 'wait'>,
): Promise<Made> {
  try {
    return await make()
  } catch (error) {
    if (!(error instanceof GppFault) || error.outcome !== 'unknown') throw error
    for (const pause of pauses) {
      await wait(pause)
      const found = await find()
      if (found !== undefined) return found
    }
    throw error
  }
}
