import type { Config } from '../../config/config.ts'
import { configName } from '../../config/config.ts'
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts'
import { gppRules } from '../../rules/gpp-rules.ts'
import { sha256 } from '../../system/digest.ts'

/** The platform, and how this program makes itself known there. */
export interface GppSettings {
  /** Without a slash at the end. */
  readonly address: string
  /** IRI of the organisation that publishes. */
  readonly organisation: string
  /** Of the audit log of the platform; also the owner of what is made. */
  readonly user: string
  /** `bron` of the identifiers: two organisations on one platform may have proposals at the same path. */
  readonly source: string
  readonly token: string
}

/** The environment variable with the token; it is in no file. */
const tokenName = 'COLLEGEVOORSTEL_GPP_TOKEN'

/** Identifies an organisation that is in no other setting. */
const municipality = 'https://identifier.overheid.nl/tooi/id/gemeente/'

type Stated = Pick<Config, 'gpp' | 'gemeente' | 'name' | 'at'>

/** The settings, or what is missing: every key at once. */
export function gppSettings(
  config: Stated,
  env: Readonly<Record<string, string | undefined>>,
): { readonly settings?: GppSettings; readonly diagnostics: readonly Diagnostic[] } {
  const { adres, gebruiker } = config.gpp
  const organisation = config.gpp.organisatie ?? (config.gemeente.code && municipality + config.gemeente.code)
  const token = env[tokenName]?.trim() ?? ''
  const diagnostics = [
    ...(adres === undefined ? [missing(config, 'gpp.adres', addressExample)] : []),
    ...(organisation ? [] : [missing(config, 'gpp.organisatie', organisationExample)]),
    ...tokenProblems(config, token),
  ]
  if (adres === undefined || !organisation || diagnostics.length > 0) return { diagnostics }
  const settings = {
    address: adres.replace(/\/+$/, '').replace(/\/api\/v2$/, ''),
    organisation,
    user: gebruiker ?? 'collegevoorstel',
    source: sourceOf(organisation),
    token,
  }
  return { settings, diagnostics }
}

const addressExample = 'gpp: {adres: https://publicatiebank.voorbeeldstad.example}'
const organisationExample = 'gemeente: {code: gm0000}'

function missing(config: Stated, key: string, example: string): Diagnostic {
  const place = config.at?.(['gpp'])
  return diagnostic({
    rule: gppRules['gpp/instelling'],
    file: config.name ?? configName,
    ...(place === undefined ? {} : { place }),
    reason: `In de instellingen ontbreekt ${key}.`,
    advice: `Zet in ${configName} bijvoorbeeld: ${example}`,
  })
}

/** The token itself is in no message. */
function tokenProblems(config: Stated, token: string): readonly Diagnostic[] {
  const problem = (reason: string, advice: string) => [
    diagnostic({ rule: gppRules['gpp/instelling'], file: config.name ?? configName, reason, advice }),
  ]
  if (token === '')
    return problem(
      `Er is geen sleutel voor het platform: de omgevingsvariabele ${tokenName} is leeg.`,
      'Vraag de beheerder van de publicatiebank om een API-sleutel, en zet die in die variabele. Zet de sleutel niet in een bestand van het project.',
    )
  // Anything else would break the header that it goes in.
  if (!/^[!-~]{1,400}$/.test(token))
    return problem(
      `Wat er in ${tokenName} staat, kan geen API-sleutel zijn: er staan spaties of vreemde tekens in.`,
      'Kopieer de sleutel opnieuw, zonder het woord Token ervoor.',
    )
  return []
}

/** At most 40 characters. */
function sourceOf(organisation: string): string {
  const name = organisation.split(/[/#]/).at(-1) ?? ''
  const own = /^[\w-]{1,24}$/.test(name) ? name : sha256(organisation).slice(0, 24)
  return `collegevoorstel ${own}`
}
