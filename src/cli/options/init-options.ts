import { type Command, Option } from 'commander'
import { type Question, questions } from '../../starter/questions.ts'

/** The flags of `init`: --yes, and one for each question. */
export function addInitOptions(command: Command): Command {
  command.option('--yes', 'vraag niets: gebruik voorbeelden, en zeg wat u daarvan nog vervangt')
  for (const question of questions) {
    const { flag, value, text, choices } = question
    const words = choices ? ` (${Object.keys(choices).join(', ')})` : ''
    command.addOption(new Option(`--${flag} <${value}>`, `${text.charAt(0).toLowerCase()}${text.slice(1)}${words}`))
  }
  return command
}

/** The name under which commander gives the value of a flag. */
export function flagKey({ flag }: Question): string {
  return flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
