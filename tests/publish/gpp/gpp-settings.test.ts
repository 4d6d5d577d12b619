import { describe, expect, it } from 'vitest'
import { parseConfig } from '../../../src/config/config.ts'
import { gppSettings } from '../../../src/publish/gpp/gpp-settings.ts'

const read = (text: string) => parseConfig(text, '/project/collegevoorstel.yaml', 'collegevoorstel.yaml')
const env = (token?: string) => (token === undefined ? {} : { COLLEGEVOORSTEL_GPP_TOKEN: token })

describe('the settings of the platform', () => {
  it('have the organisation of the municipality', () => {
    const { config } = read('gemeente: {code: gm0000}\ngpp: {adres: "https://bank.example/api/v2/"}\n')
    expect(gppSettings(config, env('abc'))).toEqual({
      diagnostics: [],
      settings: {
        address: 'https://bank.example',
        organisation: 'https://identifier.overheid.nl/tooi/id/gemeente/gm0000',
        user: 'collegevoorstel',
        source: 'collegevoorstel gm0000',
        token: 'abc',
      },
    })
  })

  it('state another organisation, and who finishes the publications', () => {
    const organisatie = `https://bank.example/organisaties/${'a'.repeat(60)}`
    const { config } = read(
      `gpp: {adres: "https://bank.example/pad", organisatie: "${organisatie}", gebruiker: griffie@x.example}\n`,
    )
    const { settings } = gppSettings(config, env('abc'))
    expect(settings).toMatchObject({ organisation: organisatie, user: 'griffie@x.example' })
    expect(settings?.source).toMatch(/^collegevoorstel [\da-f]{24}$/)
  })

  it('name everything that is missing, each with an example', () => {
    const { config } = read('gemeente: {naam: Voorbeeldstad}\n')
    expect(
      gppSettings(config, env()).diagnostics.map(({ ruleId, reason, note }) => `${ruleId}: ${reason} ${note}`),
    ).toEqual([
      'gpp/instelling: In de instellingen ontbreekt gpp.adres. Zet in collegevoorstel.yaml bijvoorbeeld: gpp: {adres: https://publicatiebank.voorbeeldstad.example}',
      'gpp/instelling: In de instellingen ontbreekt gpp.organisatie. Zet in collegevoorstel.yaml bijvoorbeeld: gemeente: {code: gm0000}',
      'gpp/instelling: Er is geen sleutel voor het platform: de omgevingsvariabele COLLEGEVOORSTEL_GPP_TOKEN is leeg. Vraag de beheerder van de publicatiebank om een API-sleutel, en zet die in die variabele. Zet de sleutel niet in een bestand van het project.',
    ])
  })

  it('point at the group that lacks a key', () => {
    const { config } = read('gemeente: {naam: Voorbeeldstad}\ngpp:\n  organisatie: https://x.example/1\n')
    expect(gppSettings(config, env('a')).diagnostics).toMatchObject([
      { line: 3, reason: expect.stringContaining('gpp.adres') },
    ])
  })

  it.each(['Token abc', 'abc\nX: y', 'é', 'a'.repeat(401)])('refuse %j as a token, without showing it', (token) => {
    const { config } = read('gemeente: {code: gm0000}\ngpp: {adres: "https://bank.example"}\n')
    const { settings, diagnostics } = gppSettings(config, env(token))
    expect(settings).toBeUndefined()
    expect(diagnostics).toHaveLength(1)
    expect(`${diagnostics[0]?.reason} ${diagnostics[0]?.note}`).not.toContain(token)
  })

  it.each([
    'http://bank.example',
    'http://localhost.evil.example',
    'http://127.0.0.1@evil.example',
    'https://gebruiker:geheim@bank.example',
    'https://bank.example?x=1',
    'https://bank.example#x',
    'ftp://bank.example',
    'bank.example',
    '//bank.example',
  ])('refuse the address %s where it is', (adres) => {
    const { config, diagnostics } = read(`gpp:\n  adres: "${adres}"\n`)
    expect(config.gpp.adres).toBeUndefined()
    expect(diagnostics).toMatchObject([
      { line: 2, fatal: true, reason: expect.stringContaining('begint met https://') },
    ])
  })

  it.each([
    'https://bank.example',
    'https://bank.example:8443/pad',
    'http://localhost:8000',
    'http://127.0.0.1:1/',
    'http://[::1]:80',
  ])('take the address %s', (adres) => {
    const { config, diagnostics } = read(`gpp: {adres: "${adres}"}\n`)
    expect([config.gpp.adres, diagnostics]).toEqual([adres, []])
  })
})
