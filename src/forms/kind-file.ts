import { described, optional } from '../system/described.ts'
import * as z from '../system/zod.ts'
import { bestandsnaam } from './field-types.ts'
import { complain, getal, groep, jaNee, keuze, lijst, tekst } from './value-types.ts'
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
 * fields and sections of the same name are replaced, new ones are added at the end of the rows of the form or `na:` (after) another,
 * and those with `weg: ja` are removed. With `zonder:` the list of the basis is not taken over.
 */

/** The types of fields outside the vocabulary (vocabulary.ts). */
const ownTypes = ['tekst', 'getal', 'datum', 'moment', 'ja-nee', 'lijst', 'keuze'] as const

const boxFile = groep({
  soort: described(tekst, 'De soort bijlage waarbij dit vakje wordt aangevinkt.', 'brief-raad'),
  label: optional(
    tekst,
    'Wat achter het vakje staat. {artikel} wordt het artikel over schriftelijke vragen. Zonder: de soort.',
    'Brief aan gemeenteraad',
  ),
  na: optional(tekst, 'Na het vakje van welke soort dit vakje komt.'),
  weg: optional(jaNee, 'Met basis: laat dit vakje weg.'),
}).meta({ description: 'Een vakje in de lijst van bijlagen.' })

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
  openbaar: optional(jaNee, 'Dit veld staat in elke editie in de kop van het document, dus ook voor raad en publiek.'),
  formulier: optional(jaNee, 'nee: dit veld staat niet op het formulier voor de behandeling.'),
  naast: optional(
    keuze(['handtekening']),
    'Dit veld staat op het formulier naast het vak voor de handtekening. Een nieuw veld staat waar het veld staat waar het na komt.',
    'handtekening',
  ),
  vakjes: optional(
    z.array(boxFile),
    'Bij het veld bijlagen: de vakjes op het formulier. Wat geen vakje heeft, krijgt er een als het bijlage is.',
    [{ soort: 'brief-raad', label: 'Brief aan gemeenteraad' }],
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
  na: optional(tekst, 'Na welk veld dit veld komt, in de voormatter en op het formulier.', 'onderwerp'),
  weg: optional(jaNee, 'Met basis: laat dit veld weg.'),
})
  .superRefine(({ intern, openbaar }, context) => {
    if (!intern || !openbaar) return
    complain(context, {
      wrong: 'een veld is of intern, of openbaar.',
      advice: 'Haal intern: ja of openbaar: ja weg.',
    })
  })
  .meta({ description: 'Een veld van de voormatter.' })

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
  'punten-van': optional(
    tekst,
    'Laat de schrijver dit onderdeel leeg, dan staan hier de beslispunten van het stuk van deze soort: het voorstel zelf, of een bijlage ervan.',
    'raadsvoorstel',
  ),
  delen: optional(lijst, 'Delen die hierin moeten staan, als ###-kop of als vet begin.'),
  regels: optional(
    groep({ waarschuwing: getal, fout: getal }),
    'Meer afgedrukte regels dan dit geeft een waarschuwing, of met --strict een fout.',
  ),
  toelichting: optional(
    tekst,
    'Aanwijzing voor de schrijver: zij staat als opmerking onder de kop in een nieuw document.',
  ),
  na: optional(tekst, 'Na welk onderdeel (id) dit onderdeel komt.', 'risicos'),
  weg: optional(jaNee, 'Met basis: laat dit onderdeel weg.'),
}).meta({ description: 'Een onderdeel van het formulier: een ##-kop.' })

export const kindFile = groep({
  basis: optional(tekst, 'De soort waarop deze voortbouwt.', 'collegevoorstel'),
  zonder: optional(
    z.array(keuze(['velden', 'onderdelen'])),
    'Met basis: wat deze soort niet van haar basis overneemt.',
    ['onderdelen'],
  ),
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
  formulier: optional(
    jaNee,
    'In de editie intern gaat het formulier voor de behandeling vooraf, met de velden in hun volgorde.',
  ),
  ondertekent: optional(
    keuze(['college', 'raad']),
    'Wie tekent als de schrijver niemand noemt: secretaris en burgemeester, of griffier en voorzitter van de raad.',
    'raad',
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
export type BoxFile = z.infer<typeof boxFile>
