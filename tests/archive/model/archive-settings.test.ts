import { describe, expect, test } from 'vitest'
import { appraisalOf, archiveSettings, missingSettings } from '../../../src/archive/model/archive-settings.ts'
import { parseConfig } from '../../../src/config/config.ts'

const configOf = (text: string) => parseConfig(text, '/p/collegevoorstel.yaml', 'collegevoorstel.yaml').config
const complete = `archief:
  archiefvormer: {naam: Gemeente Proefstad}
  bron: Stukken
  waardering: {collegevoorstel: B, brief: V, nota: V}
  bewaartermijn: {brief: 7 jaar}
  begrippenlijsten: {vergadering: Soorten}
`
const missing = (text: string, kinds: readonly string[] = ['collegevoorstel'], meeting = true) =>
  missingSettings(configOf(text), { kinds, meeting }, 'voorstel.md').map(
    ({ reason, line }) => `${line}: ${/archief\.\S+/.exec(reason)?.[0]}`,
  )

describe('what is missing', () => {
  test('is nothing when all is stated', () => {
    expect(missing(complete)).toEqual([])
  })

  test.each([
    ['bron', ['archief.bron']],
    ['archiefvormer', ['archief.archiefvormer.naam']],
    ['waardering', ['archief.waardering.collegevoorstel']],
    ['begrippenlijsten', ['archief.begrippenlijsten.vergadering']],
  ])('names the key %s, at the nearest line', (key, names) => {
    const without = complete.replace(new RegExp(`  ${key}: .*\n`), '')
    expect(missing(without)).toEqual(names.map((name) => expect.stringMatching(new RegExp(`^\\d: ${name}$`))))
  })

  test.each([
    ['an empty text', 'bron: Stukken', "bron: ''", ['archief.bron']],
    ['an identifier without its register', 'Proefstad}', 'Proefstad, kenmerk: gm0000}', ['archief.archiefvormer.bron']],
  ])('counts %s', (_, from, to, names) => {
    expect(missing(complete.replace(from, to)).map((each) => each.replace(/^\d+: /, ''))).toEqual(names)
  })

  test('counts a kind of which the term is not stated, once', () => {
    expect(missing(complete, ['brief', 'nota', 'nota'])).toEqual([
      expect.stringContaining('archief.bewaartermijn.nota'),
    ])
  })

  test('does not count the list of meetings for a proposal alone', () => {
    expect(missing(complete.replace(/ {2}begrippenlijsten.*/, ''), ['collegevoorstel'], false)).toEqual([])
  })
})

test('an attachment follows its proposal unless its own kind is stated', () => {
  const config = configOf(complete)
  expect(appraisalOf(config, 'overig', 'collegevoorstel')).toEqual({ code: 'B' })
  expect(appraisalOf(config, 'brief', 'collegevoorstel')).toEqual({ code: 'V', years: 7 })
  expect(appraisalOf(config, 'nota', 'collegevoorstel')).toBeUndefined()
  expect(appraisalOf(config, 'onbekend')).toBeUndefined()
})

test('restrictions, relations and lists have the words of MDTO where nothing is stated', () => {
  const { beperking, relatie, lijsten } = archiveSettings(
    configOf(`${complete}  beperking: {openbaar: {label: Vrij, code: V}}\n`),
  )
  expect(beperking).toEqual({ openbaar: { label: 'Vrij', code: 'V' }, overig: { label: 'Nader te bepalen' } })
  expect(relatie).toEqual({ openbaar: 'Heeft Versie', intern: 'Is een versie van' })
  expect(lijsten).toMatchObject({ vergadering: 'Soorten', beperking: 'Begrippenlijst BeperkingGebruikTypeLijst MDTO' })
})
