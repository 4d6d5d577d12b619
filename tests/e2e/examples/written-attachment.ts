import type { RootContent } from 'mdast'
import { toString as plain } from 'mdast-util-to-string'
import { completed, type ExpectedAttachment, kindOf } from './attachments-given.ts'
import { exampleConfig } from './built-examples.ts'
import { date, ground, houseMark, inWords, missing } from './dutch.ts'
import { type Given, type Group, groups, one, several } from './given.ts'
import { type Written, written } from './written-lines.ts'
import { band, caseNumber, collegeSigns, decisionOfCollege, sectionLines } from './written-proposal.ts'

interface Piece {
  readonly attachment: ExpectedAttachment
  /** Its own front matter, completed with that of the proposal. */
  readonly data: Group
  readonly text: Written
  readonly style: string
}

/**
 * Every line of an attachment that is made here, in reading order.
 * @param given the proposal, whose points a decision of the council takes
 */
export function attachmentLines(attachment: ExpectedAttachment, given: Given, style: string): readonly string[] {
  const data = completed(attachment.given?.data ?? {}, given.data)
  const piece = { attachment, data, text: written(attachment.given?.body ?? '', ground), style }
  if (attachment.form === 'picture') return pictureLines(piece)
  const layouts: Readonly<Record<string, (piece: Piece) => readonly string[]>> = {
    'brief-college': letterLines,
    'brief-raad': letterLines,
    'beantwoording-vragen': answerLines,
    'nota-raad': noteLines,
    raadsbesluit: (piece) => decisionLines(piece, given),
    raadsinformatiebrief: letterLines,
    overig: pieceLines,
  }
  const layout = layouts[attachment.soort]
  if (layout === undefined)
    throw new Error(`an example has a ${attachment.soort}: say in this test what is printed of it`)
  return layout(piece)
}

const label = ({ attachment }: Piece, key: string): string =>
  kindOf(attachment.soort).velden.find((field) => field.veld === key)?.label ?? '?'
const value = ({ data }: Piece, key: string): string | undefined => inWords(several(data[key])) || undefined
const optional = (text: string | undefined): readonly string[] => (text === undefined ? [] : [text])

function letterLines(piece: Piece): readonly string[] {
  return [...letterHead(piece), ...salutation(piece), ...textLines(piece), ...letterEnd(piece)]
}

/** The whole text, or the sections of the form. */
function textLines({ attachment, text }: Piece): readonly string[] {
  const kind = kindOf(attachment.soort)
  if (kind.onderdelen.length === 0) return text.lines(text.body.children)
  return kind.onderdelen.flatMap((section) => sectionLines(section, kind, text))
}

/** What the council read, on what its decision rests, the points of the proposal, and who signs. */
function decisionLines(piece: Piece, given: Given): readonly string[] {
  const { data, attachment, style } = piece
  const proposal = kindOf(one(given.data.soort) ?? '?')
  const [heading] = kindOf('raadsbesluit').onderdelen
  const points = proposal.onderdelen.filter(({ beslispunten }) => beslispunten)
  const columns = ['nummer', 'zaaknummer', 'bisnummer'].flatMap((key) => {
    const text = value(piece, key)
    return text === undefined ? [] : [[label(piece, key), text] as const]
  })
  const { griffier, voorzitter } = exampleConfig.raad
  return [
    ...houseMark(style),
    kindOf('raadsbesluit').opschrift,
    value(piece, 'onderwerp') ?? missing,
    ...band(data, attachment),
    ...columns.map(([head]) => head),
    ...columns.map(([, text]) => text),
    `De raad van de gemeente ${exampleConfig.gemeente.naam},`,
    'gelezen',
    `het voorstel van het college van burgemeester en wethouders van ${decisionOfCollege(data)};`,
    'gelet op',
    ...several(data.geletop).map((reason) => `${reason};`),
    heading?.kop ?? '',
    ...points.flatMap((section) => sectionLines(section, proposal, written(given.body, ground)).slice(1)),
    `Aldus vastgesteld in de openbare vergadering van de raad van ${value(piece, 'raadsvergadering') ?? '…'}.`,
    ...['de griffier,', griffier, 'de voorzitter,', voorzitter],
  ]
}

function letterHead(piece: Piece): readonly string[] {
  const { data, attachment, style } = piece
  const { straat, postbus, postcode, plaats } = exampleConfig.gemeente.adres
  const { telefoon, website } = exampleConfig.gemeente
  const address = several(data.geadresseerde)
  const columns = [
    ['Ons kenmerk', one(data.kenmerk) ?? caseNumber(data) ?? missing],
    ...(value(piece, 'nummer') === undefined ? [] : [[label(piece, 'nummer'), value(piece, 'nummer') ?? '']]),
    ...(value(piece, 'uwkenmerk') === undefined ? [] : [[label(piece, 'uwkenmerk'), value(piece, 'uwkenmerk') ?? '']]),
    [label(piece, 'datum'), value(piece, 'datum') ?? missing],
    [label(piece, 'behandelaar'), value(piece, 'behandelaar') ?? value(piece, 'auteur') ?? missing],
  ]
  return [
    ...houseMark(style),
    ...[straat, postbus, `${postcode} ${plaats}`, `Telefoon ${telefoon}`, website, ...optional(value(piece, 'email'))],
    ...(address.length > 0 ? address : [missing]),
    ...several(data.adres),
    ...band(data, attachment),
    ...columns.map(([head = '']) => head),
    ...columns.map(([, text = '']) => text),
    label(piece, 'onderwerp'),
    value(piece, 'onderwerp') ?? missing,
  ]
}

const salutation = (piece: Piece): readonly string[] => optional(value(piece, 'aanhef'))

function letterEnd(piece: Piece): readonly string[] {
  const signers = groups(piece.data.ondertekening).map(({ naam, functie }) => [one(functie) ?? '', one(naam) ?? ''])
  const copies = value(piece, 'afschrift')
  return [
    ...optional(value(piece, 'slot')),
    ...(signers.length > 0 ? signers.flat() : collegeSigns),
    ...optional(copies === undefined ? undefined : `${label(piece, 'afschrift')} ${copies}`),
  ]
}

/** A letter with the facts of the questions, and each question quoted before its answer. */
function answerLines(piece: Piece): readonly string[] {
  const { data, text } = piece
  const received = one(data.ingekomen) ?? ''
  const { artikel, termijn } = exampleConfig.vragenrecht
  const [days] = /^\d+(?= dagen$)/.exec(termijn) ?? []
  const due = new Date(Date.parse(received) + Number(days) * 86_400_000).toISOString().slice(0, 10)
  const facts = ['vragensteller', 'fractie', 'ingekomen'].flatMap((key) => [
    label(piece, key),
    value(piece, key) ?? missing,
  ])
  const reason = `artikel ${artikel} van het reglement van orde van de raad; antwoord uiterlijk ${date(due)}`
  return [
    ...letterHead(piece),
    ...facts,
    ...['Op grond van', reason],
    ...salutation(piece),
    ...text.body.children.flatMap((node, index, all) => questionLines(node, all[index - 1], piece)),
    ...letterEnd(piece),
  ]
}

function questionLines(node: RootContent, before: RootContent | undefined, { data, text }: Piece): readonly string[] {
  const lines = text.lines([node])
  if (node.type !== 'blockquote' || before?.type !== 'heading') return lines
  const number = Number(/^Vraag (\d+)$/.exec(plain(before))?.[1])
  const asked = several(data.vragen)[number - 1]
  if (asked !== lines.join(' ')) throw new Error(`vraag ${number} is "${asked}" and is quoted as "${lines.join(' ')}"`)
  return [...lines, 'Antwoord']
}

function noteLines(piece: Piece): readonly string[] {
  const { data, attachment, text, style } = piece
  const columns = [
    [label(piece, 'datum'), value(piece, 'datum') ?? missing],
    [label(piece, 'zaaknummer'), caseNumber(data) ?? missing],
    ...['portefeuillehouder', 'auteur', 'versie'].flatMap((key) =>
      value(piece, key) === undefined ? [] : [[label(piece, key), value(piece, key) ?? '']],
    ),
  ]
  return [
    ...houseMark(style),
    attachment.kindTitle,
    value(piece, 'titel') ?? value(piece, 'onderwerp') ?? missing,
    ...optional(value(piece, 'ondertitel')),
    ...band(data, attachment),
    ...columns.map(([head = '']) => head),
    ...columns.map(([, text = '']) => text),
    ...text.lines(text.body.children),
  ]
}

function pieceLines(piece: Piece): readonly string[] {
  const { text } = piece
  return [...pieceHead(piece), ...text.lines(text.body.children)]
}

/** A picture on a page, with its title; what it shows is said by that title as well. */
function pictureLines(piece: Piece): readonly string[] {
  return [...pieceHead(piece), `[${piece.attachment.title}]`]
}

function pieceHead(piece: Piece): readonly string[] {
  const { data, attachment, style } = piece
  const number = caseNumber(data)
  const version = value(piece, 'versie')
  const facts = [
    ...optional(value(piece, 'datum')),
    ...optional(number === undefined ? undefined : `${label(piece, 'zaaknummer')} ${number}`),
    ...optional(version === undefined ? undefined : `${label(piece, 'versie')} ${version}`),
  ]
  return [
    ...houseMark(style),
    attachment.ownTitle,
    ...optional(value(piece, 'ondertitel')),
    ...band(data, attachment),
    ...facts,
  ]
}
