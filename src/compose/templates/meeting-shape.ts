import type { MeetingView, PuntBijlageView, PuntView } from '../views/meeting-view.ts'
import { commonNames, type GroupShape, group, type ShapeOf } from './view-shape.ts'

const bijlage: ShapeOf<PuntBijlageView> = group({
  nummer: 'waarde',
  titel: 'waarde',
  adres: 'waarde',
  omvang: 'waarde',
  pagina: 'waarde',
  merk: 'waarde',
})

const punt: ShapeOf<PuntView> = group({
  id: 'waarde',
  nummer: 'waarde',
  titel: 'waarde',
  voorstel: 'waarde',
  adres: 'waarde',
  omvang: 'waarde',
  pagina: 'waarde',
  merk: 'waarde',
  verborgen: 'waarde',
  ontbreekt: 'waarde',
  zaaknummer: 'waarde',
  portefeuillehouder: 'waarde',
  behandelwijze: 'waarde',
  bijlagen: { lijst: bijlage },
  samenvatting: { lijst: 'waarde' },
  beslispunten: { lijst: 'waarde' },
  besluit: 'waarde',
  toelichting: 'waarde',
})

const names: { readonly [Key in keyof MeetingView]: ShapeOf<MeetingView[Key]> } = {
  ...commonNames,
  vergadering: 'waarde',
  nummer: 'waarde',
  datum: 'waarde',
  aanvang: 'waarde',
  locatie: 'waarde',
  voorzitter: 'waarde',
  secretaris: 'waarde',
  aanwezig: 'waarde',
  afwezig: 'waarde',
  concept: 'waarde',
  proza: 'waarde',
  rubrieken: {
    lijst: group({
      id: 'waarde',
      nummer: 'waarde',
      titel: 'waarde',
      los: 'waarde',
      buitenvergadering: 'waarde',
      metportefeuille: 'waarde',
      metbehandelwijze: 'waarde',
      punten: { lijst: punt },
    }),
  },
  weggelaten: { lijst: 'waarde' },
  bestanden: { lijst: group({ titel: 'waarde', adres: 'waarde', omvang: 'waarde' }) },
  omvang: 'waarde',
}

/** The names that templates of meeting documents can use. */
export const meetingShape: GroupShape = group(names)
