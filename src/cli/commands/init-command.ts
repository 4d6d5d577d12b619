import { join, relative, resolve } from 'node:path'
import { type Config, readConfig } from '../../config/config.ts'
import { dayOf } from '../../forms/dutch-date.ts'
import { onOneLine } from '../../report/message-text.ts'
import type { AnswerKey, Answers } from '../../starter/answers.ts'
import { isFontPackage, UnusableFile } from '../../starter/house-style.ts'
import { writeNewFiles } from '../../starter/new-files.ts'
import { exampleProposal, projectConfig, settingsFiles, starterFiles } from '../../starter/project-files.ts'
import { type Question, questions } from '../../starter/questions.ts'
import { statOf } from '../../system/stat-of.ts'
import { sourceDateEpoch } from '../options/environment-options.ts'
import { flagKey } from '../options/init-options.ts'
import { refuseEmptyNames, UsageError } from '../options/usage-error.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** The parsed flags: `yes`, and one for each question. */
export type InitOptions = Readonly<Record<string, string | true | undefined>>

/**
 * `collegevoorstel init [map]`: a project that works, from answers on a terminal or flags. Files that exist are left as they are. The
 * paths written are on stdout, what was skipped and what to replace on stderr.
 *
 * @throws UsageError for a wrong answer, or when there is nobody to ask
 */
export async function runInit(folder: string, options: InitOptions, terminal: Terminal): Promise<number> {
  refuseEmptyNames([folder])
  const home = resolve(terminal.cwd, folder)
  const flags = answersOfFlags(options, terminal.cwd)
  const isNew = statOf(join(home, projectConfig)) === undefined
  const given = isNew ? await complete(flags, options, terminal) : known(home, flags)
  const answers = given.answers
  const files = [...(isNew ? settings(answers, home) : []), ...starterFiles(answers, today(terminal))]
  const { written, skipped } = await writeNewFiles(home, files)
  const shown = (path: string) => onOneLine(relative(terminal.cwd, join(home, path)) || path)
  if (written.length > 0) terminal.stdout.write(`${written.map((path) => join(home, path)).join('\n')}\n`)
  const kept = [...(isNew ? [] : [projectConfig]), ...skipped]
  const say = [
    ...(kept.length > 0 ? [`Overgeslagen, want dit was er al: ${kept.map(shown).join(', ')}.`] : []),
    ...(given.examples.length > 0 ? [replaceNote(given.examples, answers, shown)] : []),
    ...(written.length > 0 ? [nextSteps(shown)] : ['Alles was er al; er is niets veranderd.']),
  ]
  terminal.stderr.write(`${say.join('\n\n')}\n`)
  return 0
}

function today({ env }: Terminal): string {
  const epoch = sourceDateEpoch(env)
  return dayOf(epoch === undefined ? new Date() : new Date(epoch * 1000))
}

function settings(answers: Answers, home: string) {
  try {
    return settingsFiles(answers, home)
  } catch (error) {
    if (error instanceof UnusableFile) throw new UsageError(error.message)
    throw error
  }
}

type Flags = ReadonlyMap<AnswerKey, string>

/** @throws UsageError for a value that is no answer */
function answersOfFlags(options: InitOptions, cwd: string): Flags {
  const flags = new Map<AnswerKey, string>()
  for (const question of questions) {
    const value = options[flagKey(question)]
    if (typeof value !== 'string') continue
    const answer = value.trim()
    const problem = question.problem(answer)
    if (problem !== undefined) throw new UsageError(`--${question.flag}: “${answer}” kan niet. ${problem}`)
    flags.set(question.key, answerOf(question, answer, cwd))
  }
  return flags
}

function isPath({ key }: Question): boolean {
  return key === 'logo' || key === 'lettertype'
}

interface Given {
  readonly answers: Answers
  /** Questions that were answered with an example. */
  readonly examples: readonly Question[]
}

/**
 * Asks what the flags leave open. With --yes the examples are the answers; with flags alone those of what must have one: somebody
 * else's address on a letter is worse than none.
 */
async function complete(flags: Flags, options: InitOptions, { ask, cwd, stderr }: Terminal): Promise<Given> {
  const open = questions.filter(({ key }) => !flags.has(key))
  const answers = new Map(flags)
  if (options.yes === undefined && ask !== undefined) {
    stderr.write(
      'Een nieuw project. Druk op Enter als u iets nog niet weet. Met Ctrl+C stopt u; dan is er niets gemaakt.\n',
    )
    for (const question of open) answers.set(question.key, answerOf(question, await ask(question), cwd))
    return { answers: answersIn(answers), examples: [] }
  }
  if (options.yes === undefined && !flags.has('naam'))
    throw new UsageError(
      'Er is hier niemand om iets aan te vragen. Geef ten minste --name met de naam van de gemeente, of --yes voor een voorbeeld. Alle opties: collegevoorstel init --help',
    )
  const needed = options.yes ? open : open.filter(({ problem }) => problem('') !== undefined)
  for (const { key, example } of needed) answers.set(key, example)
  return {
    answers: answersIn(answers),
    examples: needed.filter(({ key, example }) => example !== '' && key !== 'ci'),
  }
}

function answerOf(question: Question, answer: string, cwd: string): string {
  return isPath(question) && answer !== '' && !isFontPackage(answer) ? resolve(cwd, answer) : answer
}

/** Empty where there is none. */
function answersIn(given: Flags): Answers {
  return Object.fromEntries(questions.map(({ key }) => [key, given.get(key) ?? ''])) as Record<AnswerKey, string>
}

/** The answers that an existing config gives; nothing is asked, and its house style stays as it is. */
function known(home: string, flags: Flags): Given {
  const { config } = readConfig(join(home, 'voorstel.md'), { path: join(home, projectConfig) })
  return { answers: { ...answersIn(new Map()), ...answersOf(config), ci: flags.get('ci') ?? 'geen' }, examples: [] }
}

function answersOf({ gemeente, college }: Config): Partial<Answers> {
  const { naam = 'Voorbeeldstad', adres = {} } = gemeente
  const [first = 'C. Voorbeeld'] = college.portefeuillehouders
  return {
    naam,
    straat: adres.straat ?? '',
    postcode: adres.postcode ?? '',
    plaats: adres.plaats ?? '',
    portefeuillehouders: first,
  }
}

function replaceNote(examples: readonly Question[], answers: Answers, shown: (path: string) => string): string {
  const isColour = ({ key }: Question) => key === 'kleur' || key === 'tweedeKleur'
  const inConfig = examples.filter((question) => !isColour(question)).map(({ key }) => `${key} (${answers[key]})`)
  const colours = examples.filter(isColour).map(({ key }) => answers[key])
  const styleFolder = settingsFiles({ ...answers, logo: '', lettertype: '' }, '')[1]?.path.replace(/\/[^/]+$/, '') ?? ''
  return [
    'Dit zijn nog voorbeelden. Vervang ze:',
    ...(inConfig.length > 0 ? [`  in ${shown(projectConfig)}: ${inConfig.join('; ')}`] : []),
    ...(colours.length > 0 ? [`  in ${shown(`${styleFolder}/tokens.css`)}: de kleuren ${colours.join(' en ')}`] : []),
    ...(answers.logo === ''
      ? [`  in ${shown(styleFolder)}: zet het logo erbij, met logo: logo.svg in huisstijl.yaml`]
      : []),
  ].join('\n')
}

function nextSteps(shown: (path: string) => string): string {
  return [
    'Uw project staat klaar. Zo gaat u verder:',
    `  collegevoorstel build ${shown(exampleProposal)}    maakt de PDF’s van het voorbeeld`,
    `  collegevoorstel watch ${shown(exampleProposal)}    toont ze in uw browser, en opnieuw als u bewaart`,
    '  collegevoorstel explain    legt sleutels, onderdelen en meldingen uit',
  ].join('\n')
}
