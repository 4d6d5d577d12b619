import { failureOf, GppFault, type GppRefusal } from './gpp-refusal.ts'
import type { GppAnswer, GppRequest, Send } from './gpp-request.ts'

export interface Patience {
  /** Milliseconds; a platform that asks to wait longer is not waited for. */
  readonly timeout: number
  readonly wait: (milliseconds: number) => Promise<void>
}

/** Milliseconds before each next attempt. */
export const pauses: readonly number[] = [1000, 2000, 4000]

/**
 * Sends a request again where that is safe: when the platform did not take it, and when its method gives the same result twice
 * (RFC 9110, 9.2.2). A POST that may have been carried out is not repeated: the caller looks first whether it was.
 *
 * @returns answers with a status of success only
 */
export function persistentSend(send: Send, patience: Patience): Send {
  return async (request) => {
    for (let attempt = 0; ; attempt += 1) {
      const tried = await attemptOf(send, request)
      if ('answer' in tried) return tried.answer
      const pause = pauseAfter(tried, request, attempt)
      if (pause === undefined || pause > patience.timeout) throw tried.failure
      await patience.wait(pause)
    }
  }
}

type Attempt =
  | { readonly answer: GppAnswer }
  | { readonly failure: Error | GppRefusal; readonly retryAfter?: number | undefined }

async function attemptOf(send: Send, request: GppRequest): Promise<Attempt> {
  try {
    const answer = await send(request)
    if ((answer.status >= 200 && answer.status < 300) || isGone(request, answer)) return { answer }
    return { failure: failureOf(request, answer), retryAfter: answer.retryAfter }
  } catch (error) {
    if (error instanceof GppFault) return { failure: error }
    throw error
  }
}

/** What is to be removed need not be there any more. */
function isGone({ method }: GppRequest, { status }: GppAnswer): boolean {
  return method === 'DELETE' && (status === 404 || status === 410)
}

function pauseAfter(
  tried: Extract<Attempt, { failure: Error }>,
  { method }: GppRequest,
  attempt: number,
): number | undefined {
  const { failure, retryAfter } = tried
  if (!(failure instanceof GppFault) || failure.repeat === 'useless') return undefined
  if (method === 'POST' && failure.outcome === 'unknown') return undefined
  const pause = pauses[attempt]
  return pause === undefined || retryAfter === undefined ? pause : Math.max(pause, retryAfter * 1000)
}
