import { type Command, InvalidArgumentError, Option } from 'commander'
import { type Edition, editions } from '../../document/edition.ts'
import { editorLinkProblem } from '../../preview/session/editor-link.ts'
import { addOptions, type MakeOptions, wholeNumber } from './make-options.ts'

/** The parsed flags of `watch`. */
export interface WatchOptions extends Pick<MakeOptions, 'config' | 'browser' | 'timeout' | 'debug'> {
  readonly edition: Edition
  /** 0 for any free port. */
  readonly port: number
  /** By default when there is a graphical session. */
  readonly open?: boolean
  /** Absent: an editor that is found. */
  readonly editor?: string | 'geen'
  readonly readOnly?: true
}

export function addWatchOptions(command: Command): Command {
  command
    .addOption(
      new Option('--edition <editie>', `waarmee u begint: ${editions.join(', ')}`)
        .argParser(parseEdition)
        .default('intern'),
    )
    .addOption(
      new Option('--port <nummer>', 'poort van deze computer; anders een die vrij is')
        .argParser(wholeNumber(1, 65535))
        .default(0, 'een die vrij is'),
    )
    .addOption(new Option('--open', 'open de pagina in de browser; gebeurt vanzelf als u achter een scherm zit'))
    .addOption(new Option('--no-open', 'open de pagina niet; het adres staat in de terminal'))
    .addOption(
      new Option(
        '--editor <adres>',
        'wat een plaats in uw editor opent, met {pad}, {regel} en {kolom}; of: geen. Anders VS Code of VSCodium, als die er is',
      ).argParser(parseEditor),
    )
    .addOption(new Option('--read-only', 'alleen kijken: de knop Herstel is er niet, en er wordt niets veranderd'))
  return addOptions(command, ['config', 'browser', 'timeout', 'debug'])
}

function parseEdition(text: string): Edition {
  const found = editions.find((one) => one === text)
  if (found === undefined) throw new InvalidArgumentError(`Kies een uit: ${editions.join(', ')}.`)
  return found
}

function parseEditor(text: string): string {
  const problem = text === 'geen' ? undefined : editorLinkProblem(text)
  if (problem !== undefined) throw new InvalidArgumentError(problem)
  return text
}
