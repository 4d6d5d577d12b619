import type { Config } from '../../config/config.ts'

const words =
  /(?<!\p{L})(?:stichting|vereniging|coöperatie|gemeente|gemeenteraad|provincie|waterschap|ministerie|college|bestuur|directie|maatschap|bedrijf|bureau|adviseurs|advies|groep|fonds|instituut|school|universiteit|accountants|advocaten|architecten|notarissen|ingenieurs|consultancy|b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?)(?!\p{L})/iu

/** Whether a name is that of an organisation, by a word in it. */
export function isOrganisation(name: string): boolean {
  return words.test(name)
}

/** Whether a name in a file tells who a person is: not an organisation, the municipality, a program or an office holder. */
export function isPerson(name: string, { gemeente, college }: Pick<Config, 'gemeente' | 'college'>): boolean {
  const known = [gemeente.naam, college.burgemeester, college.secretaris, ...college.portefeuillehouders]
  const isKnown = known.some(
    (one) => one !== undefined && lettersOf(one) !== '' && lettersOf(name).includes(lettersOf(one)),
  )
  const isProgram =
    /(?<!\p{L})(?:microsoft|word|office|acrobat|adobe|libreoffice|scanner|printer|user|gebruiker|admin|owner)(?!\p{L})/iu.test(
      name,
    )
  return /\p{L}{2}/u.test(name) && !isKnown && !isProgram && !isOrganisation(name)
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}]/gu, '')
}
