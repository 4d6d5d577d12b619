import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fontFaces } from '../../src/compose/house-style/fonts.ts'
import { loadKinds } from '../../src/forms/load-kind.ts'
import { layoutProblems } from '../../src/pdf/measure/layout-problems.ts'
import { measurePdf } from '../../src/pdf/measure/measure-pdf.ts'
import { foreignFonts } from '../../src/pipeline/print-job.ts'
import { trialProject } from '../cli/trial-project.ts'

/**
 * Every kind in both house styles, with what makes a layout break: no attachment and forty, words and names that are longer than a line, and
 * other scripts.
 */

const longWord = 'Meerjarenonderhoudsplanningscoördinatievergaderingsverslaglegging'
const longName = `${longWord}-van-der-${longWord}`
/** Arabic, Greek, Cyrillic, and Latin beyond Western Europe. */
const scripts = 'مرحبا بكم في المدينة · Καλωσήρθατε στην πόλη · Добро пожаловать в город · Ŵ Ő Ș Ğ ŵ ő ș ğ'

/** A value for each field that documents print, as long or as foreign as it can be. */
const values: Readonly<Record<string, string>> = {
  zaak: longWord,
  zaaknummer: 'Z-2026-0000000000000000000000000000000000004512',
  bisnummer: `BIS-${'0310-'.repeat(12)}1`,
  registratienummer: longWord,
  nummer: `RIB-${'2026-'.repeat(8)}48`,
  datum: '2026-11-24',
  auteur: longName,
  bereikbaar: longWord,
  team: longWord,
  status: 'openbaar',
  onderwerp: `${longWord} ${scripts}`,
  titel: `${longName} ${scripts}`,
  ondertitel: `${scripts} ${longWord}`,
  versie: longWord,
  portefeuillehouder: `[${longName}, Ŵ. Őșğ, Ω. Παπαδόπουλος]`,
  programma: longName,
  raadsrol: longWord,
  raadsvergadering: '2026-12-17',
  collegebesluit: `{datum: 2026-11-24, nummer: ${longWord}}`,
  geletop: `[${longWord}, ${scripts}]`,
  duurzaamheid: scripts,
  participatie: longName,
  geraadpleegd: `{vakgebieden: [${longWord}, ${longWord}], conclusie: ${longName}}`,
  communicatie: `{nodig: ja, middelen: [${longWord}, ${longWord}]}`,
  behandeling: `[{orgaan: ${longWord}, datum: 2026-12-17, aard: ter besluitvorming, portefeuillehouder: ${longName}}]`,
  adviezen: `[{afdeling: ${longWord}, adviseur: ${longName}, akkoord: nee, opmerking: ${longWord}}]`,
  conceptbesluit: `[${longName}]`,
  parafen: `[{naam: ${longName}, oordeel: bespreken, opmerking: ${longWord}}, {naam: Ω. Παπαδόπουλος}]`,
  geadresseerde: `[${longWord}, ${scripts}]`,
  adres: `[${longWord} 1, 1234 AB ${longWord}]`,
  uwkenmerk: longWord,
  behandelaar: longName,
  email: `${longWord}@voorbeeldstad.example`,
  aanhef: `Geachte ${longName},`,
  slot: scripts,
  afschrift: `[${longWord}, ${scripts}]`,
  ondertekening: `[{naam: ${longName}, functie: ${longWord}}, {naam: Ω. Παπαδόπουλος, functie: ${longWord}}]`,
  vragensteller: longName,
  fractie: longWord,
  ingekomen: '2026-11-01',
  vragen: `[${longName}]`,
}

const text = [
  `${longName} ${scripts}`,
  `| ${longWord} | Naam | Bedrag |\n| :--- | :--- | ---: |\n| Ŵ Ő Ș Ğ | ${longWord} | € 1.234.567.890,00 |`,
  `- ${longWord}\n- ${scripts}`,
].join('\n\n')

const { resources } = fontFaces()
const isKnownFont = (font: string) => foreignFonts([font], resources).length === 0

const kinds = loadKinds()
const styles = ['voorbeeldstad', 'neutraal'] as const
const cases = kinds.soorten.flatMap((soort) =>
  styles.flatMap((style) => {
    const takes = kinds.load(soort)?.kind?.velden.some(({ veld }) => veld === 'bijlagen')
    return (takes ? [0, 40] : [0]).map((count) => [soort, style, count] as const)
  }),
)

function documentOf(soort: string, attachments: number): string {
  const kind = kinds.load(soort)?.kind
  if (kind === undefined) throw new Error(soort)
  const keys = kind.velden
    .filter(({ veld }) => values[veld] !== undefined)
    .map(({ veld }) => `${veld}: ${values[veld]}`)
  const entries = Array.from(
    { length: attachments },
    (_, index) =>
      `  - {soort: overig, titel: ${index % 2 === 0 ? longName : scripts}, bestand: bijlage-${index + 1}.md}`,
  )
  const body =
    kind.onderdelen.length === 0
      ? `## Vraag 1\n\n> ${longName}\n\n${text}`
      : kind.onderdelen
          .map(
            ({ kop, beslispunten }) =>
              `## ${kop}\n\n${beslispunten ? `1. ${longName} ${scripts}.\n2. ${longWord}.` : text}`,
          )
          .join('\n\n')
  const list = attachments === 0 ? '' : `bijlagen:\n${entries.join('\n')}\n`
  return `---\nsoort: ${soort}\n${keys.join('\n')}\n${list}---\n\n${body}\n`
}

it.each(cases)(
  '%s in %s with %i attachments: nothing leaves its page, lies on other text, is cut off or is faint',
  async (soort, style, count) => {
    const attached = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`bijlage-${index + 1}.md`, '---\nsoort: overig\n---\n\nTekst.\n']),
    )
    const project = await trialProject({
      'collegevoorstel.yaml': `gemeente: {naam: Őșğstad}\nhuisstijl: ${style}\nregels: {taal/leesbaarheid: off}\n`,
      'voorstel.md': documentOf(soort, count),
      ...attached,
    })
    const { code, err } = await project.run(
      'build',
      'voorstel.md',
      '--quiet',
      '--edition',
      'intern,openbaar',
      '--jobs',
      '2',
    )
    expect([code, err]).toEqual([0, ''])
    const name = kinds.load(soort)?.kind?.bestandsnaam ?? ''
    for (const edition of ['intern', 'openbaar']) {
      const measured = measurePdf(readFileSync(join(project.root, 'uitvoer/proef', edition, `${name}.pdf`)))
      if (!measured.ok) throw new Error(measured.reason)
      const problems = layoutProblems(measured.pages, { isKnownFont }).map(
        ({ kind, line }) => `${line.page}: ${kind}: ${line.text}`,
      )
      expect([edition, problems]).toEqual([edition, []])
      // What leaves the page makes the browser print all of it smaller.
      expect(measured.pages.flatMap(({ lines }) => lines.map(({ size }) => size))).toContain(10.5)
      const whole = measured.pages.flatMap(({ lines }) => lines.map((line) => line.text)).join(' ')
      for (const part of ['Ŵ Ő Ș Ğ', 'Καλωσήρθατε', 'Добро']) expect(whole).toContain(part)
    }
  },
)
