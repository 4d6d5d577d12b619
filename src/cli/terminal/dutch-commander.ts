import type { Command, CommanderError } from 'commander'

const headings: Readonly<Record<string, string>> = {
  'Usage:': 'Gebruik:',
  'Arguments:': 'Argumenten:',
  'Options:': 'Opties:',
  'Global Options:': 'Algemene opties:',
  'Commands:': 'Opdrachten:',
}

/** Translates the help and errors of commander, for this command and its subcommands. */
export function speakDutch(program: Command): void {
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .helpOption('-h, --help', 'toon deze hulp')
      .configureHelp({
        styleTitle: (title) => headings[title] ?? title,
        optionDescription: (option) => {
          const value = option.defaultValue
          return value === undefined || Array.isArray(value)
            ? option.description
            : `${option.description} (standaard: ${option.defaultValueDescription ?? String(value)})`
        },
        subcommandTerm: (command) => `${command.name()} ${command.usage().replace('[options]', '[opties]')}`,
        commandUsage: (shown) => {
          const names: string[] = []
          for (let one: Command | null = shown; one; one = one.parent) names.unshift(one.name())
          return `${names.join(' ')} ${shown.usage().replace('[options]', '[opties]').replace('[command]', '<opdracht>')}`
        },
      })
      .configureOutput({ outputError: () => undefined })
  }
  program.helpCommand(false)
}

/** The usage error as a Dutch sentence; undefined when help or the version was requested. */
export function usageProblem(error: CommanderError, program: Command): string | undefined {
  if (error.exitCode === 0) return undefined
  const [quoted = '', second] = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '')
  const suggestion = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(error.message)?.[1]
  const meant = suggestion ? ` Bedoelde u ${suggestion}?` : ''
  switch (error.code) {
    case 'commander.unknownOption':
      return elsewhere(quoted, program) ?? `De optie ${quoted} bestaat niet.${meant}`
    case 'commander.unknownCommand':
      return `De opdracht ${quoted} bestaat niet.${meant}`
    case 'commander.missingArgument':
      return `Er ontbreekt een argument: ${quoted}.`
    case 'commander.optionMissingArgument':
      return `Bij de optie ${quoted} hoort een waarde.`
    case 'commander.excessArguments':
      return 'Er staan te veel argumenten achter de opdracht.'
    case 'commander.invalidArgument':
      return invalid(quoted, second, error.message)
    default:
      return error.message
  }
}

/** The message for an option of other commands. */
function elsewhere(option: string, { commands }: Command): string | undefined {
  const owners = commands.filter(({ options }) => options.some(({ long }) => long === option)).map((one) => one.name())
  if (owners.length === 0) return undefined
  const listed = owners.join(', ').replace(/, ([^,]+)$/, ' en $1')
  return `De optie ${option} hoort niet bij deze opdracht, wel bij ${listed}.`
}

/** `error: option '--jobs <n>' argument 'x' is invalid.`, and a Dutch sentence of an option, or the choices in English. */
function invalid(option: string, value: string | undefined, message: string): string {
  const own = /is invalid\. (.*)$/s.exec(message)?.[1] ?? ''
  return `${option}: de waarde ${value ?? ''} kan niet. ${own.replace(/^Allowed choices are /, 'Kies uit: ')}`.trim()
}
