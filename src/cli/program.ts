import { Command, CommanderError, Option } from 'commander'
import { didYouMean } from '../diagnostics/nearest.ts'
import { visible } from '../report/message-text.ts'
import { EnvironmentError } from '../system/environment-error.ts'
import { version } from '../system/package-folder.ts'
import { dryRunOption } from './options/dry-run-option.ts'
import { addInitOptions } from './options/init-options.ts'
import { addOptions, meetingNames } from './options/make-options.ts'
import { addPublishOptions } from './options/publish-options.ts'
import { UsageError } from './options/usage-error.ts'
import { addWatchOptions } from './options/watch-options.ts'
import { speakDutch, usageProblem } from './terminal/dutch-commander.ts'
import { Interrupted, interruptible } from './terminal/interrupt.ts'
import { namesOrOffer, requestedNames } from './terminal/requested-names.ts'
import type { Terminal } from './terminal/terminal.ts'

/** Runs one command line and returns the exit code; it does not end the process. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { signal, done } = interruptible()
  let exitCode = 0
  const program = commands(terminal, signal, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    return failed(signal.aborted ? signal.reason : error, args, terminal, program)
  } finally {
    done()
  }
}

const firstSteps = `
Begin hier:
  collegevoorstel init                        een nieuw project, met een voorbeeld dat meteen werkt
  collegevoorstel new collegevoorstel <map>   een nieuw voorstel om in te vullen
  collegevoorstel watch <bestand>             de pagina’s in uw browser, terwijl u schrijft
  collegevoorstel help <opdracht>             alles over één opdracht
  collegevoorstel explain                     uitleg over sleutels, onderdelen en meldingen`

/** The command line: every command with its options. @param exit receives the exit code of the command that ran */
export function commands(terminal: Terminal, signal: AbortSignal, exit: (code: number) => void): Command {
  const program = new Command('collegevoorstel')
    .description('Maakt van een collegevoorstel in Markdown de toegankelijke, duurzame PDF met bijlagen.')
    .version(version, '-V, --version', 'toon de versie')
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    })

  addOptions(
    program
      .command('build')
      .description('controleer, stel samen en maak de PDF van het voorstel en de bijlagen')
      .argument(
        '[bestand...]',
        'een of meer voorstellen (Markdown met voormatter), of een patroon: voorstellen/*/voorstel.md',
      ),
  ).action(async (files: string[], options) => {
    const { runBuild } = await import('./commands/make-commands.ts')
    exit(await runBuild(await namesOrOffer(files, 'build', terminal), options, terminal, signal))
  })

  addOptions(
    program
      .command('check')
      .description('controleer alleen; start geen browser')
      .argument('[bestand...]', 'voorstellen (Markdown met voormatter), en agenda’s (YAML) met hun voorstellen'),
    ['fix', 'config', 'strict', 'shard', 'reporter', 'info', 'quiet', 'debug'],
  ).action(async (files: string[], options) => {
    const { runCheck } = await import('./commands/check-command.ts')
    exit(await runCheck(await namesOrOffer(files, 'check', terminal), options, terminal, signal))
  })

  addOptions(
    program
      .command('agenda')
      .description(
        'maak een hele vergadering: voorstellen, agenda, bundel, besluitenlijst en een pagina met alle stukken',
      )
      .argument('<agenda.yaml>', 'de agenda van de vergadering'),
    meetingNames,
  ).action(async (file: string, options) => {
    const { runAgenda } = await import('./commands/make-commands.ts')
    exit(await runAgenda(file, options, terminal, signal))
  })

  addPublishOptions(
    program
      .command('publish')
      .description('zet de openbare editie op de website: met vaste adressen, een webpagina en wat de Woo-index vraagt')
      .argument('<agenda.yaml|map>', 'een agenda, een voorstel, of een map uit de uitvoer'),
  ).action(async (file: string, options) => {
    const { runPublish } = await import('./commands/publish-command.ts')
    exit(await runPublish(file, options, terminal, signal))
  })

  addOptions(
    program
      .command('archive')
      .description('maak het pakket voor het archief: een vergadering of voorstel met metagegevens (MDTO, ORI-A)')
      .argument('<bestand...>', 'een agenda (YAML), of voorstellen (Markdown); hun edities moeten al gemaakt zijn')
      .addOption(dryRunOption('welke bestanden er zouden komen')),
    ['out', 'config', 'strict', 'reporter', 'info', 'quiet', 'debug'],
  ).action(async (files: string[], options) => {
    const { runArchive } = await import('./commands/archive-command.ts')
    exit(await runArchive(files, options, terminal, signal))
  })

  addOptions(
    addInitOptions(
      program
        .command('init')
        .description(
          'begin een project: instellingen, huisstijl, een voorbeeld, en wat editor en bouwserver nodig hebben',
        )
        .argument('[map]', 'waar het project komt; anders in deze map'),
    ),
    ['debug'],
  ).action(async (folder = '.', options) => {
    const { runInit } = await import('./commands/init-command.ts')
    exit(await runInit(folder, options, terminal))
  })

  addOptions(
    program
      .command('new')
      .description('maak een nieuw document van een soort, met de velden en de onderdelen om in te vullen')
      .argument('<soort>', 'een soort document: collegevoorstel, brief-raad …, ook een eigen soort')
      .argument('[map]', 'waar het bestand komt; anders in deze map')
      .option('--from <bestand>', 'neem de voormatter van een eerder stuk over, behalve wat voor dat ene stuk geldt'),
    ['config', 'debug'],
  ).action(async (soort: string, folder = '.', options) => {
    const { runNew } = await import('./commands/new-command.ts')
    exit(await runNew(soort, folder, options, terminal))
  })

  addOptions(
    program
      .command('import')
      .description('zet een Word-document over in een voorstel in Markdown, met een verslag van wat niet meeging')
      .argument('<bestand.docx...>', 'een of meer Word-documenten')
      .addOption(
        new Option(
          '--changes <keuze>',
          'wijzigingen die Word bijhield: accept neemt ze over, reject draait ze terug; opmerkingen gaan niet mee',
        ).choices(['accept', 'reject']),
      ),
    ['out', 'config', 'reporter', 'info', 'quiet', 'debug'],
  ).action(async (files: string[], options) => {
    const { runImport } = await import('./commands/import-command.ts')
    exit(await runImport(files, options, terminal, signal))
  })

  addOptions(
    program
      .command('merge-reports')
      .description('voeg de verslagen van een verdeelde run samen tot één verslag')
      .argument('<verslag...>', 'verslagen, gemaakt met --reporter json=<bestand>'),
    ['reporter', 'info', 'quiet', 'debug'],
  ).action(async (files: string[], options) => {
    const { runMergeReports } = await import('./commands/merge-command.ts')
    exit(await runMergeReports(await requestedNames(files, terminal.cwd), options, terminal))
  })

  addWatchOptions(
    program
      .command('watch')
      .description('toon de pagina’s in uw browser, en opnieuw bij elke keer dat u bewaart')
      .argument('[bestand]', 'een voorstel (Markdown met voormatter) of een agenda (YAML)'),
  ).action(async (named: string | undefined, options) => {
    const [file = ''] = named === undefined ? await namesOrOffer([], 'watch', terminal) : [named]
    const { runWatch } = await import('./commands/watch-command.ts')
    exit(await runWatch(file, options, terminal, signal))
  })

  addOptions(
    program
      .command('style')
      .description('maak een proefblad van een huisstijl: kleuren, lettertypen en elke soort document, en kijk het na')
      .argument('[naam]', 'een huisstijl: een naam, een map of een npm-pakket; anders die van de instellingen'),
    ['watch', 'out', 'config', 'reporter', 'timeout', 'browser', 'info', 'quiet', 'debug'],
  ).action(async (name: string | undefined, options) => {
    const { runStyle } = await import('./commands/style-command.ts')
    exit(await runStyle(name, options, terminal, signal))
  })

  addOptions(
    program
      .command('cache')
      .description('toon wat er van eerdere keren bewaard is, of gooi het weg')
      .option('--info', 'toon waar de cache staat en hoe groot hij is')
      .option('--clear', 'maak de cache leeg'),
    ['debug'],
  ).action(async (options: { readonly clear?: true }) => {
    const { runCache } = await import('./commands/cache-command.ts')
    exit(runCache(options, terminal))
  })

  addOptions(
    program
      .command('schema')
      .description('toon een JSON Schema, waarmee een editor aanvult en controleert')
      .argument('<soort>', 'een soort document (collegevoorstel, brief-raad …), agenda, configuratie of verslag'),
    ['debug'],
  ).action(async (kind: string) => {
    const { runSchema } = await import('./commands/schema-command.ts')
    exit(await runSchema(kind, terminal))
  })

  addOptions(
    program
      .command('explain')
      .description('leg iets uit: een regel, de sleutels en onderdelen van een soort, de besluiten, de gronden')
      .argument('[onderwerp]', 'bijvoorbeeld taal/lange-zin, brief-raad of gronden; zonder: een lijst'),
    ['debug'],
  ).action(async (topic: string | undefined) => {
    const { runExplain } = await import('./commands/explain-command.ts')
    exit(runExplain(topic, terminal))
  })

  addOptions(
    program
      .command('doctor')
      .description('kijk of alles er is: browser, huisstijl, lettertypen; en zeg anders wat u kunt doen'),
    ['browser', 'timeout', 'config', 'debug'],
  ).action(async (options) => {
    const { runDoctor } = await import('./commands/doctor-command.ts')
    exit(await runDoctor(options, terminal, signal))
  })

  program
    .command('help')
    .description('toon de hulp van een opdracht')
    .argument('[opdracht]', 'bijvoorbeeld build')
    .action((name: string | undefined) => {
      const named = name === undefined ? program : program.commands.find((command) => command.name() === name)
      if (named === undefined) {
        const words = program.commands.map((command) => command.name())
        throw new UsageError(
          `De opdracht ${name} bestaat niet. ${didYouMean(name ?? '', words)}Zie: collegevoorstel --help`,
        )
      }
      named.outputHelp()
    })
  program.addHelpText('after', firstSteps)
  speakDutch(program)
  return program
}

function failed(error: unknown, args: readonly string[], terminal: Terminal, program: Command): number {
  const say = (text: string) => terminal.stderr.write(`${visible(text)}\n`)
  if (error instanceof Interrupted) {
    say('Afgebroken. Er is niets half geschreven.')
    return error.exitCode
  }
  if (error instanceof CommanderError) {
    const problem = usageProblem(error, program)
    if (problem === undefined) return 0
    // Without a command, commander has printed the help.
    if (error.code === 'commander.help') return 2
    say(`${problem}\nZie: collegevoorstel --help`)
    return 2
  }
  if (error instanceof UsageError) {
    say(error.message)
    return 2
  }
  say(words(error))
  if (args.includes('--debug') && error instanceof Error) say(error.stack ?? '')
  return 3
}

function words(error: unknown): string {
  if (error instanceof EnvironmentError) return `${error.reason}\n${error.advice}`
  const what = error instanceof Error ? error.message : String(error)
  return `Er ging iets mis in het programma zelf: ${what}\nMeld dit bij de beheerder. Met --debug ziet u de technische toedracht.`
}
