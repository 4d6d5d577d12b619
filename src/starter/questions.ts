import { contrast, parseColor } from '../compose/house-style/color.ts'
import type { AnswerKey } from './answers.ts'

/** One thing that `init` asks, on a terminal or as a flag. */
export interface Question {
  readonly key: AnswerKey
  /** Without dashes. */
  readonly flag: string
  /** The placeholder of the flag's value in the help. */
  readonly value: string
  readonly text: string
  /** The answer where none is given: of a municipality that does not exist, to be replaced. */
  readonly example: string
  /** Offered on a terminal as the answer of who presses Enter; by default nothing. */
  readonly initial?: string
  /** What is wrong with an answer and what to do, as Dutch sentences. An empty answer is checked too. */
  readonly problem: (answer: string) => string | undefined
  /** The only answers, each with a word on it. */
  readonly choices?: Readonly<Record<string, string>>
}

const ciChoices = {
  github: 'GitHub Actions',
  gitlab: 'GitLab CI',
  geen: 'geen bouwserver',
} as const

const leastContrast = 4.5
const white = [255, 255, 255] as const

/** In the order in which they are asked. */
export const questions: readonly Question[] = [
  {
    key: 'naam',
    flag: 'name',
    value: 'naam',
    text: 'Hoe heet de gemeente, zonder het woord gemeente?',
    example: 'Voorbeeldstad',
    problem: (answer) => (answer === '' ? 'Vul de naam van de gemeente in.' : undefined),
  },
  {
    key: 'code',
    flag: 'code',
    value: 'code',
    text: 'Wat is de TOOI-code van de gemeente (gm en vier cijfers)?',
    example: 'gm0000',
    problem: (answer) => matches(answer, /^gm\d{4}$/, 'Een TOOI-code is gm met vier cijfers, bijvoorbeeld gm0363.'),
  },
  optional('straat', 'street', 'Straat en huisnummer van het stadhuis?', 'Marktplein 1'),
  optional('postcode', 'postcode', 'Postcode?', '1234 AB'),
  optional('plaats', 'city', 'Plaats?', 'Voorbeeldstad'),
  optional('postbus', 'po-box', 'Postbus?', 'Postbus 100'),
  optional('telefoon', 'phone', 'Algemeen telefoonnummer?', '14 0123'),
  optional('website', 'website', 'Website?', 'www.voorbeeldstad.example'),
  optional('burgemeester', 'mayor', 'Wie is de burgemeester? Die ondertekent brieven.', 'A. Voorbeeld'),
  optional('secretaris', 'secretary', 'Wie is de gemeentesecretaris? Die ondertekent mee.', 'B. Voorbeeld'),
  optional('griffier', 'clerk', 'Wie is de griffier? Die ondertekent besluiten van de raad.', 'G. Voorbeeld'),
  {
    key: 'portefeuillehouders',
    flag: 'members',
    value: 'namen',
    text: 'Wie zitten er in het college? Zet komma’s tussen de namen.',
    example: 'A. Voorbeeld, C. Voorbeeld, D. Voorbeeld',
    problem: (answer) => (namesIn(answer).length === 0 ? 'Noem ten minste één lid van het college.' : undefined),
  },
  {
    key: 'artikel',
    flag: 'article',
    value: 'artikel',
    text: 'Welk artikel van het reglement van orde van de raad gaat over schriftelijke vragen?',
    example: '41',
    initial: '41',
    problem: (answer) => (answer === '' ? 'Vul het artikel in, bijvoorbeeld 41.' : undefined),
  },
  {
    key: 'termijn',
    flag: 'term',
    value: 'termijn',
    text: 'Binnen welke termijn antwoordt het college op schriftelijke vragen?',
    example: '30 dagen',
    initial: '30 dagen',
    problem: (answer) =>
      matches(
        answer,
        /^\d+ (dag|dagen|week|weken)$/,
        'Een termijn is een aantal dagen of weken, bijvoorbeeld 30 dagen.',
      ),
  },
  {
    key: 'kleur',
    flag: 'color',
    value: 'kleur',
    text: 'Wat is de kleur van de huisstijl, voor koppen (bijvoorbeeld #1c3f6e)?',
    example: '#22303c',
    initial: '#22303c',
    problem: headingColourProblem,
  },
  {
    key: 'tweedeKleur',
    flag: 'second-color',
    value: 'kleur',
    text: 'Wat is de tweede kleur, voor de streep onder de titel? Deze mag licht zijn.',
    example: '#7a8894',
    initial: '#7a8894',
    problem: colourProblem,
  },
  {
    ...optional('logo', 'logo', 'Waar staat het logo (SVG, PNG of JPEG)? Leeg: alleen de naam.', ''),
    value: 'bestand',
  },
  {
    ...optional('lettertype', 'font', 'In welke map of welk npm-pakket zit het lettertype? Leeg: Source Sans 3.', ''),
    value: 'map of pakket',
  },
  {
    key: 'ci',
    flag: 'ci',
    value: 'bouwserver',
    text: 'Waar worden de voorstellen na elke wijziging gemaakt?',
    example: 'github',
    initial: 'github',
    problem: (answer) => (answer in ciChoices ? undefined : `Kies uit: ${Object.keys(ciChoices).join(', ')}.`),
    choices: ciChoices,
  },
]

/** A question that may stay without an answer. */
function optional(key: AnswerKey, flag: string, text: string, example: string): Question {
  return { key, flag, value: 'tekst', text, example, problem: () => undefined }
}

function matches(answer: string, pattern: RegExp, wrong: string): string | undefined {
  return pattern.test(answer) ? undefined : wrong
}

/** The names in an answer. */
export function namesIn(answer: string): readonly string[] {
  return answer
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function colourProblem(answer: string): string | undefined {
  return parseColor(answer) === undefined
    ? 'Schrijf een kleur als # met zes cijfers of letters, bijvoorbeeld #1c3f6e.'
    : undefined
}

function headingColourProblem(answer: string): string | undefined {
  const colour = parseColor(answer)
  if (colour === undefined) return colourProblem(answer)
  const ratio = contrast(colour, white)
  if (ratio >= leastContrast) return undefined
  return `Deze kleur is op wit papier te licht voor letters: het contrast is ${ratio.toFixed(1).replace('.', ',')} : 1, en moet 4,5 : 1 zijn. Kies een donkerder kleur.`
}
