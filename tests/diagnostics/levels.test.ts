import { describe, expect, it } from 'vitest'
import { severityOf } from '../../src/diagnostics/diagnostic.ts'
import { checkExample } from '../rules/example-project.ts'
import type { ExampleFile } from '../rules/rule-page.ts'

const long = 'Wij gaan in elke wijk met bewoners in gesprek over wat beter kan. '.repeat(20)

/** A finding of every stage: the front matter, the rules, the characters, the attachments, the page, the length. */
const cases: readonly (readonly [rule: string, severity: string, files: readonly ExampleFile[]])[] = [
  ['yaml/hekje', 'warning', [{ language: 'yaml', text: 'onderwerp: Wijk #3\n' }]],
  ['taal/ambtelijk', 'warning', [{ language: 'markdown', text: 'Wij informeren u middels een brief.\n' }]],
  ['taal/lange-zin', 'info', [{ language: 'markdown', text: `${'woord '.repeat(30)}einde.\n` }]],
  ['tekst/teken', 'error', [{ language: 'markdown', text: 'Het teken 𓀀 staat op de gevel.\n' }]],
  ['links/adres', 'warning', [{ language: 'markdown', text: 'Lees [de cijfers](bijlagen/cijfers.pdf).\n' }]],
  ['onderdelen/te-lang', 'warning', [{ language: 'markdown', text: `## Samenvatting\n\n${long}\n` }]],
  [
    'privacy/mobiel',
    'warning',
    [
      { language: 'yaml', text: 'bijlagen: [{soort: overig, bestand: bijlagen/nota.md}]\n' },
      { language: 'markdown', text: 'Zie bijlage 1.\n' },
      { language: 'markdown', name: 'bijlagen/nota.md', text: '---\ntitel: Nota\n---\n\nBel 06-12345678.\n' },
    ],
  ],
]

async function severities(rule: string, files: readonly ExampleFile[], level?: string): Promise<readonly string[]> {
  const regels = level === undefined ? '' : `regels: {${rule}: ${level}}\n`
  const text = `gemeente: {naam: Voorbeeldstad}\ncollege: {portefeuillehouders: [C. Voorbeeld]}\n${regels}`
  const found = await checkExample([...files, { language: 'yaml', name: 'collegevoorstel.yaml', text }])
  return found.filter(({ ruleId }) => ruleId === rule).map(severityOf)
}

describe('a rule counts as the config says, whatever finds it', () => {
  it.each(cases)('%s', async (rule, severity, files) => {
    expect(await severities(rule, files)).toEqual([severity])
    for (const level of ['error', 'warning', 'info']) expect(await severities(rule, files, level)).toEqual([level])
    expect(await severities(rule, files, 'off')).toEqual([])
  })

  it('but one that is fixed stays as it is, and the config is told', async () => {
    const files: readonly ExampleFile[] = [{ language: 'markdown', text: '![](afbeeldingen/kaart.png)\n' }]
    expect(await severities('afbeeldingen/alt', files, 'error')).toEqual(['error'])
    const lowered = await checkExample([
      ...files,
      { language: 'yaml', name: 'collegevoorstel.yaml', text: 'regels: {afbeeldingen/alt: off}\n' },
    ])
    expect(lowered.map(({ ruleId }) => ruleId)).toEqual(['configuratie/vaste-regel'])
  })
})
