import { forEachOperator } from './content-operators.ts'

/** What a page's content leaves open at its end. */
export interface Balance {
  /** Inside BT … ET. */
  readonly openText: boolean
  /** Marked content that is not ended. */
  readonly openMarks: number
  /** q without Q. */
  readonly openStates: number
  /** Q without q. */
  readonly tooManyQ: number
}

/** Counts what has to be closed before anything may be put behind a page's content. */
export function balanceOf(content: Uint8Array): Balance {
  let openText = false
  let openMarks = 0
  let openStates = 0
  let tooManyQ = 0
  forEachOperator(content, ({ name }) => {
    if (name === 'q') openStates++
    else if (name === 'Q' && openStates > 0) openStates--
    else if (name === 'Q') tooManyQ++
    else if (name === 'BT') openText = true
    else if (name === 'ET') openText = false
    else if (name === 'BMC' || name === 'BDC') openMarks++
    else if (name === 'EMC' && openMarks > 0) openMarks--
  })
  return { openText, openMarks, openStates, tooManyQ }
}
