import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkProposals } from '../../src/pipeline/check.ts'

const good = readFileSync(join(import.meta.dirname, '../../bench/kort/voorstel.md'), 'utf8')

/** What an author does wrong in one place, and all that is said of it. */
const slips: readonly (readonly [from: string, to: string, told: string])[] = [
  ['## Samenvatting', '## Samenvating', 'onderdelen/onbekend 26:1'],
  ['## Kosten en dekking', '# Kosten en dekking', 'onderdelen/kopniveau 54:1'],
  ['## Kosten en dekking', '### Kosten en dekking', 'onderdelen/ontbreekt 54:1'],
  ['## Kosten en dekking', '#### Kosten', 'onderdelen/ontbreekt 54:1'],
  ['## Kosten en dekking', '##Kosten', 'tekst/kop 54:1'],
  ['## Kosten en dekking', '**Kosten en dekking**', 'onderdelen/ontbreekt 54:1'],
  ['## Kosten en dekking', '    ## Kosten', 'onderdelen/ontbreekt 54:1'],
  ['## Kosten en dekking', '> ## Kosten', 'onderdelen/ontbreekt 54:3'],
  ['## Aanpak', '## Aanpak\n\n```', 'onderdelen/ontbreekt 48:1'],
  ['## Aanpak', '## Aanpak\n\n<!-- nog kijken', 'html/verboden 48:1'],
  ['## Aanpak', '## Aanpak\n\n:::lak{grond="5.1.2.e"}', 'aanwijzingen/niet-afgesloten 48:1'],
  ['zaaknummer:', 'zaaknumer:', 'yaml/onbekende-sleutel 4:1'],
  ['onderwerp:', 'onderwrp:', 'yaml/onbekende-sleutel 11:1'],
  ['Financiën, Communicatie]', 'Financiën, Communicatie', 'yaml/schrijfwijze 14:16'],
  ['website]}', 'website}', 'yaml/schrijfwijze 16:37'],
]

it.each(slips)('%s as %s is told once, where it stands', async (from, to, told) => {
  const cwd = mkdtempSync(join(tmpdir(), 'een-keer-'))
  try {
    expect(good).toContain(from)
    writeFileSync(join(cwd, 'collegevoorstel.yaml'), 'gemeente: {naam: Voorbeeldstad}\n')
    writeFileSync(join(cwd, 'voorstel.md'), good.replace(from, to))
    const { documents } = await checkProposals({ files: ['voorstel.md'], cwd, strictness: 'lenient' })
    const diagnostics = documents.flatMap((document) => document.diagnostics)
    const weighty = diagnostics.filter(({ fatal }) => fatal !== undefined)
    expect(weighty.map(({ ruleId, line, column }) => `${ruleId} ${line}:${column}`)).toEqual([told])
  } finally {
    rmSync(cwd, { recursive: true })
  }
})
