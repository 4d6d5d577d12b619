import { forEachOperator } from './content-operators.ts'

/** The constructs that the content of a page leaves open at its end. */
export interface Balance {
  /** Whether a text object (BT … ET) is open. */
  readonly openText: boolean
  /** Marked-content sequences without EMC. */
  readonly openMarks: number
  /** q without Q. */
  readonly openStates: number
  /** Q without q. */
  readonly tooManyQ: number
}

/** Determines what must be closed before other content can be appended. */
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
