import { describe, expect, it } from 'vitest'
import { json } from '../../src/report/json.ts'
import type { Report } from '../../src/report/report.ts'
import { reportJsonSchema } from '../../src/report/report-schema.ts'
import { compiled } from '../forms/editor.ts'
import { documentOf, oddWarning, sampleReport, sharedMistake, unknownKey } from './sample-report.ts'

const accepts = compiled(reportJsonSchema())
const place = { start: { line: 9, column: 1 }, end: { line: 9, column: 30 } }

/** Every sort of thing a report can hold. */
const full: Report = {
  documents: [
    ...sampleReport.documents,
    {
      ...documentOf('e.md', 'gemaakt'),
      made: [
        { path: '/uit/e.pdf', pages: 3, conformance: { manier: 'gemaakt', normen: ['PDF/A-2a'] } },
        { path: '/uit/manifest.json', conformance: { manier: 'geen', normen: [] } },
      ],
      ignored: [{ finding: oddWarning, reason: 'een proef', place }],
      repaired: [{ path: '/in/e.md', name: 'e.md', repaired: [unknownKey] }],
    },
  ],
}

function problems(value: unknown): readonly string[] {
  accepts(value)
  return (accepts.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)
}

describe('the JSON report', () => {
  const shown = JSON.parse(json(full))

  it('is what its schema says, which is seen to refuse what is not', () => {
    expect(problems(shown)).toEqual([])
    expect(problems(JSON.parse(json({ documents: [] })))).toEqual([])
    const wrong = structuredClone(shown)
    wrong.documenten[0].meldingen[0].ernst = 'fout'
    delete wrong.documenten[1].uitkomst
    wrong.extra = true
    expect(problems(wrong)).toHaveLength(3)
  })

  it('gives every finding with its span under Dutch keys', () => {
    expect(shown.documenten[0].meldingen[0]).toEqual({
      regel: 'yaml/onbekende-sleutel',
      ernst: 'error',
      bestand: 'a b/één, twee:drie%.md',
      plaats: { begin: { regel: 3, kolom: 1 }, eind: { regel: 3, kolom: 10 } },
      melding: 'De sleutel “zaaknumer” is onbekend.',
      advies: 'Bedoelde u “zaaknummer”?',
    })
    expect(shown.documenten[1].meldingen[1]).not.toHaveProperty('plaats')
  })

  it('counts what is shared once, in the sum, and shows it with every document', () => {
    expect(shown.samenvatting).toEqual({ documenten: 5, metMeldingen: 3, fouten: 2, waarschuwingen: 2 })
    for (const at of [0, 1]) {
      expect(shown.documenten[at].meldingen.map((one: { melding: string }) => one.melding)).toContain(
        sharedMistake.reason,
      )
    }
  })

  it('tells what was made, allowed and repaired', () => {
    expect(shown.documenten[4]).toMatchObject({
      meldingen: [],
      genegeerd: [{ regel: 'voormatter/zaaknummer', reden: 'een proef' }],
      hersteld: [{ bestand: 'e.md', meldingen: [{ regel: 'yaml/onbekende-sleutel' }] }],
      gemaakt: [{ bestand: '/uit/e.pdf', paginas: 3 }, { bestand: '/uit/manifest.json' }],
    })
  })
})
