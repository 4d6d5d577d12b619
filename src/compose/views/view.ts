import type { Kind } from '../../forms/kind.ts'
import { vocabulary } from '../../forms/vocabulary.ts'
import type { SafeHtml } from '../html/safe-html.ts'

/** The types of values that a template can print. */
interface Values {
  readonly text: string
  readonly number: number
  readonly flag: boolean
  readonly html: SafeHtml
}

/** The type of a name in a template: a value to print, a list to iterate, or a group of names. */
export type Shape = keyof Values | WordShape | ListShape | GroupShape
/** A text that is one of these words, so that a template that compares it with another is wrong. */
export interface WordShape {
  readonly woorden: readonly string[]
}
export interface ListShape<Item extends Shape = Shape> {
  readonly lijst: Item
}
export interface GroupShape<Names = { readonly [name: string]: Shape }> {
  readonly groep: Names
}

/** A value to print. */
export function isValue(shape: Shape): shape is keyof Values | WordShape {
  return typeof shape === 'string' || 'woorden' in shape
}

/** The data that a shape describes, so that each name is declared once: for the compiler and for the check of templates. */
export type DataOf<S> = S extends keyof Values
  ? Values[S]
  : S extends WordShape
    ? string
    : S extends ListShape<infer Item>
      ? readonly DataOf<Item>[]
      : S extends GroupShape<infer Names>
        ? { readonly [Name in keyof Names]: DataOf<Names[Name]> }
        : never

export function group<const Names extends { readonly [name: string]: Shape }>(groep: Names): GroupShape<Names> {
  return { groep }
}

export function list<const Item extends Shape>(lijst: Item): ListShape<Item> {
  return { lijst }
}

/**
 * The data that a template can print. Every key is always present (`''`, `[]` or `false` when empty), so that an unknown name is
 * an error in the template. Keys are Dutch, because template designers use them (docs/huisstijl.md).
 */

/** A field of the front matter, with the label that the kind of document gives it. */
const field = group({
  veld: 'text',
  label: 'text',
  /** For print: dates in words, lists as "a, b en c", booleans as ja or nee. */
  tekst: 'text',
  /** By line or item. */
  regels: list('text'),
  ingevuld: 'flag',
  /** Whether to print it: it has a value, or the form expects one (then "niet ingevuld" is printed). */
  toon: 'flag',
  /** The kind of document does not have this field. */
  weg: 'flag',
})

export type FieldView = DataOf<typeof field>

const section = group({
  /** Of the heading in the HTML. */
  id: 'text',
  /** The id of the section in soort.yaml. */
  naam: 'text',
  /** The whole question: the text before the key words, the key words, and the text after them. */
  voor: 'text',
  kern: 'text',
  na: 'text',
  ingevuld: 'flag',
  beslispunten: 'flag',
  inhoud: 'html',
})

/** The names that all templates share, those of documents and of meetings. */
export const commonNames = {
  soort: 'text',
  /** The title of the kind of document: `Collegevoorstel`. */
  titel: 'text',
  gemeente: group({
    naam: 'text',
    straat: 'text',
    postcode: 'text',
    plaats: 'text',
    postbus: 'text',
    telefoon: 'text',
    website: 'text',
    bekend: 'flag',
  }),
  huisstijl: group({ naam: 'text', logo: 'html', heeftlogo: 'flag' }),
  editie: group({ intern: 'flag', raad: 'flag', openbaar: 'flag' }),
  /** `Geheim tot en met 30 maart 2026`, `Besloten`, `Embargo tot 1 april 2021, 09.00 uur`, a combination, or empty. */
  band: 'text',
} as const

const view = group({
  ...commonNames,
  /** What the form prints above the subject: `COLLEGE VOORSTEL`. By default the title of the kind. */
  opschrift: 'text',
  /** Number of the item on the agenda, in a meeting: `2.3`, or `2.3, bijlage 1`. */
  punt: 'text',
  /** `opgelegd door het college op 30 maart 2021, tot en met 30 maart 2026`, or `voorgesteld aan …`. */
  opgelegd: 'text',
  /** Grounds for the secrecy of this document. */
  gronden: list('text'),
  /** Fields that only this kind of document has. */
  eigenvelden: list(field),
  /** Fields that the head has in every edition (`openbaar: ja`), as far as it prints them. */
  kopvelden: list(field),
  /** The form, in the order of its fields: rows, or what `blok` names. `naast`: beside the box for the signature. */
  formulier: list(group({ blok: 'text', naast: 'flag', naam: 'text', rijen: list(field) })),
  onderdelen: list(section),
  /** The whole body, for kinds without sections. */
  inhoud: 'html',
  heeftinhoud: 'flag',
  /** The author numbers the chapters. */
  genummerd: 'flag',
  raadpleging: group({ vakgebieden: 'text', conclusie: 'text' }),
  communicatie: group({ ja: 'flag', nee: 'flag', middelen: 'text' }),
  /** Checkboxes; `welke` are the items, where one checkbox covers several. */
  bijlagevakjes: list(group({ label: 'text', aan: 'flag', welke: list('text') })),
  bijlagen: list(
    group({
      nummer: 'number',
      soort: 'text',
      titel: 'text',
      /** `3 pagina's` */
      omvang: 'text',
      geheim: 'flag',
      /** Omitted from this edition. */
      weggelaten: 'flag',
      gronden: list('text'),
      /** Where it is published, on a page for a browser; empty on paper. */
      adres: 'text',
    }),
  ),
  behandelingen: list(group({ orgaan: 'text', aan: 'flag', datum: 'text', aard: 'text', portefeuillehouder: 'text' })),
  /** Header of the ground column, with the law in force on the date: `Grondslag (art. 5.1 Woo)`. */
  grondkop: 'text',
  /** Who can lift the secrecy, where the law requires this statement. */
  opheffing: 'text',
  geheimhoudingen: list(
    group({ op: 'text', titel: 'text', gronden: list('text'), tot: 'text', bekrachtiging: 'text' }),
  ),
  adviezen: list(group({ afdeling: 'text', adviseur: 'text', akkoord: 'text', opmerking: 'text' })),
  parafen: list(group({ naam: 'text', akkoord: 'flag', bespreken: 'flag', opmerking: 'text' })),
  ondertekenaars: list(group({ functie: 'text', naam: 'text' })),
  /** The municipal executive signs as a whole, unless the letter names other signatories. */
  college: 'flag',
  /** The council signs: its clerk and its chair. */
  raad: 'flag',
  /** What the council read, in a decision of the council. */
  gelezen: list('text'),
  vragen: list(group({ nummer: 'number', vraag: 'html', antwoord: 'html', beantwoord: 'flag' })),
  inleiding: 'html',
  slottekst: 'html',
  vragenrecht: group({ artikel: 'text', termijn: 'text', uiterlijk: 'text' }),
  /** The reference to quote in replies. */
  kenmerk: 'text',
})

export type View = DataOf<typeof view> & {
  /** Every field, by key. */
  readonly veld: { readonly [key: string]: FieldView }
}

/** The fields of the vocabulary, which every template may name even when a kind does not have them. */
export const vocabularyKeys: readonly string[] = Object.keys(vocabulary.shape)

/** The names that templates of a kind of document can use, including its own fields, and the names of its sections. */
export function viewShape(kind: Kind): GroupShape {
  const keys = [...new Set([...vocabularyKeys, ...kind.velden.map((stated) => stated.veld)])]
  const ownField = group({ ...field.groep, veld: { woorden: keys } })
  const ownSection = group({ ...section.groep, naam: { woorden: kind.onderdelen.map(({ id }) => id) } })
  const { formulier } = view.groep
  return group({
    ...view.groep,
    veld: group(Object.fromEntries(keys.map((key) => [key, ownField]))),
    eigenvelden: list(ownField),
    kopvelden: list(ownField),
    formulier: list(group({ ...formulier.lijst.groep, rijen: list(ownField) })),
    onderdelen: list(ownSection),
  })
}
