import type { Document } from '../../document/document.ts'
import type { SafeHtml } from '../html/safe-html.ts'
import { vocabularyKeys } from '../views/field-view.ts'
import type { FieldView, View } from '../views/view.ts'

/** The type of a name in a template: a value to print, a list to iterate, or a group of names. */
export type Shape = 'waarde' | ListShape | GroupShape
export interface ListShape {
  readonly lijst: Shape
}
export interface GroupShape {
  readonly groep: { readonly [name: string]: Shape }
}

/** Lets the compiler verify that exactly the keys of the view are described. */
export type ShapeOf<T> = T extends SafeHtml | string | number | boolean
  ? 'waarde'
  : T extends readonly (infer Item)[]
    ? { readonly lijst: ShapeOf<Item> }
    : { readonly groep: { readonly [Key in keyof T]: ShapeOf<T[Key]> } }

const field: ShapeOf<FieldView> = group({
  veld: 'waarde',
  label: 'waarde',
  tekst: 'waarde',
  regels: { lijst: 'waarde' },
  ingevuld: 'waarde',
  toon: 'waarde',
  weg: 'waarde',
})

type CommonKey = 'soort' | 'titel' | 'gemeente' | 'huisstijl' | 'editie' | 'band'

/** The names that all templates share, those of documents and of meetings. */
export const commonNames: { readonly [Key in CommonKey]: ShapeOf<View[Key]> } = {
  soort: 'waarde',
  titel: 'waarde',
  gemeente: group({
    naam: 'waarde',
    straat: 'waarde',
    postcode: 'waarde',
    plaats: 'waarde',
    postbus: 'waarde',
    telefoon: 'waarde',
    website: 'waarde',
    bekend: 'waarde',
  }),
  huisstijl: group({ naam: 'waarde', logo: 'waarde', heeftlogo: 'waarde' }),
  editie: group({ intern: 'waarde', raad: 'waarde', openbaar: 'waarde' }),
  band: 'waarde',
}

const fixed: { readonly [Key in Exclude<keyof View, 'veld'>]: ShapeOf<View[Key]> } = {
  ...commonNames,
  opgelegd: 'waarde',
  gronden: { lijst: 'waarde' },
  eigenvelden: { lijst: field },
  onderdelen: {
    lijst: group({
      id: 'waarde',
      naam: 'waarde',
      voor: 'waarde',
      kern: 'waarde',
      na: 'waarde',
      ingevuld: 'waarde',
      beslispunten: 'waarde',
      inhoud: 'waarde',
    }),
  },
  inhoud: 'waarde',
  heeftinhoud: 'waarde',
  genummerd: 'waarde',
  noten: 'waarde',
  heeftnoten: 'waarde',
  raadpleging: group({ vakgebieden: 'waarde', conclusie: 'waarde' }),
  communicatie: group({ ja: 'waarde', nee: 'waarde', middelen: 'waarde' }),
  bijlagevakjes: { lijst: group({ label: 'waarde', aan: 'waarde', welke: { lijst: 'waarde' } }) },
  bijlagen: {
    lijst: group({
      nummer: 'waarde',
      soort: 'waarde',
      titel: 'waarde',
      omvang: 'waarde',
      geheim: 'waarde',
      weggelaten: 'waarde',
      gronden: { lijst: 'waarde' },
    }),
  },
  behandelingen: {
    lijst: group({ orgaan: 'waarde', aan: 'waarde', datum: 'waarde', aard: 'waarde', portefeuillehouder: 'waarde' }),
  },
  grondkop: 'waarde',
  opheffing: 'waarde',
  geheimhoudingen: {
    lijst: group({
      op: 'waarde',
      titel: 'waarde',
      gronden: { lijst: 'waarde' },
      tot: 'waarde',
      bekrachtiging: 'waarde',
    }),
  },
  adviezen: { lijst: group({ afdeling: 'waarde', adviseur: 'waarde', akkoord: 'waarde', opmerking: 'waarde' }) },
  parafen: { lijst: group({ naam: 'waarde', akkoord: 'waarde', bespreken: 'waarde', opmerking: 'waarde' }) },
  ondertekenaars: { lijst: group({ functie: 'waarde', naam: 'waarde' }) },
  college: 'waarde',
  vragen: { lijst: group({ nummer: 'waarde', vraag: 'waarde', antwoord: 'waarde', beantwoord: 'waarde' }) },
  inleiding: 'waarde',
  slottekst: 'waarde',
  vragenrecht: group({ artikel: 'waarde', termijn: 'waarde', uiterlijk: 'waarde' }),
  kenmerk: 'waarde',
}

/** The names that templates of a kind of document can use, including its own fields. */
export function viewShape({ kind }: Pick<Document, 'kind'>): GroupShape {
  const keys = [...vocabularyKeys, ...kind.velden.map((stated) => stated.veld)]
  return { groep: { ...fixed, veld: { groep: Object.fromEntries(keys.map((key) => [key, field])) } } }
}

export function group<Names extends { readonly [name: string]: Shape }>(groep: Names): { readonly groep: Names } {
  return { groep }
}
