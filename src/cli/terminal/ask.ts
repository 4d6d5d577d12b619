import { isCancel, select, text } from '@clack/prompts'
import { Interrupted } from './interrupt.ts'

/** Something to ask on a terminal. */
export interface Asked {
  readonly text: string
  /** Shown in grey while nothing is typed. */
  readonly example: string
  /** The answer of who presses Enter. */
  readonly initial?: string | undefined
  readonly choices?: Readonly<Record<string, string>> | undefined
  readonly problem: (answer: string) => string | undefined
}

/** Asks on stderr, so that stdout stays a list of paths. @throws Interrupted on Ctrl+C and Escape */
export async function ask({ text: message, example, initial, choices, problem }: Asked): Promise<string> {
  const output = process.stderr
  const answer = choices
    ? await select({
        message,
        output,
        options: Object.entries(choices).map(([value, label]) => ({ value, label })),
        ...(initial === undefined ? {} : { initialValue: initial }),
        showInstructions: false,
      })
    : await text({
        message,
        output,
        placeholder: initial === undefined && example !== '' ? `bijvoorbeeld ${example}` : (initial ?? ''),
        ...(initial === undefined ? {} : { defaultValue: initial }),
        validate: (typed) => problem((typed ?? '').trim() === '' ? (initial ?? '') : (typed ?? '').trim()),
      })
  if (isCancel(answer)) throw new Interrupted('SIGINT')
  return (answer ?? '').trim()
}
