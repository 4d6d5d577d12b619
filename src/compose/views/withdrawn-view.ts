import { commonNames, type DataOf, group } from './view.ts'

/** The names that the template of a withdrawn document can use. Nothing of the document itself is among them. */
export const withdrawnShape = group({
  ...commonNames,
  adres: 'text',
  /** `2 december 2026` */
  datum: 'text',
  reden: 'text',
})

export type WithdrawnView = DataOf<typeof withdrawnShape>
