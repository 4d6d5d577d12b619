import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allRules, type RuleId } from '../../src/rules/catalogue.ts'
import { checkExample } from './example-project.ts'
import { pagesFolder, readRulePage } from './rule-page.ts'

/** Rules whose examples are no Markdown that can be checked, and the test that makes each of them fire. */
const shownElsewhere: Readonly<Partial<Record<RuleId, string>>> = {
  'bestand/geen-toegang': 'tests/rules/not-in-markdown.test.ts',
  'bestand/onleesbaar': 'tests/rules/not-in-markdown.test.ts',
  'bestand/geen-tekst': 'tests/document/fixtures/binair/verwacht.txt',
  'bestand/geen-utf8': 'tests/document/fixtures/geen-utf8/verwacht.txt',
  'bestand/te-groot': 'tests/pipeline/fixtures/bad-input/te-groot.txt',
  'yaml/te-groot': 'tests/rules/not-in-markdown.test.ts',
  'yaml/te-veel-verwijzingen': 'tests/document/fixtures/verwijzingen/verwacht.txt',
  'configuratie/ontbreekt': 'tests/config/config.test.ts',
  'configuratie/buiten-project': 'tests/pipeline/links-elsewhere.test.ts',
  'huisstijl/buiten-blad': 'tests/specimen/make-specimen.test.ts',
  'huisstijl/over-elkaar': 'tests/specimen/make-specimen.test.ts',
  'huisstijl/afgesneden': 'tests/specimen/make-specimen.test.ts',
  'huisstijl/te-licht': 'tests/specimen/make-specimen.test.ts',
  'huisstijl/te-klein': 'tests/specimen/make-specimen.test.ts',
  'soort/buiten-project': 'tests/pipeline/links-elsewhere.test.ts',
  'afbeeldingen/opslag': 'tests/rules/not-in-markdown.test.ts',
  'herstel/buiten-project': 'tests/rules/not-in-markdown.test.ts',
  'intern/storing': 'tests/rules/not-in-markdown.test.ts',
  'pdf/tabel-te-breed': 'tests/print/page/fit-tables.test.ts',
  'pdf/vreemd-lettertype': 'tests/rules/not-in-markdown.test.ts',
  'pdf/lettertype-ontbreekt': 'tests/rules/not-in-markdown.test.ts',
  'pdf/teken-ontbreekt': 'tests/pdf/finish/finish.test.ts',
  'pdf/niet-getagd': 'tests/rules/not-in-markdown.test.ts',
  'pdf/tekst-zonder-structuur': 'tests/pdf/finish/finish.test.ts',
  'pdf/tekst-buiten-structuur': 'tests/rules/not-in-markdown.test.ts',
  'pdf/onbekende-structuur': 'tests/properties/damaged-pdf.test.ts',
  'pdf/afbeelding-zonder-tekst': 'tests/pdf/finish/finish.test.ts',
  'pdf/drukwerkkleuren': 'tests/rules/not-in-markdown.test.ts',
  'pdf/versleuteld': 'tests/properties/damaged-pdf.test.ts',
  'pdf/beschadigd': 'tests/rules/not-in-markdown.test.ts',
  'editie/niet-openbaar': 'tests/rules/not-in-markdown.test.ts',
  'editie/status-ontbreekt': 'tests/rules/not-in-markdown.test.ts',
  'editie/embargo': 'tests/rules/not-in-markdown.test.ts',
  'editie/elders-gesloten': 'tests/publication/policy/closed-files.test.ts',
  'editie/weggehaald': 'tests/meeting/withdrawn.test.ts',
  'editie/blijft-staan': 'tests/meeting/withdrawn.test.ts',
  'editie/niet-bijgewerkt': 'tests/meeting/withdrawn.test.ts',
  'editie/zonder-bron': 'tests/publication/earlier/earlier-public.test.ts',
  'editie/lek': 'tests/rules/not-in-markdown.test.ts',
  'bijlagen/beveiliging': 'tests/publication/public-attachment.test.ts',
  'bijlagen/noemt-persoon': 'tests/publication/public-attachment.test.ts',
  'bijlagen/schoongemaakt': 'tests/publication/public-attachment.test.ts',
  'bijlagen/verborgen': 'tests/publication/public-attachment.test.ts',
  'bijlagen/sporen': 'tests/publication/public-attachment.test.ts',
  'bijlagen/niet-aan-te-passen': 'tests/publication/public-attachment.test.ts',
  'afbeeldingen/verborgen': 'tests/publication/search/hidden-in-drawings.test.ts',
  'editie/niet-doorzocht': 'tests/rules/not-in-markdown.test.ts',
  'lakken/ook-elders': 'tests/rules/not-in-markdown.test.ts',
  'lakken/woord-elders': 'tests/publication/search/redactions-elsewhere.test.ts',
  'omgeving/geen-browser': 'tests/pipeline/bad-input-surroundings.test.ts',
  'omgeving/browser-start-mislukt': 'tests/pipeline/bad-input-surroundings.test.ts',
  'omgeving/browser-gestopt': 'tests/print/browser/browser-life.test.ts',
  'omgeving/tijd-verstreken': 'tests/pipeline/bad-input-surroundings.test.ts',
  'omgeving/schijf-vol': 'tests/pipeline/bad-input-surroundings.test.ts',
  'omgeving/geen-rechten': 'tests/pipeline/bad-input-surroundings.test.ts',
  'omgeving/schrijven-mislukt': 'tests/pipeline/bad-input-surroundings.test.ts',
  'omgeving/lezen-mislukt': 'tests/rules/not-in-markdown.test.ts',
  'toetsing/afgekeurd': 'tests/pipeline/verapdf/prove.test.ts',
  'toetsing/goedgekeurd': 'tests/pipeline/verapdf/prove.test.ts',
  'omgeving/geen-verapdf': 'tests/pipeline/verapdf/find-verapdf.test.ts',
  'omgeving/verapdf-mislukt': 'tests/pipeline/verapdf/prove.test.ts',
  'agenda/verplicht': 'tests/meeting/fixtures/regels/verplicht.txt',
  'agenda/geen-punten': 'tests/meeting/fixtures/regels/geen-punten.txt',
  'agenda/punten-en-voorstellen': 'tests/meeting/fixtures/regels/punten-en-voorstellen.txt',
  'agenda/voorstel-ontbreekt': 'tests/meeting/fixtures/regels/voorstel-ontbreekt.txt',
  'agenda/dubbel': 'tests/meeting/fixtures/regels/dubbel.txt',
  'agenda/map-bezet': 'tests/meeting/make-agenda.test.ts',
  'agenda/bundel': 'tests/meeting/make-agenda.test.ts',
  'agenda/lege-rubriek': 'tests/meeting/fixtures/regels/lege-rubriek.txt',
  'agenda/niets-gevonden': 'tests/meeting/fixtures/regels/niets-gevonden.txt',
  'agenda/behandelwijze': 'tests/meeting/fixtures/regels/behandelwijze.txt',
  'agenda/elders-gesloten': 'tests/meeting/closed-elsewhere.test.ts',
  'agenda/gelijk-onderwerp': 'tests/meeting/fixtures/regels/gelijk-onderwerp.txt',
  'agenda/voorstel-na-vergadering': 'tests/meeting/fixtures/regels/voorstel-na-vergadering.txt',
  'agenda/aanwezigen': 'tests/meeting/fixtures/regels/aanwezigen.txt',
  'agenda/voorzitter': 'tests/meeting/fixtures/regels/voorzitter.txt',
  'agenda/quorum': 'tests/meeting/fixtures/regels/quorum.txt',
  'agenda/besluit-te-vroeg': 'tests/meeting/fixtures/regels/besluit-te-vroeg.txt',
  'agenda/toelichting': 'tests/meeting/fixtures/regels/toelichting.txt',
  'agenda/buiten-vergadering': 'tests/meeting/fixtures/regels/buiten-vergadering.txt',
  'agenda/weggevallen-in-bundel': 'tests/meeting/bundle-losses.test.ts',
  'agenda/besluiten-onvolledig': 'tests/meeting/make-agenda.test.ts',
  'agenda/beschadigd-stuk': 'tests/meeting/check-bundle.test.ts',
  'agenda/niet-in-bundel': 'tests/meeting/make-agenda.test.ts',
  'publicatie/instelling': 'tests/publish/publish-to-folder.test.ts',
  'publicatie/bron-onbekend': 'tests/publish/publish-to-folder.test.ts',
  'publicatie/niet-gemaakt': 'tests/publish/publish-to-folder.test.ts',
  'publicatie/vreemd': 'tests/publish/publish-to-folder.test.ts',
  'publicatie/doelmap': 'tests/publish/publish-to-folder.test.ts',
  'publicatie/vreemd-bestand': 'tests/publish/publish-to-folder.test.ts',
  'publicatie/ingetrokken': 'tests/publish/publish-to-folder.test.ts',
  'publicatie/aanmelden': 'tests/publish/publish-to-folder.test.ts',
  'archief/instelling': 'tests/archive/archive.test.ts',
  'archief/besluit': 'tests/archive/archive.test.ts',
  'archief/niet-gemaakt': 'tests/archive/archive.test.ts',
  'archief/verouderd': 'tests/archive/archive.test.ts',
  'archief/veranderd': 'tests/archive/archive.test.ts',
  'archief/map-bezet': 'tests/archive/archive.test.ts',
  'archief/vreemd-bestand': 'tests/archive/archive.test.ts',
  'word/geen-word': 'tests/import/refused.test.ts',
  'word/beveiligd': 'tests/import/refused.test.ts',
  'word/beschadigd': 'tests/import/refused.test.ts',
  'word/te-groot': 'tests/import/refused.test.ts',
  'word/bestaat-al': 'tests/import/import-word.test.ts',
  'word/wijzigingen': 'tests/import/import-word.test.ts',
  'word/opmerkingen': 'tests/import/import-word.test.ts',
  'word/verborgen-tekst': 'tests/import/fixtures/expected/verborgen-tekst.txt',
  'word/onzichtbare-tekst': 'tests/import/fixtures/expected/onzichtbare-tekst.txt',
  'word/gelakt': 'tests/import/fixtures/expected/gelakt.txt',
  'word/invulplek': 'tests/import/fixtures/expected/formulier-invulvakken.txt',
  'word/tekstvak': 'tests/import/fixtures/expected/tekstvak.txt',
  'word/vorm': 'tests/import/hidden.test.ts',
  'word/kop-en-voettekst': 'tests/import/fixtures/expected/kop-en-voettekst.txt',
  'word/veld': 'tests/import/fixtures/expected/velden.txt',
  'word/tabel': 'tests/import/fixtures/expected/samengevoegde-cellen.txt',
  'word/afbeelding': 'tests/import/fixtures/expected/beelden.txt',
  'word/object': 'tests/import/fixtures/expected/velden.txt',
  'word/opmaak': 'tests/import/fixtures/expected/koppelingen.txt',
  'word/gegeven': 'tests/import/form/form-values.test.ts',
  'word/status': 'tests/import/fixtures/expected/libreoffice-formulier.txt',
  'word/onderdeel': 'tests/import/convert/section-body.test.ts',
  'word/soort': 'tests/import/fixtures/expected/gelakt.txt',
  'word/bijlage': 'tests/import/fixtures/expected/formulier-tabellen.txt',
  'omgeving/gpp-toegang': 'tests/publish/gpp/faults.test.ts',
  'omgeving/gpp-onbereikbaar': 'tests/publish/gpp/faults.test.ts',
  'omgeving/gpp-storing': 'tests/publish/gpp/faults.test.ts',
  'omgeving/gpp-antwoord': 'tests/publish/gpp/faults.test.ts',
  'gpp/instelling': 'tests/publish/gpp/gpp-settings.test.ts',
  'gpp/geweigerd': 'tests/publish/gpp/faults.test.ts',
  'gpp/al-openbaar': 'tests/publish/gpp/publish-to-gpp.test.ts',
  'gpp/vreemd-stuk': 'tests/publish/gpp/publish-to-gpp.test.ts',
  'gpp/niet-beoordeeld': 'tests/publish/gpp/publish-to-gpp.test.ts',
  'gpp/dubbel': 'tests/publish/gpp/publish-to-gpp.test.ts',
  'gpp/ingetrokken': 'tests/publish/gpp/publish-to-gpp.test.ts',
  'gpp/stand': 'tests/publish/gpp/publish-to-gpp.test.ts',
  'gpp/metagegevens': 'tests/publish/gpp/publish-to-gpp.test.ts',
}

const words = { error: 'fout', warning: 'waarschuwing', info: 'ter informatie' } as const
const rules = allRules.map((rule) => [rule.id, rule] as const)
const runnable = rules.filter(([id]) => shownElsewhere[id] === undefined)
/** Rules with a fix in rare cases that their page does not show. */
const withHiddenFix: readonly string[] = ['onderdelen/onbekend', 'bijlagen/bestand', 'afbeeldingen/bestand']
const fixes = { always: 'ja', sometimes: 'soms', never: 'nee' } as const

describe('the pages of the rules', () => {
  it('are there for every rule, and for no other', () => {
    const pages = readdirSync(pagesFolder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md') && path !== 'README.md')
      .map((path) => path.replace(/\.md$/, '').replaceAll('\\', '/'))
    expect(pages.toSorted()).toEqual(rules.map(([id]) => id).toSorted())
  })

  it('are listed on the first page with their severity and what they guard', () => {
    const index = readFileSync(join(pagesFolder, 'README.md'), 'utf8')
    const rows = allRules.map(
      ({ id, page, severity, softening, guards }) =>
        `| [${id}](${page}) | ${words[severity]} | ${softening === 'never' ? 'ja' : 'nee'} | ${guards} |`,
    )
    expect(index.split('\n').filter((line) => line.startsWith('| ['))).toEqual(rows)
  })

  it.each(rules)('%s says what the rule says', (id, { severity, softening, guards, fix }) => {
    const page = readRulePage(id)
    expect(page.title).toBe(id)
    expect(page.summary).toBe(guards)
    expect(page.facts.get('Ernst')).toBe(`${words[severity]} (\`${severity}\`)`)
    expect(page.facts.get('In te stellen')).toBe(softening === 'never' ? 'nee, deze regel staat vast' : 'ja')
    expect(page.facts.get('`--fix` herstelt dit')).toBe(fixes[withHiddenFix.includes(id) ? 'never' : fix])
    expect(page.headings.slice(0, 4)).toEqual(['Wat', 'Waarom', 'Fout', 'Goed'])
  })
})

describe('the examples on the pages', () => {
  it.each(runnable)('%s finds what is wrong, and nothing in what is right', async (id, { fix }) => {
    const page = readRulePage(id)
    expect(page.wrong).not.toEqual([])
    expect(page.right).not.toEqual([])
    const found = (await checkExample(page.wrong, id)).filter(({ ruleId }) => ruleId === id)
    expect(found.length).toBeGreaterThan(0)
    const always = found.some(({ fix }) => fix !== undefined)
    const atTimes = (await checkExample(page.mendable)).some(({ ruleId, fix }) => ruleId === id && fix !== undefined)
    const shown = always ? 'always' : atTimes ? 'sometimes' : 'never'
    expect(withHiddenFix.includes(id) ? [shown, fix] : shown).toEqual(
      withHiddenFix.includes(id) ? ['never', 'sometimes'] : fix,
    )
    const left = await checkExample(page.right, id)
    expect(left.map(({ ruleId, reason }) => `${ruleId}: ${reason}`)).toEqual([])
  })

  it.each(Object.entries(shownElsewhere))('%s is tested by %s', (id, test) => {
    const path = join(import.meta.dirname, '..', '..', test)
    expect(existsSync(path)).toBe(true)
    expect(readFileSync(path, 'utf8')).toContain(id.split('/')[1])
  })
})
