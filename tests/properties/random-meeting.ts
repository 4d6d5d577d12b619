import { randomFrom, type Secret, secretMaker } from './made-up-words.ts'
import { randomProject } from './random-project.ts'

/** A meeting with redacted, secret and embargoed proposals. */
export interface RandomMeeting {
  /** Path from the folder of the meeting; the agenda is `agenda.yaml`. */
  readonly files: ReadonlyMap<string, string>
  /** What nothing that is public may have anywhere. */
  readonly secrets: readonly Secret[]
}

const outcomes = [
  'conform',
  'akkoord',
  'akkoord-met-aanpassingen',
  'aangehouden',
  'teruggenomen',
  'verworpen',
  'ter-kennisneming-aangenomen',
] as const

const people = ['A. Voorbeeld', 'J.P. van der Voorbeeld', 'drs. C. Voorbeeld', 'D. Voorbeeld-Proef', 'É. ’t Voorbeeld']

export function randomMeeting(seed: number): RandomMeeting {
  const random = randomFrom(seed)
  const makeSecret = secretMaker(random)
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item => items[Math.floor(random() * items.length)] ?? items[0]
  const files = new Map<string, string>()
  const secrets: Secret[] = []
  const point = (number: number): string => {
    // Seeds of their own: the secrets of one proposal are not words of another.
    const project = randomProject(seed * 10 + number)
    const closed = pick([undefined, undefined, undefined, 'geheim', 'besloten', 'embargo'] as const)
    for (const [path, text] of project.files) {
      const own = text
        .replace('naam: proef', `naam: punt-${number}`)
        .replace('Z-2026-1', `Z-2026-${number}`)
        .replace('status: openbaar', `status: ${closed === 'geheim' || closed === 'besloten' ? closed : 'openbaar'}`)
      files.set(`punt-${number}/${path}`, path === 'voorstel.md' ? own : text)
    }
    secrets.push(...project.secrets, ...project.comments)
    const secret = closed === undefined ? undefined : makeSecret()
    if (secret) secrets.push(secret)
    const lines = [
      `voorstel: punt-${number}/voorstel.md`,
      `besluit: ${pick(outcomes)}`,
      `toelichting: ${JSON.stringify(secret?.typed ?? 'De brief wordt korter.')}`,
      ...(closed === 'embargo' ? ['embargo: 2999-01-01'] : []),
    ]
    return lines.map((line, index) => `${index === 0 ? '- ' : '  '}${line}`).join('\n')
  }
  const points = Array.from({ length: pick([1, 2, 3] as const) }, (_, index) => point(index + 1))
  files.set('agenda.yaml', [...head(seed, random), ...underHeading(points, random)].join('\n'))
  return { files, secrets }
}

function head(seed: number, random: () => number): readonly string[] {
  const day = (most: number) => String(1 + Math.floor(random() * most)).padStart(2, '0')
  const present = people.filter(() => random() < 0.7)
  const absent = people.filter((name) => !present.includes(name) && random() < 0.5)
  const lines = [
    `nummer: ${day(52)}`,
    `aanvang: "${day(9)}:30"`,
    'locatie: Collegekamer <2>',
    `voorzitter: ${present[0] ?? 'A. Voorbeeld'}`,
    'secretaris: B. Voorbeeld',
    `aanwezig: ${JSON.stringify(present)}`,
    `afwezig: ${JSON.stringify(absent)}`,
  ]
  return [
    'soort: agenda',
    `naam: vergadering-${seed}`,
    'vergadering: College van burgemeester & wethouders',
    `datum: 2026-${day(6)}-${day(28)}`,
    ...lines.filter((line) => random() < 0.7 && !line.endsWith('[]')),
  ]
}

/** Under a heading, or each a point of its own. */
function underHeading(points: readonly string[], random: () => number): readonly string[] {
  const heading = ['Hamerstukken', 'Bespreekstukken', 'Overig'][Math.floor(random() * 4)]
  const indent = heading === undefined ? '  ' : '      '
  return [
    'punten:',
    '  - titel: Opening',
    ...(heading === undefined ? [] : [`  - rubriek: ${heading}\n    punten:`]),
    ...points.map((point) => point.replaceAll(/^/gm, indent)),
  ]
}
