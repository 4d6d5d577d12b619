import type { Kind, KindSection } from '../forms/kind.ts'
import { jsonSchemaOf } from '../forms/kind-schema.ts'
import { sectionHint, shortTitle } from '../forms/section-help.ts'
import type { ReferencePage, ReferenceTable } from './page.ts'
import { keyTable } from './schema-rows.ts'

/** The keys and the sections of a kind. */
export function kindPage(kind: Kind): ReferencePage {
  const { required: _, ...schema } = jsonSchemaOf(kind)
  const needs = new Map(
    kind.velden.map(({ veld, verplicht, verwacht }) => [veld, verplicht ? 'verplicht' : verwacht ? 'verwacht' : '']),
  )
  const lead = `${kind.omschrijving} Verplicht: zonder kan het document niet worden gemaakt. Verwacht: ontbreekt het, dan staat er “niet ingevuld”.`
  return {
    title: `${kind.titel} (soort: ${kind.soort})`,
    lead: lead.trim(),
    tables: [
      keyTable('Sleutels van de voormatter', schema, (key) => needs.get(key) ?? ''),
      ...(kind.onderdelen.length === 0 ? [] : [sectionTable(kind.onderdelen)]),
    ],
  }
}

function sectionTable(sections: readonly KindSection[]): ReferenceTable {
  return {
    title: 'Onderdelen',
    columns: ['Kop', 'Op het formulier', 'Wat erin staat', 'Ook te schrijven als', 'Nodig', 'In soort.yaml'],
    typed: [0, 5],
    rows: sections.map((section) => [
      `## ${shortTitle(section)}`,
      section.kop === shortTitle(section) ? '' : section.kop,
      hintBeside(section),
      section.aliassen.slice(1).join(', '),
      section.verplicht ? 'verwacht' : '',
      `id: ${section.id}`,
    ]),
  }
}

/** Without the question of the form, which stands beside it. */
function hintBeside(section: KindSection): string {
  const hint = sectionHint(section)
  return hint.startsWith(section.kop) ? hint.slice(section.kop.length).replace(/^\./, '').trim() : hint
}
