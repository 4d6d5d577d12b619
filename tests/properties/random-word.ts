import {
  AlignmentType,
  CommentRangeEnd,
  CommentRangeStart,
  DeletedTextRun,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { randomFrom } from './made-up-words.ts'

/** A document with words that each occur once. */
export interface RandomWord {
  readonly bytes: Uint8Array
  /** In reading order. */
  readonly visible: readonly string[]
  /** In notes, which are printed below the text. */
  readonly inNotes: readonly string[]
  readonly hidden: readonly string[]
}

const who = { author: 'A. Voorbeeld', date: '2026-03-03T10:00:00Z' }
const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3]
const formats = [
  { bold: true },
  { italics: true },
  { bold: true, italics: true },
  { strike: true },
  { underline: {} },
  {},
  {},
  {},
]
const disguises = [
  { vanish: true },
  { color: 'FFFFFF' },
  { color: 'FFFF00', highlight: 'yellow' as const },
  { size: 1 },
]

/** A document made with the docx package: headings, lists, tables, notes, links, changes, comments, hidden text. */
export async function randomWord(seed: number): Promise<RandomWord> {
  const random = randomFrom(seed)
  const visible: string[] = []
  const inNotes: string[] = []
  const hidden: string[] = []
  const notes: Record<number, { children: Paragraph[] }> = {}
  const chance = (share: number) => random() < share
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  const upTo = (most: number) => Math.ceil(random() * most)
  let count = 0
  const word = (list: string[]): string => {
    count += 1
    const made = `w${count}${pick(['ede', 'ijk', 'oen', 'ást', 'ëel'])}`
    list.push(made)
    return made
  }
  const words = (list: string[]) => Array.from({ length: upTo(4) }, () => word(list)).join(' ')
  const revision = () => {
    count += 1
    return { id: count, ...who }
  }
  const note = (): ParagraphChild => {
    const id = Object.keys(notes).length + 1
    notes[id] = { children: [new Paragraph(`${words(inNotes)}.`)] }
    return new FootnoteReferenceRun(id)
  }
  const makers: readonly (() => readonly ParagraphChild[])[] = [
    () => [new TextRun({ text: `${words(visible)} `, ...pick(formats) })],
    () => [new TextRun({ text: `${words(visible)} `, ...pick(formats) })],
    () => [
      new TextRun({ text: words(visible), ...pick(formats) }),
      new TextRun(pick([', ', '. ', '; ', ' – ', '* ', ' _ ', ' [x] ', ' # ', ' | ', ' <b> '])),
    ],
    () => [new TextRun({ text: `${words(hidden)} `, ...pick(disguises) })],
    () => [new InsertedTextRun({ text: `${words(visible)} `, ...revision() })],
    () => [new DeletedTextRun({ text: `${words(hidden)} `, ...revision() })],
    () => [
      new ExternalHyperlink({ link: 'https://www.voorbeeldstad.example/', children: [new TextRun(words(visible))] }),
      new TextRun(' '),
    ],
    () => [new TextRun(words(visible)), note(), new TextRun(' ')],
    () => [new TextRun({ text: words(visible), break: 1 }), new TextRun(' ')],
    () => [new CommentRangeStart(0), new TextRun(`${words(visible)} `), new CommentRangeEnd(0)],
  ]
  const inline = (): ParagraphChild[] => [
    new TextRun(`${words(visible)} `),
    ...Array.from({ length: upTo(4) }, () => pick(makers)()).flat(),
  ]
  const blocks: readonly (() => readonly (Paragraph | Table)[])[] = [
    () => [new Paragraph({ children: inline() })],
    () => [new Paragraph({ children: inline() })],
    () => [new Paragraph({ text: words(visible), heading: pick(headings) })],
    () =>
      Array.from(
        { length: upTo(4) },
        (_, index) => new Paragraph({ children: inline(), bullet: { level: index === 0 ? 0 : pick([0, 0, 1]) } }),
      ),
    () =>
      Array.from(
        { length: upTo(4) },
        (_, index) =>
          new Paragraph({
            children: inline(),
            numbering: { reference: 'nummers', level: index === 0 ? 0 : pick([0, 0, 1, 2]) },
          }),
      ),
    () => [table(upTo(3), upTo(3), () => [new Paragraph({ children: [new TextRun(words(visible))] })])],
    () => [new Paragraph({ children: [new TextRun(`${words(visible)}\t${words(visible)}`)] })],
  ]
  const children = [
    new Paragraph({ children: inline() }),
    ...Array.from({ length: 3 + upTo(10) }, () => pick(blocks)()).flat(),
  ]
  const made = new Document({
    footnotes: notes,
    comments: {
      children: [{ id: 0, author: 'B. Voorbeeld', date: new Date(0), children: [new Paragraph(words(hidden))] }],
    },
    numbering: {
      config: [
        {
          reference: 'nummers',
          levels: [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN].map((format, level) => ({
            level,
            format,
            text: `%${level + 1}${chance(0.5) ? '.' : ')'}`,
            start: level === 0 ? upTo(9) : 1,
            alignment: AlignmentType.LEFT,
          })),
        },
      ],
    },
    sections: [{ children }],
  })
  return { bytes: await Packer.toBuffer(made), visible, inNotes, hidden }
}

function table(rows: number, columns: number, cell: () => Paragraph[]): Table {
  return new Table({
    rows: Array.from(
      { length: rows + 1 },
      (_, index) =>
        new TableRow({
          tableHeader: index === 0,
          children: Array.from({ length: columns }, () => new TableCell({ children: cell() })),
        }),
    ),
  })
}
