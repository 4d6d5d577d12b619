import type { MeetingView, PuntView } from '../compose/views/meeting-view.ts'

/** Kinds of a meeting that are printed; its page on the web is none. */
export const printedMeetingKinds = ['agenda', 'besluitenlijst', 'bundelvoorblad'] as const

const point: PuntView = {
  id: 'punt-1-1',
  nummer: '1.1',
  titel: 'Informatie wijkgericht werken',
  voorstel: true,
  adres: '',
  web: '',
  omvang: '3 pagina’s',
  pagina: '2',
  merk: '',
  verborgen: false,
  ontbreekt: false,
  zaaknummer: 'Z-2026-004512',
  portefeuillehouder: 'C. Voorbeeld',
  behandelwijze: 'hamerstuk',
  bijlagen: [
    { nummer: 1, titel: 'Brief aan gemeenteraad', adres: '', web: '', omvang: '2 pagina’s', pagina: '5', merk: '' },
    { nummer: 2, titel: 'Cijfers per wijk', adres: '', web: '', omvang: '2 pagina’s', pagina: '', merk: 'geheim' },
  ],
  samenvatting: ['Het eerste jaar wijkgericht werken heeft 86 plannen van bewoners opgeleverd.'],
  beslispunten: ['De resultaten vast te stellen.', 'De raad daarover met een brief te informeren.'],
  besluit: 'Akkoord met aanpassingen.',
  toelichting: 'De portefeuillehouder mag de aanpassingen aanbrengen.',
}

const opening: PuntView = {
  ...point,
  id: 'punt-1',
  nummer: '1',
  titel: 'Opening en vaststelling agenda',
  voorstel: false,
  omvang: '',
  pagina: '',
  zaaknummer: '',
  portefeuillehouder: '',
  behandelwijze: '',
  bijlagen: [],
  samenvatting: [],
  beslispunten: [],
  besluit: '',
  toelichting: '',
}

const group = {
  id: 'rubriek-2',
  nummer: '2',
  titel: 'Hamerstukken',
  los: false,
  buitenvergadering: false,
  metportefeuille: true,
  metbehandelwijze: false,
  gedeeld: 'Behandeling: hamerstuk',
}

/** A meeting as an agenda, list of decisions or bundle prints it for the board. */
export const sampleMeeting: Omit<MeetingView, 'soort' | 'titel' | 'gemeente' | 'huisstijl'> = {
  editie: { intern: true, raad: false, openbaar: false },
  band: '',
  vergadering: 'College van burgemeester en wethouders',
  nummer: '48',
  datum: 'dinsdag 24 november 2026',
  aanvang: '09.30',
  locatie: 'Collegekamer',
  voorzitter: 'A. Voorbeeld',
  secretaris: 'B. Voorbeeld',
  aanwezig: 'A. Voorbeeld, C. Voorbeeld en D. Voorbeeld',
  afwezig: '',
  concept: false,
  proza: false,
  rubrieken: [
    {
      ...group,
      id: 'rubriek-1',
      nummer: '1',
      titel: '',
      los: true,
      gedeeld: '',
      metportefeuille: false,
      punten: [opening],
    },
    {
      ...group,
      punten: [
        { ...point, id: 'punt-2-1', nummer: '2.1' },
        {
          ...point,
          id: 'punt-2-2',
          nummer: '2.2',
          titel: 'Aankoop van de Scheepswerf aan de Havenkade, met de grond en de opstallen daarachter',
          merk: 'Embargo tot 1 december 2026',
          portefeuillehouder: 'D. Voorbeeld',
          bijlagen: [],
          besluit: 'Conform.',
          toelichting: '',
        },
      ],
    },
  ],
  weggelaten: [],
  bestanden: [],
  omvang: '12 pagina’s',
}
