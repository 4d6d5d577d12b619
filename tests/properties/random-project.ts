import { randomFrom, type Secret, secretMaker } from './made-up-words.ts'
import { inlineMaker } from './random-inline.ts'

/** A proposal with attachments, redacted in random places. */
export interface RandomProject {
  /** Path from the folder of the proposal. */
  readonly files: ReadonlyMap<string, string>
  /** What `openbaar` may not have anywhere, and `intern` shows. */
  readonly secrets: readonly Secret[]
  /** Of these, what `raad` may not have either. */
  readonly internal: readonly Secret[]
  /** Text in comments: in no edition at all. */
  readonly comments: readonly Secret[]
}

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30" viewBox="0 0 60 30"><rect width="60" height="30" fill="#123456"/></svg>\n'

/** The optional sections of a proposal. */
export const sections = [
  'Juridisch kader',
  'Aanleiding',
  'Data',
  'Belanghebbenden',
  'Aanpak',
  'Afweging',
  'Kosten',
  "Risico's",
]

export function randomProject(seed: number): RandomProject {
  const random = randomFrom(seed)
  const make = secretMaker(random)
  const secrets: Secret[] = []
  const internal: Secret[] = []
  const comments: Secret[] = []
  const keep = (list: Secret[]) => () => {
    const secret = make()
    list.push(secret)
    return secret.typed
  }
  const secret = keep(secrets)
  const upTo = (most: number) => Math.floor(random() * most)
  const maybe = (text: () => string) => (random() < 0.5 ? text() : '')
  const writing = { random, secret }
  const value = (words: string) => {
    const { plainLak } = inlineMaker(writing)
    return JSON.stringify(random() < 0.6 ? `${words} ${plainLak()} in 2026` : words)
  }
  const own = () => {
    const one = keep(internal)()
    return JSON.stringify(one)
  }
  const files = new Map([
    ['kaart.svg', picture],
    ['bijlagen/kaart.svg', picture],
  ])

  const body = (titles: readonly string[]) => {
    const maker = inlineMaker(writing)
    const parts = titles.map((title) => `${title}\n\n${maker.blocks(2)}`)
    return [...parts, maker.closing(), `<!-- ${keep(comments)()} -->`].join('\n\n')
  }

  // Attachments: each kind of letter and note, some of them secret.
  const kinds = ['brief-college', 'brief-raad', 'beantwoording-vragen', 'nota-raad', 'overig']
  const lines: string[] = []
  const secrecy: string[] = []
  for (let number = 1; number <= 1 + upTo(2); number++) {
    const kind = kinds[upTo(kinds.length)] ?? 'overig'
    const name = `bijlagen/stuk-${number}.md`
    const hidden = random() < 0.3
    const titleHidden = hidden && random() < 0.5
    const free = hidden ? () => JSON.stringify(secret()) : value
    const title = () => (titleHidden ? JSON.stringify(`Over ${secret()}`) : value(`Stuk ${number} over`))
    lines.push(`  - {soort: ${kind}, ${random() < 0.6 || hidden ? `titel: ${title()}, ` : ''}bestand: ${name}}`)
    if (hidden)
      secrecy.push(
        `  - {op: bijlage ${number}, grondslag: [Woo 5.1.2.b], tot: 2030-01-01, titelgeheim: ${titleHidden ? 'ja' : 'nee'}}`,
      )
    const front = letterFront(kind, free)
    const text = hidden
      ? `Alles hier is ${secret()}.\n\n- ${secret()}\n- ${secret()}`
      : kind === 'beantwoording-vragen'
        ? // A quotation would be taken for the question, in the place of that in the front matter.
          `Vooraf ${inlineMaker(writing).plainLak()}.`
        : body(['Vooraf.', '## Verder'])
    files.set(name, `---\nsoort: ${kind}\n${front.join('\n')}\n---\n\n${text}\n`)
  }

  const maker = inlineMaker(writing)
  const front = [
    `naam: proef-${seed}`,
    `onderwerp: ${value('Vergunning voor')}`,
    `zaak: ${own()}`,
    'zaaknummer: Z-2026-1',
    'datum: 2026-05-12',
    `auteur: ${own()}`,
    `bereikbaar: ${own()}`,
    `team: ${own()}`,
    'status: openbaar',
    `portefeuillehouder: [${value('C. Voorbeeld')}, ${value('D. Voorbeeld')}]`,
    `geraadpleegd: {vakgebieden: [${own()}], conclusie: ${own()}}`,
    maybe(() => `communicatie: {nodig: ja, middelen: [${own()}]}`),
    `behandeling:\n  - {orgaan: raad, datum: 2026-06-01, aard: ter kennisneming, portefeuillehouder: ${own()}}`,
    maybe(() => `adviezen:\n  - {afdeling: ${own()}, adviseur: ${own()}, akkoord: ja, opmerking: ${own()}}`),
    maybe(() => `parafen:\n  - {naam: ${own()}, oordeel: akkoord, opmerking: ${own()}}`),
    maybe(() => `conceptbesluit: [${own()}]`),
    `bijlagen:\n${lines.join('\n')}`,
    secrecy.length === 0 ? '' : `geheimhouding:\n${secrecy.join('\n')}`,
  ].filter((line) => line !== '')
  const points = Array.from({ length: 1 + upTo(4) }, (_, index) => `${index + 1}. ${maker.inline(1)}.`)
  const text = [
    `## Voorstel\n\n${points.join('\n')}`,
    `## Samenvatting\n\n${maker.inline(1)}.`,
    ...sections.map((title) =>
      random() < 0.4
        ? `## ${title}\n\n${maker.blocks(2)}${maybe(() => `\n\n### Over ${maker.lak()}\n\n${maker.blocks(1)}`)}`
        : `## ${title}\n\nGeheimhouding is niet nodig.`,
    ),
    `## Communicatie\n\n### Kernboodschap\n\n${maker.inline(2)}\n\n### Communicatie inzet\n\nGeen.`,
    maker.closing(),
    `<!-- ${keep(comments)()} -->`,
  ].join('\n\n')
  files.set('voorstel.md', `---\n${front.join('\n')}\n---\n\n${text}\n`)
  return { files, secrets: [...secrets, ...internal], internal, comments }
}

function letterFront(kind: string, value: (words: string) => string): readonly string[] {
  if (kind === 'nota-raad' || kind === 'overig') return [`titel: ${value('Nota over')}`, `ondertitel: ${value('Van')}`]
  return [
    `onderwerp: ${value('Brief over')}`,
    `geadresseerde: [${value('Aan')}, ${value('Ter attentie van')}]`,
    `aanhef: ${value('Geachte')}`,
    `kenmerk: ${value('Kenmerk')}`,
    `behandelaar: ${value('Heer')}`,
    ...(kind === 'beantwoording-vragen'
      ? [`vragensteller: ${value('Lid')}`, 'fractie: Lokaal', 'ingekomen: 2026-04-01', `vragen: [${value('Waarom')}]`]
      : []),
  ]
}
