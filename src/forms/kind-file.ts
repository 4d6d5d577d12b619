import { described, optional } from '../system/described.ts'
import * as z from '../system/zod.ts'
import { bestandsnaam } from './field-types.ts'
import { getal, groep, jaNee, keuze, lijst, tekst } from './value-types.ts'
import { statussen } from './vocabulary.ts'

/**
 * The schema of `soort.yaml`, the data of a kind of document. Its folder also contains `document.hbs` and `document.css`; the name
 * of the folder is the name of the kind (the value of `soort:`).
 *
 * ```yaml
 * titel: Collegevoorstel
 * opschrift: COLLEGE VOORSTEL   # printed above the subject; by default the title
 * omschrijving: Voorstel aan het college van burgemeester en wethouders
 * bestandsnaam: voorstel        # of the PDF in the output; by default the name of the kind
 * velden:                       # in the order of the form
 *   - {veld: zaak, label: Zaak, verplicht: ja}
 *   - {veld: zaaknummer, label: Zaaknummer, verwacht: ja}
 *   - {veld: wijk, label: Wijk, type: keuze, waarden: [Noord, Zuid]}     # a field of your own has a type
 * onderdelen:                   # in the order of the form; leave out for a free body (letters, notes)
 *   - id: voorstel
 *     kop: Voorstel
 *     verplicht: ja
 *     beslispunten: ja
 *   - id: samenvatting
 *     kop: Samenvatting (circa 10 regels)      # kern becomes "Samenvatting", also a title an author may write
 *     kop-openbaar: Samenvatting               # without what the form tells the author
 *     verplicht: ja
 *     regels: {waarschuwing: 10, fout: 15}
 *   - id: communicatie
 *     kop: Communicatie
 *     verplicht: ja
 *     delen: [Kernboodschap, Communicatie inzet]
 * ```
 *
 * A project folder with the name of a built-in kind replaces that kind; missing files (`soort.yaml`, `document.hbs`,
 * `document.css`) are taken from it. With `basis: <soort>` a kind extends another one (or the built-in one of the same name):
 * fields and sections of the same name are replaced, new ones are added at the end or `na:` (after) another, and those with
 * `weg: ja` are removed.
 */

/** The types of fields outside the vocabulary (vocabulary.ts). */
const ownTypes = ['tekst', 'getal', 'datum', 'moment', 'ja-nee', 'lijst', 'keuze'] as const

const fieldFile = groep({
  veld: described(
    tekst.regex(/^[a-z][a-z0-9_]*$/, 'een sleutel bestaat uit kleine letters, cijfers en lage streepjes.'),
    'De sleutel in de voormatter: een van de woordenlijst, of een nieuwe met een eigen type.',
    'zaaknummer',
  ),
  label: optional(tekst, 'Zoals het formulier het veld noemt. Zonder label: de sleutel.'),
  verplicht: optional(jaNee, 'Zonder dit veld kan het document niet worden gemaakt: een fout.'),
  verwacht: optional(jaNee, 'Ontbreekt dit veld, dan komt er een waarschuwing en staat er “niet ingevuld”.'),
  intern: optional(
    jaNee,
    'Dit veld staat alleen in de editie intern, bijvoorbeeld op het formulier voor de behandeling.',
  ),
  type: optional(keuze(ownTypes), 'Alleen voor een eigen veld: wat voor waarde erin staat.'),
  waarden: optional(lijst, 'Bij type keuze: de woorden waaruit de schrijver kiest.'),
  toelichting: optional(tekst, 'Uitleg voor de schrijver, getoond in editors.'),
  begin: optional(
    tekst,
    'Wat er in een nieuw document al staat. {gemeente} wordt de naam van de gemeente.',
    'De gemeenteraad van {gemeente}',
  ),
  aliassen: optional(lijst, 'Andere namen van het veld op formulieren in Word, voor import.', [
    'Behandelend ambtenaar',
  ]),
  labels: optional(
    z.record(tekst, lijst),
    'Bij een veld met meer waarden: zoals het formulier in Word elk ervan noemt, voor import.',
    { vakgebieden: ['Geraadpleegde vakgebieden'] },
  ),
  na: optional(tekst, 'Met basis: na welk veld dit nieuwe veld komt.'),
  weg: optional(jaNee, 'Met basis: laat dit veld weg.'),
}).meta({ description: 'Een veld van de voormatter.' })

const sectionFile = groep({
  id: described(
    tekst.regex(/^[a-z][a-z0-9-]*$/, 'een id bestaat uit kleine letters, cijfers en streepjes.'),
    'Vaste naam van het onderdeel, ook in de HTML.',
    'juridisch-kader',
  ),
  kop: optional(tekst, 'De hele vraag zoals het formulier die afdrukt.'),
  'kop-openbaar': optional(
    tekst,
    'De kop in de edities raad en openbaar, zonder wat het formulier tegen de schrijver zegt. Zonder: de kop.',
    'Samenvatting',
  ),
  kern: optional(tekst, 'De woorden in de kop die vet worden. Zonder: de kop tot aan het eerste haakje.'),
  aliassen: optional(lijst, 'Kortere koppen die de schrijver mag gebruiken.'),
  verplicht: optional(jaNee, 'Ontbreekt dit onderdeel of is het leeg, dan komt er een waarschuwing.'),
  nvt: optional(jaNee, '“n.v.t.” is hier een antwoord.'),
  beslispunten: optional(jaNee, 'Hier staan de genummerde beslispunten.'),
  delen: optional(lijst, 'Delen die hierin moeten staan, als ###-kop of als vet begin.'),
  regels: optional(
    groep({ waarschuwing: getal, fout: getal }),
    'Meer afgedrukte regels dan dit geeft een waarschuwing, of met --strict een fout.',
  ),
  toelichting: optional(
    tekst,
    'Aanwijzing voor de schrijver: zij staat als opmerking onder de kop in een nieuw document.',
  ),
  na: optional(tekst, 'Met basis: na welk onderdeel (id) dit nieuwe onderdeel komt.'),
  weg: optional(jaNee, 'Met basis: laat dit onderdeel weg.'),
}).meta({ description: 'Een onderdeel van het formulier: een ##-kop.' })

export const kindFile = groep({
  basis: optional(tekst, 'De soort waarop deze voortbouwt.', 'collegevoorstel'),
  titel: optional(tekst, 'De naam van deze soort: zo heet zij boven elk stuk, in elke editie.', 'Collegevoorstel'),
  opschrift: optional(
    tekst,
    'Wat boven het onderwerp staat, als dat andere woorden zijn dan de titel. Zonder: de titel.',
    'COLLEGE VOORSTEL',
  ),
  omschrijving: optional(tekst, 'Waarvoor deze soort dient, in een zin.'),
  bestandsnaam: optional(
    bestandsnaam,
    'Naam van de PDF van dit document in de uitvoer. Zonder: de naam van de soort.',
    'voorstel',
  ),
  status: optional(
    keuze(statussen),
    'De status van een document dat er zelf geen noemt. Zonder: de schrijver moet zeggen of het openbaar is.',
    'openbaar',
  ),
  genummerd: optional(
    jaNee,
    'Hoofdstukken (##- en ###-koppen) krijgen een nummer, tenzij de schrijver ze zelf nummert.',
  ),
  toelichting: optional(
    tekst,
    'Aanwijzing voor de schrijver van een document zonder onderdelen: zij staat als opmerking in een nieuw document.',
  ),
  formulierwoorden: optional(
    lijst,
    'Woorden die het formulier zelf afdrukt; uit een formulier in Word gaan ze niet mee.',
    ['Handtekening'],
  ),
  velden: optional(z.array(fieldFile), 'De velden van de voormatter, in de volgorde van het formulier.'),
  onderdelen: optional(
    z.array(sectionFile),
    'De onderdelen (##-koppen), in de volgorde van het formulier. Weglaten: vrije tekst.',
  ),
}).meta({ title: 'soort.yaml', description: 'Een soort document: velden en onderdelen.' })

export type KindFile = z.infer<typeof kindFile>
export type FieldFile = z.infer<typeof fieldFile>
export type SectionFile = z.infer<typeof sectionFile>
