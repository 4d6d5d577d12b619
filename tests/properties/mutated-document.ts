import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import type { Source } from '../../src/document/document.ts'
import { proposal } from '../cli/trial-project.ts'

const examples = join(import.meta.dirname, '..', '..', 'examples')
export const examplesConfig = join(examples, 'collegevoorstel.yaml')

/** The examples and the Markdown they attach, each with its real path (so that what they attach is found), and a small proposal that mutations change thoroughly. */
const sources: readonly Source[] = [
  ...readdirSync(examples, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => [join(examples, entry.name, 'voorstel.md'), ...attachmentsOf(join(examples, entry.name))])
    .filter((path) => existsSync(path))
    .map((path) => ({ path, name: basename(path), text: readFileSync(path, 'utf8') })),
  ...Array.from({ length: 9 }, () => ({
    path: join(examples, 'wijkgericht-werken', 'voorstel.md'),
    name: 'voorstel.md',
    text: proposal({
      front: [
        'geheimhouding:',
        '  - {op: voorstel, grondslag: [Woo 5.1.2.e], tot: 2031-01-01} # tot dan',
        'bijlagen:',
        '  - {soort: brief-raad, bestand: bijlagen/brief-raad.md}',
        '  - {soort: overig, titel: Cijfers, bestand: bijlagen/cijfers-per-wijk.md}',
      ].join('\n'),
      text: 'Zie bijlage 1 en bijlage 2.[^1]\n\n[^1]: Een noot.',
    }),
  })),
]

function attachmentsOf(folder: string): readonly string[] {
  const below = join(folder, 'bijlagen')
  if (!existsSync(below)) return []
  const names = readdirSync(below).filter((name) => name.endsWith('.md'))
  return names.toSorted().map((name) => join(below, name))
}

type Mutation = (text: string) => string

const titles = [
  'KOSTEN',
  'Samenvating',
  "risico's?",
  '3. Financien',
  'Communicatie',
  'Aanleidng',
  'Onzin',
  'Voorstel',
  'Afwegingg',
  'Samenvating[^1]',
  'KOSTEN ![](kaart.png)',
  '',
]
const values = [
  '30-03-2021',
  "'30 maart 2021'",
  '"2021/3/30"',
  '2021-02-30',
  '03-04-21',
  '&d 30-03-2021',
  '*d',
  '!!str 30.3.2021',
  'Openbaar',
  '[5.1.2e, "art. 10 lid 2 onder g Wob"]',
  '{op: Bijlage 1, grondslag: 5.1 lid 2 onder e Woo}',
  '|',
  '>-',
  '"open',
  "''",
  '[',
  '}',
  '# weg',
  '1e999',
  '0x1F',
  '~',
  'ja',
  'wijk: noord',
  'bijlagen/Brief-Raad.md',
  'bijlagen\\brief-raad.md',
  'bijlagen/brief-raad.md',
  'bijlagen/ontbreekt.md',
  'bijlagen',
  '../herziening-subsidies/bijlagen/nota-raad.md',
  '../../../../etc/passwd',
  'voorstel.md',
  '2021-04-01 9.00 uur',
]
const pieces = [
  '\n',
  '\n\n',
  '```\n',
  '~~~\n',
  '<!-- los -->',
  '<!--',
  '-->',
  ':::lak{grond="5.1 lid 2 onder e"}\n',
  ':::\n',
  ':lak[naam]{grond="5.1.2e"}',
  '## ',
  '# ',
  '#### ',
  '###### diep\n',
  'Titel\n---\n',
  'Titel\n===\n',
  '> ',
  '- ',
  '1. ',
  '    ',
  '\t',
  '| a | b |\n|---|---|\n',
  '[^1]: noot\n',
  '[a]: b.png\n',
  '![Kaart](Kaart.PNG)',
  '[x](javascript:a)',
  '<b>',
  '&#x202e;',
  '\u202e',
  '\u2067',
  '\u200f',
  '\uFEFF',
  'é',
  '😀',
  '\ud800',
  '\u0007',
  '---\n',
  '<!-- collegevoorstel-negeer onderdelen/volgorde: zo besproken -->\n',
  '<!-- collegevoorstel-negeer tekst/teken: mag -->',
  '\r',
  '\r\n',
  '# collegevoorstel-negeer voormatter/portefeuillehouder: nieuw\n',
  '111222333 ',
  '\\',
  '`',
  '**',
]

const place = fc.double({ min: 0, max: 0.999999, noNaN: true })
const at = (share: number, length: number) => Math.floor(share * (length + 1))

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(place, fc.constantFrom(...pieces)).map(
      ([share, piece]): Mutation =>
        (text) => {
          const where = at(share, text.length)
          return text.slice(0, where) + piece + text.slice(where)
        },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(place, fc.nat(12)).map(
      ([share, count]): Mutation =>
        (text) => {
          const where = at(share, text.length)
          return text.slice(0, where) + text.slice(where + count)
        },
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(place, fc.constantFrom(...pieces))
      .map(([share, piece]) => inLines(share, (line) => [piece + line])),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(place, fc.constantFrom('drop', 'twice', 'join', 'indent')).map(([share, how]) =>
      inLines(share, (line) => {
        if (how === 'drop') return []
        if (how === 'twice') return [line, line]
        return how === 'indent' ? [`  ${line}`] : [line.replace(/[\r\n]+$/, '')]
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(place, fc.constantFrom(...titles))
      .map(([share, title]) => inHeadings(share, () => `## ${title}`)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(place, fc.integer({ min: 1, max: 6 }))
      .map(([share, depth]) => inHeadings(share, (line) => line.replace(/^#+/, '#'.repeat(depth)))),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(place, place).map(
      ([from, to]): Mutation =>
        (text) =>
          movedSection(text, from, to),
    ),
  },
  {
    weight: 2,
    arbitrary: place.map(
      (share): Mutation =>
        (text) =>
          droppedSection(text, share),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(place, fc.constantFrom(...values)).map(
      ([share, value]): Mutation =>
        (text) =>
          withValue(text, share, value),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Mutation>(
      (text) => text.replace(/\n/g, '\r\n'),
      (text) => text.replace(/\n/g, '\r'),
      (text) => text.replace(/(\n[^\n]*)\n/g, '$1\r\n'),
      (text) => `\uFEFF${text}`,
      (text) => text.trimEnd(),
      (text) => text.toUpperCase(),
    ),
  },
)

function inLines(share: number, change: (line: string) => readonly string[]): Mutation {
  return (text) => {
    const lines = text.split(/(?<=\n)/)
    const index = Math.min(at(share, lines.length), lines.length - 1)
    return lines.flatMap((line, number) => (number === index ? change(line) : [line])).join('')
  }
}

function inHeadings(share: number, change: (line: string) => string): Mutation {
  return (text) => {
    const found = [...text.matchAll(/^#+ .*$/gm)]
    const heading = found[Math.min(at(share, found.length), found.length - 1)]
    if (heading === undefined) return text
    return text.slice(0, heading.index) + change(heading[0]) + text.slice(heading.index + heading[0].length)
  }
}

function movedSection(text: string, from: number, to: number): string {
  const [head = '', ...sections] = text.split(/^(?=## )/m)
  const [moved] = sections.splice(Math.min(at(from, sections.length), sections.length - 1), 1)
  sections.splice(at(to, sections.length), 0, moved ?? '')
  return head + sections.join('')
}

function droppedSection(text: string, share: number): string {
  const [head = '', ...sections] = text.split(/^(?=## )/m)
  sections.splice(Math.min(at(share, sections.length), sections.length - 1), 1)
  return head + sections.join('')
}

function withValue(text: string, share: number, value: string): string {
  const front = /^\uFEFF?---[\s\S]*?\n---/.exec(text)?.[0] ?? ''
  const found = [...front.matchAll(/(?<=\w: )[^\s{[][^\n,}]*|(?<=: )\[[^\n]*?\]/g)]
  const old = found[Math.min(at(share, found.length), found.length - 1)]
  return old === undefined ? text : text.slice(0, old.index) + value + text.slice(old.index + old[0].length)
}

/** An example with a few things done to it. */
export const mutated: fc.Arbitrary<Source> = fc
  .tuple(fc.constantFrom(...sources), fc.array(mutation, { minLength: 1, maxLength: 7 }))
  .map(([source, mutations]) => ({ ...source, text: mutations.reduce((text, mutate) => mutate(text), source.text) }))
