import { setFlagsFromString } from 'node:v8'
import type { BuildEvent } from '../pipeline/events.ts'

/** Fewer than this leave too little behind to be worth it. */
const many = 50

/**
 * Lets V8 take up garbage once the heap has grown by half, where it would let it grow fourfold: what a run holds is small and stays so,
 * and a thousand documents then take hardly more memory than a hundred, for a few hundredths of the time. Not for a short run:
 * compiled code that was kept under other settings of V8 is not taken.
 *
 * @param total documents of this run
 */
function collectSooner(total: number): void {
  if (total >= many) setFlagsFromString('--heap-growing-percent=50')
}

/**
 * The same for a check, which leaves next to nothing of a document behind: the space for what is new stays as small as it begins, too,
 * where V8 would let it grow eightfold.
 */
export function stayingSmall(total: number): void {
  collectSooner(total)
  if (total >= many) setFlagsFromString('--semi-space-growth-factor=1')
}

/** Does so when a run tells how many documents it has. */
export function collectingSooner(onEvent: (event: BuildEvent) => void): (event: BuildEvent) => void {
  return (event) => {
    if (event.type === 'begin') collectSooner(event.total)
    onEvent(event)
  }
}
