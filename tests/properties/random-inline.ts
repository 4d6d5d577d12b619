import { lettersOf } from './made-up-words.ts'

/** What a random text is written with: chance, and secrets that are remembered. */
export interface Writing {
  readonly random: () => number
  /** A new secret, as typed. */
  readonly secret: () => string
}

/** Markdown with redactions wherever text can stand. */
export interface InlineMaker {
  /** A redaction that stands in a sentence. */
  readonly lak: () => string
  /** One without any other signs in it, for values, alternative texts and titles. */
  readonly plainLak: () => string
  readonly inline: (depth: number) => string
  readonly blocks: (depth: number) => string
  /** Notes and addresses that the text refers to. */
  readonly closing: () => string
}

const words = 'de raad het college wijk begroting vergunning besluit aanvraag overleg € 1.250 financiën artikel'.split(
  ' ',
)
const grounds = ['grond="5.1.2.e"', 'grond=5.1.2.b', "grond='5.1.2.e, 5.1.2.f'", 'grond="Woo 5.1.1.c"', 'grond="5.2.1"']

let documents = 0

export function inlineMaker({ random, secret }: Writing): InlineMaker {
  documents += 1
  const prefix = `v${documents}`
  let references = 0
  const closings: string[] = []
  const upTo = (most: number) => Math.floor(random() * most)
  const pick = <T>(items: readonly T[]): T => items[upTo(items.length)] as T
  const plain = (most: number) => Array.from({ length: 1 + upTo(most) }, () => pick(words)).join(' ')
  const ground = () => `{${pick(grounds)}}`
  // In a title between single quotes no quotes can stand.
  const plainLak = () => `:lak[${secret()}]{grond=5.1.2.e}`
  const note = (text: string) => {
    const name = `${prefix}n${++references}`
    closings.push(`[^${name}]: ${text}`)
    return `[^${name}]`
  }
  const address = (title: string) => {
    const name = `${prefix}a${++references}`
    closings.push(`[${name}]: https://voorbeeld.example/${upTo(99)} '${title}'`)
    return name
  }
  const image = (alt: string, title: string) => `![${alt}](kaart.svg${title === '' ? '' : ` '${title}'`})`

  const lak = (): string =>
    `:lak[${pick([
      () => secret(),
      () => `**${secret()}** en *${secret()}*`,
      () => `[${secret()}](https://${lettersOf(secret())}.example/x)`,
      () => `\`${secret()}\``,
      () => `~~${secret()}~~ ${plain(2)}`,
      () => `${secret()}\n${secret()}`,
      () => `:taal[${secret()}]{en}`,
      () => `${secret()}${note(`Over ${secret()}.`)}`,
      () => image(secret(), ''),
      () => `[${secret()}][${address(secret())}]`,
    ])()}]${ground()}`

  const oneLine = () => lak().replaceAll('\n', ' ')
  const inline = (depth: number): string =>
    Array.from({ length: 1 + upTo(3) }, () =>
      pick([
        () => plain(8),
        () => oneLine(),
        () => `**${plain(2)} ${oneLine()} ${plain(1)}**`,
        () => `*${plain(2)} **${oneLine()}***`,
        () => `~~${plain(1)} ${oneLine()}~~`,
        () => `[${plain(1)} ${plainLak()}](https://voorbeeld.example/${upTo(99)})`,
        () => `[${plain(2)}](https://voorbeeld.example/${upTo(99)} '${plain(1)} ${plainLak()}')`,
        () => `:taal[some ${plainLak()} thing]{en}`,
        () => `tekst${note(`${plain(3)} ${oneLine()}.`)}`,
        () => (depth > 0 ? inline(depth - 1) : plain(3)),
      ])(),
    ).join(' ')

  const table = (cell: () => string) =>
    `| Kop ${cell()} | Bedrag |\n| --- | ---: |\n${Array.from({ length: 1 + upTo(3) }, () => `| ${cell()} | ${upTo(9999)} |`).join('\n')}`
  const block = (depth: number): string => {
    const simple = [
      () => `Alinea ${lak()} ${inline(1)}.`,
      () => `Alinea ${inline(2)}.`,
      () => table(oneLine),
      () => `Tabel: verdeling ${oneLine()}\n\n${table(oneLine)}`,
      () => `- ${inline(1)}\n- ${inline(0)}\n  1. ${oneLine()}`,
      () => `> ${inline(1)}\n>\n> ${oneLine()}`,
      () => image(`Kaart van ${plainLak()}`, `Kaart ${plainLak()}`),
      () => image(`Kaart van ${plain(1)}`, `Bijschrift ${plainLak()}`),
      () => `:::lak${ground()}\n${hidden()}\n:::`,
      () => `- punt ${plain(2)}\n\n  :::lak${ground()}\n  ${secret()}\n  :::`,
      () => `> :::lak${ground()}\n> ${secret()}\n> :::`,
    ]
    if (depth === 0) return pick(simple)()
    return `${pick(simple)()}\n\n${block(depth - 1)}`
  }
  const hidden = () =>
    pick([
      () => `${secret()} en **${secret()}**\nen ${secret()}.`,
      () => table(() => secret()),
      () => `- ${secret()}\n- ${secret()}\n  - ${secret()}`,
      () => image(secret(), secret()),
      () => `#### ${secret()}\n\n${secret()}\n\n> ${secret()}`,
      () => `\`\`\`\n${secret()}\n\`\`\``,
      () => `${secret()}${note(secret())}`,
    ])()
  return {
    lak: oneLine,
    plainLak,
    inline,
    blocks: (depth) => Array.from({ length: 1 + upTo(2) }, () => block(depth)).join('\n\n'),
    closing: () => closings.join('\n\n'),
  }
}
