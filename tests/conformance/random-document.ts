import { sections } from '../properties/random-project.ts'

/** Numbers that look random and are the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const words =
  'de raad het college wijk begroting € 1.250 2026 ’s-Hertogenbosch coöperatie CO₂ → ≥ ✓ ½ fijn efficiënt affiche Łódź Ωμέγα Привет مرحبا שלום 🙂 "tussen" ‘enkel’ – — … artikel 5.1 100% m² Zuid-Holland financiën reünie'.split(
    ' ',
  )

/** A proposal with front matter and Markdown nested at random, that the rules let through. */
export function randomProposal(seed: number): string {
  const random = randomFrom(seed)
  const upTo = (most: number) => Math.floor(random() * most)
  const pick = <T>(items: readonly T[]): T => items[upTo(items.length)] as T
  const maybe = (text: string) => (random() < 0.5 ? text : '')
  let notes = 0
  const redacted = ':lak[J. Voorbeeld]{grond="5.1.2.e"}'

  const plain = (most: number) => Array.from({ length: 1 + upTo(most) }, () => pick(words)).join(' ')
  const inline = (depth: number): string =>
    Array.from({ length: 1 + upTo(4) }, () => {
      if (depth === 0) return plain(6)
      const inner = inline(depth - 1)
      return pick([
        () => plain(10),
        () => `**${plain(3)}**`,
        () => `*${plain(3)}*`,
        () => `~~${plain(2)}~~`,
        () => `\`${pick(['code', 'a < b', '{x}'])}\``,
        () => `[${plain(3)}](https://voorbeeld.example/${upTo(99)})`,
        () => `[**${plain(2)}** ${plain(1)}](mailto:post@voorbeeld.example)`,
        () => ':taal[best *practice*]{en}',
        () => redacted,
        () => `tekst[^n${++notes}]`,
        () => inner,
      ])()
    }).join(' ')
  const indent = (text: string, by: string) => text.replaceAll(/\n(?=.)/g, `\n${by}`)
  const blocks = (depth: number): string => Array.from({ length: 1 + upTo(3) }, () => block(depth)).join('\n\n')
  const block = (depth: number): string => {
    const simple = [
      () => `Alinea ${inline(2)}.`,
      () =>
        `| Kop ${plain(1)} | ${pick(['Bedrag', 'Jaar'])} |\n| --- | ---: |\n${Array.from({ length: 1 + upTo(4) }, () => `| ${inline(1)} | ${upTo(9999)} |`).join('\n')}`,
      () => `- [x] ${plain(4)}\n- [ ] ${inline(1)}`,
      () => '```\nregel 1\n  regel 2\n```',
      () => '***',
      () => `Tabel: ${plain(3)}\n\n| | A | B |\n| --- | :-: | --- |\n| rij | ${plain(1)} | |`,
    ]
    if (depth === 0) return pick(simple)()
    const mark = pick(['- ', '1. '])
    const nested = [
      () =>
        Array.from({ length: 1 + upTo(3) }, () => `${mark}${indent(blocks(depth - 1), ' '.repeat(mark.length))}`).join(
          '\n',
        ),
      () => `> ${indent(blocks(depth - 1), '> ').replaceAll(/\n(?!>)/g, '\n> ')}`,
      // What is redacted is not redacted once more.
      () => `:::lak{grond="5.1.2.b"}\n${pick(simple)().replaceAll(redacted, 'J. Voorbeeld')}\n:::`,
    ]
    return pick([...simple, ...nested])()
  }
  const section = (title: string) =>
    `## ${title}\n\n${blocks(3)}\n\n${maybe(`### ${plain(3)}\n\n${blocks(2)}\n\n#### ${inline(1)}\n\n${blocks(1)}`)}`

  const body = [
    `## Voorstel\n\n${Array.from({ length: 1 + upTo(5) }, (_, index) => `${index + 1}. ${inline(1)}.`).join('\n')}`,
    `## Samenvatting\n\n${plain(20)}.`,
    ...sections.filter(() => random() < 0.8).map(section),
    `## Communicatie\n\n### Kernboodschap\n\n${inline(2)}\n\n### Communicatie inzet\n\n${blocks(1)}`,
  ].join('\n\n')
  const secrecy = maybe('geheimhouding:\n  - {op: voorstel, grondslag: [Woo 5.1.2.b], tot: 2027-01-01}')
  const definitions = Array.from({ length: notes }, (_, index) => `[^n${index + 1}]: Noot ${plain(8)}.`).join('\n\n')
  return [
    '---',
    `naam: willekeurig-${seed}`,
    `onderwerp: ${JSON.stringify(plain(8))}`,
    `zaak: ${JSON.stringify(plain(4))}`,
    maybe(`zaaknummer: Z-${seed}`),
    `datum: 2026-0${1 + upTo(9)}-1${upTo(9)}`,
    `status: ${pick(secrecy === '' ? ['openbaar', 'besloten', 'geheim'] : ['besloten', 'geheim'])}`,
    maybe('embargo: 2026-12-01T09:00'),
    maybe(`communicatie: {nodig: ja, middelen: [${pick(['infobulletin', 'website'])}]}`),
    maybe('behandeling:\n  - {orgaan: raad, datum: 2026-12-10, aard: ter kennisneming}'),
    secrecy,
    '---',
    '',
    body,
    '',
    definitions,
    '',
  ]
    .filter((line, index) => line !== '' || index > 10)
    .join('\n')
}
